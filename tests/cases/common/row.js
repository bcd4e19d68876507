// What a page of a row is, as its address says behind the #: the attributes of its widget, and what is wrong with the
// browser itself. Stands before the watch: what it changes is the page's own.
(function () {
  "use strict";
  var wish = JSON.parse(decodeURIComponent(location.hash.slice(1)) || "{}");
  // The watch knows these as the page's own.
  window.__sent = window.__host = window.__place = undefined;
  window.__begin = function () {
    var host = document.querySelector("mingbai-budget");
    // Another widget in its place.
    ["air", "water", "livelihood"].forEach(function (widget) {
      if (!wish[widget]) return;
      var other = document.createElement("mingbai-" + widget);
      Object.keys(wish[widget]).forEach(function (name) {
        other.setAttribute(name, wish[widget][name]);
      });
      host.parentNode.replaceChild(other, host);
    });
    Object.keys(wish.tag || {}).forEach(function (name) {
      host.setAttribute(name, wish.tag[name]);
    });
  };
  // The document as it was sent, before any deferred script runs.
  document.addEventListener("readystatechange", function () {
    if (document.readyState === "interactive") window.__sent = document.documentElement.outerHTML;
  });
  if (wish.offline) Object.defineProperty(navigator, "onLine", { configurable: true, get: function () { return !window.__offline; } });
  window.__offline = wish.offline === "now";
  if (wish.storage === "denied") {
    Object.defineProperty(window, "localStorage", { get: function () { throw new DOMException("denied", "SecurityError"); } });
  }
  if (wish.storage === "full") {
    // As much of its own as the browser takes.
    for (var size = 1 << 22; size > 0; size >>= 1) {
      try {
        localStorage.setItem("own" + size, new Array(size + 1).join("x"));
      } catch (e) { /* a smaller piece may fit */ }
    }
  }
  // Whatever is read there: what the page before wrote may reach this one later than what this one writes over it.
  if (wish.storage === "corrupt") Storage.prototype.getItem = function () { return wish.garbage; };
  if (wish.crypto === false) Object.defineProperty(window, "crypto", { value: { getRandomValues: function (a) { return a; } } });
})();
