// The page around the frame: gives it the height that its content reports.
(function () {
  "use strict";
  var frame = document.getElementById("budget");
  window.addEventListener("message", function (event) {
    var told = event.data || {};
    var height = told.type === "mingbai-height" && told.height;
    if (event.source === frame.contentWindow && typeof height === "number" && isFinite(height)) {
      frame.style.setProperty("height", Math.min(Math.max(height, 100), 20000) + "px");
    }
  });
})();
