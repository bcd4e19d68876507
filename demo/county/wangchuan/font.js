// 【字体：大 中 小】: the page's own text by a class, our widgets by their attribute: 大 is their 适老版.
(function () {
  'use strict';
  var words = { small: 'normal', '': 'normal', large: 'elder' };
  var buttons = document.querySelectorAll('.font button');
  function choose(size) {
    document.documentElement.className = size;
    [].forEach.call(document.querySelectorAll('mingbai-budget, mingbai-water, [data-mingbai]'), function (one) {
      one.setAttribute(one.hasAttribute('data-mingbai') ? 'data-size' : 'size', words[size]);
    });
    [].forEach.call(buttons, function (one) {
      one.setAttribute('aria-pressed', String(one.getAttribute('data-font') === size));
    });
  }
  [].forEach.call(buttons, function (one) {
    one.addEventListener('click', function () {
      choose(one.getAttribute('data-font'));
    });
  });
})();
