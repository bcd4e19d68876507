// Notes the memory of every module that starts, so that its growth can be measured.
(function () {
  "use strict";
  var own = WebAssembly.instantiate;
  window.__memories = [];
  function note(instance) {
    if (instance.exports.memory) window.__memories.push(instance.exports.memory);
  }
  WebAssembly.instantiate = function () {
    return own.apply(WebAssembly, arguments).then(function (made) {
      note(made.instance || made);
      return made;
    });
  };
  var Own = WebAssembly.Instance;
  WebAssembly.Instance = function (module, imports) {
    var made = new Own(module, imports);
    note(made);
    return made;
  };
  WebAssembly.Instance.prototype = Own.prototype;
})();
