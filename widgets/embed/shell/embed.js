// The page inside an <iframe>: makes the widget its address asks for, and tells the page around it how high it is.
// embed.html?widget=budget&src=/data/budget.json&unit=万元

import { manifest } from 'mingbai-package';

(function () {
  const wish = new URLSearchParams(location.search);
  const tag = manifest.tags[wish.get('widget')];
  const place = document.getElementById('place');
  if (!tag) {
    place.textContent = '没有这个组件：' + (wish.get('widget') || '（未写 widget）') + '。可用：' + Object.keys(manifest.tags).join('、') + '。';
    return;
  }
  const element = document.createElement(tag);
  manifest.attrs.forEach((name) => {
    if (wish.has(name)) element.setAttribute(name, wish.get(name));
  });
  place.appendChild(element);

  let told = 0;
  function tell() {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told || parent === window) return;
    told = height;
    parent.postMessage({ type: 'mingbai-height', widget: wish.get('widget'), id: wish.get('id') || '', height }, '*');
  }
  if (typeof ResizeObserver === 'function') new ResizeObserver(tell).observe(document.documentElement);
  addEventListener('resize', tell);
  addEventListener('mingbai-state', () => setTimeout(tell, 50));
  tell();
})();
