// Modules with little room, in earnest: their memory may not grow beyond so many pages more than they start with, and
// their stack can be made nearly full. The bytes of the module are changed after they were checked and before they are
// compiled; what then fails is the engine itself.
(function () {
  "use strict";
  var more = Number(new URLSearchParams(location.search).get("pages") || 10000);
  var ownCompile = WebAssembly.compile, ownInstantiate = WebAssembly.instantiate;
  window.__stacks = [];

  function number(bytes, at) {
    var value = 0, shift = 0, byte;
    do {
      byte = bytes[at++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return [value, at];
  }
  function written(value) {
    var out = [];
    do {
      out.push((value & 127) | (value > 127 ? 128 : 0));
      value >>>= 7;
    } while (value);
    return out;
  }
  function section(id, body) {
    return [id].concat(written(body.length), body);
  }

  function change(buffer) {
    var bytes = new Uint8Array(buffer), parts = [bytes.slice(0, 8)], at = 8;
    while (at < bytes.length) {
      var from = at, id = bytes[at], read = number(bytes, at + 1), body = read[1], end = body + read[0];
      at = end;
      if (id === 5) {
        // One memory without a limit: the same with one.
        var least = number(bytes, body + 2)[0];
        parts.push(section(5, [1, 1].concat(written(least), written(least + more))));
      } else if (id === 7) {
        // The stack pointer, which is the first global, is exported as well.
        var count = number(bytes, body);
        parts.push(section(7, written(count[0] + 1).concat(Array.from(bytes.slice(count[1], end)), [2, 115, 112, 3, 0])));
      } else parts.push(bytes.slice(from, end));
    }
    return new Uint8Array(parts.reduce(function (all, part) { return all.concat(Array.from(part)); }, [])).buffer;
  }

  WebAssembly.compileStreaming = undefined;
  WebAssembly.compile = function (buffer) {
    return ownCompile.call(WebAssembly, change(buffer));
  };
  WebAssembly.instantiate = function () {
    return ownInstantiate.apply(WebAssembly, arguments).then(function (made) {
      window.__stacks.push((made.instance || made).exports.sp);
      return made;
    });
  };
})();
