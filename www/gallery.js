// The gallery: one card an example, from the list that the suites read too. A frame is loaded when it is opened.
(function () {
  "use strict";
  var words = document.mingbaiWords, word = words.word;
  var list = document.getElementById("examples");
  var count = document.getElementById("count");
  var card = document.getElementById("card");
  var kind = document.getElementById("kind");
  var find = document.getElementById("find");
  var shown = [];
  var wishes = ["width", "theme", "size", "fault"].map(function (id) {
    return document.getElementById(id);
  });

  // On a phone the page itself is as wide as a phone.
  if (window.innerWidth < 480) document.getElementById("width").value = "";

  function wished(id) {
    return document.getElementById(id).value;
  }

  function address(example, plain) {
    var query = ["theme", "size", "fault"]
      .filter(wished)
      .map(function (id) {
        return id + "=" + encodeURIComponent(wished(id));
      })
      .concat(plain ? ["plain=1"] : []);
    return example.url + (query.length ? "?" + query.join("&") : "");
  }

  function show(example) {
    var item = document.importNode(card.content, true).firstElementChild;
    words.translate(item);
    var texts = item.querySelectorAll("p");
    var link = item.querySelector("a");
    var details = item.querySelector("details");
    var frame = item.querySelector("iframe");
    link.textContent = example.title;
    texts[0].textContent = example.sentence;
    // Titles and sentences of examples are Chinese, whatever the page is.
    link.lang = texts[0].lang = "zh-CN";
    function tell() {
      texts[1].textContent = [kind.querySelector('[value="' + example.widget + '"]').textContent, word(example.way), example.rows + word(" 行"), word(example.sample ? "示例数据" : "公开数据")].join(" · ");
      frame.title = word("预览") + "：" + example.title;
      frame.parentNode.setAttribute("aria-label", frame.title);
    }
    words.changed(tell);
    tell();
    item.querySelector(".unseen").textContent = "：" + example.title;

    function refresh() {
      link.href = address(example, false);
      frame.style.setProperty("width", wished("width") ? wished("width") + "px" : "100%");
      if (details.open && frame.getAttribute("src") !== address(example, true)) frame.src = address(example, true);
    }
    details.addEventListener("toggle", refresh);
    // A server of files knows no wishes: they are put on the widgets here, as the server of the demo has done already.
    frame.addEventListener("load", function () {
      var page = frame.contentDocument;
      if (!page) return;
      Array.prototype.forEach.call(page.querySelectorAll("[data-mingbai], mingbai-" + example.widget), function (tag) {
        ["theme", "size"].filter(wished).forEach(function (name) {
          var own = (tag.hasAttribute("data-mingbai") ? "data-" : "") + name;
          if (tag.getAttribute(own) !== wished(name)) tag.setAttribute(own, wished(name));
        });
      });
    });
    wishes.forEach(function (wish) {
      wish.addEventListener("change", refresh);
    });
    refresh();
    list.appendChild(item);
    shown.push([example.widget, item, (example.title + example.sentence + example.id).toLowerCase()]);
  }

  // Cards of another widget are out of the way, open or not.
  function choose() {
    var many = 0;
    shown.forEach(function (one) {
      var wanted = find.value.trim().toLowerCase();
      one[1].hidden = (!!kind.value && one[0] !== kind.value) || one[2].indexOf(wanted) < 0;
      if (!one[1].hidden) many++;
    });
    count.textContent = word("共 ") + shown.length + word(" 个示例") + (many < shown.length ? word("，显示 ") + many + word(" 个") : "");
  }
  kind.addEventListener("change", choose);
  find.addEventListener("input", choose);
  words.changed(choose);

  // Endpoints that misbehave need the server of the demo.
  fetch("/fault").then(function (response) {
    if (!response.ok) throw new Error(String(response.status));
  }).catch(function () {
    wishes[3].parentNode.hidden = true;
  });

  fetch("/examples.json")
    .then(function (response) {
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    })
    .then(function (examples) {
      // A whole one of each widget first, then every state.
      var first = ["budget/shanwei-2018", "air/today", "water/month", "livelihood/year", "policy/subsidy", "consultation/today", "list/recall"];
      var rank = function (one) {
        var at = first.indexOf(one.widget + "/" + one.id);
        return at < 0 ? first.length : at;
      };
      examples.map(function (one, at) { return [rank(one), at, one]; }).sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; }).forEach(function (own) { show(own[2]); });
      choose();
    })
    .catch(function (error) {
      count.textContent = "示例列表读取失败（" + error.message + "），请刷新页面重试。";
    });
})();
