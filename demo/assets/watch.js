// Notes what a widget must never do to its page: errors, rejections, violations of the policy, new globals.
(function () {
  "use strict";
  var watch = { errors: [], rejections: [], violations: [], resources: [] };
  window.__watch = watch;
  var before = Object.getOwnPropertyNames(window);
  watch.globals = function () {
    return Object.getOwnPropertyNames(window).filter(function (name) {
      // A number is a frame of the page.
      return before.indexOf(name) < 0 && !/^\d+$/.test(name);
    });
  };
  // A file that failed to load reaches the window only while capturing; it is no error of a script.
  window.addEventListener(
    "error",
    function (event) {
      if (event.target === window) watch.errors.push(String(event.message) + " " + event.filename + ":" + event.lineno);
      else watch.resources.push(String(event.target.src || event.target.href));
    },
    true
  );
  window.addEventListener("unhandledrejection", function (event) {
    watch.rejections.push(String((event.reason && event.reason.stack) || event.reason));
  });
  document.addEventListener("securitypolicyviolation", function (event) {
    watch.violations.push(event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile + ":" + event.lineNumber);
  });
})();
