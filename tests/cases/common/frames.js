// Looks at every frame: there is never one in which the reader sees neither the page's own content nor the widget.
(function () {
  "use strict";
  var frames = (window.__frames = { fallback: 0, drawn: 0, both: 0, nothing: 0, seen: [] });
  function look() {
    var host = document.querySelector("mingbai-budget");
    if (host) {
      var own = host.firstElementChild.getClientRects().length > 0;
      var inner = host.shadowRoot && host.shadowRoot.querySelector(".mb-host:not([hidden]) .mb");
      var table = inner && inner.innerText.indexOf("教育支出") >= 0 && inner.getClientRects().length > 0;
      var what = own && table ? "both" : own ? "fallback" : table ? "drawn" : "nothing";
      frames[what] += 1;
      if (what === "nothing") frames.seen.push(inner ? inner.innerText.slice(0, 80) : "no drawing");
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
})();
