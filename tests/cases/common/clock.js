// The page's long timers wait until the test lets time pass, so that minutes take no time and nothing is a race. Short
// ones are the browser's own. Chance is half of everything, unless the page says otherwise.
(function () {
  "use strict";
  var LONG = 900;
  var wanted = JSON.parse(decodeURIComponent(location.hash.slice(1)) || "{}").clock;
  if (wanted === undefined) return;
  var ownSet = window.setTimeout, ownClear = window.clearTimeout, ownNow = Date.now;
  var timers = [], passed = 0, last = 1e9;
  Math.random = function () {
    return wanted;
  };
  Date.now = function () {
    return ownNow() + passed;
  };
  window.setTimeout = function (call, delay) {
    // The driver of WebKitGTK has a timer of this length in the page.
    if (!(delay >= LONG) || delay === 59999) return ownSet.apply(window, arguments);
    timers.push({ id: ++last, call: call, delay: delay, at: passed + delay });
    return last;
  };
  window.clearTimeout = function (id) {
    timers = timers.filter(function (timer) {
      return timer.id !== id;
    });
    ownClear.call(window, id);
  };
  window.__clock = {
    // How long the page waits for what.
    waiting: function () {
      return timers.map(function (timer) {
        return timer.delay;
      });
    },
    pass: function (milliseconds) {
      passed += milliseconds;
      var due = timers.filter(function (timer) {
        return timer.at <= passed;
      });
      timers = timers.filter(function (timer) {
        return timer.at > passed;
      });
      due.forEach(function (timer) {
        timer.call();
      });
    },
  };
})();
