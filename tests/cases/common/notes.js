// Stands before everything else on a page of a case: what the widgets say to the page is written down from the start.
(function () {
  "use strict";
  var notes = { warned: [], states: [], details: [], heights: [] };
  window.__notes = notes;
  ["warn", "error"].forEach(function (kind) {
    var own = console[kind];
    console[kind] = function () {
      notes.warned.push(Array.prototype.map.call(arguments, String).join(" "));
      return own.apply(console, arguments);
    };
  });
  document.addEventListener("mingbai-state", function (event) {
    notes.details.push(event.detail);
    notes.states.push({ id: event.target.id, state: event.detail.state, code: event.detail.code, keys: Object.keys(event.detail).sort().join(",") });
  });
  window.addEventListener("message", function (event) {
    if (event.data && event.data.type === "mingbai-height") notes.heights.push(event.data.height);
  });
})();
