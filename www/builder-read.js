// What a webmaster has, read as far as it goes: the bytes of an address as text, what the text is, and the columns it has.
(function () {
  "use strict";
  var own = (document.mingbaiBuild = {});
  var api = null, letters = "", presets = "", profiles = {};

  /** The module that proposes, and what it needs; rejects when the package is not there. */
  own.ready = function () {
    if (own.loading) return own.loading;
    own.loading = fetch("/dist/presets.json").then(text).then(function (all) {
      presets = all;
      api = document.mingbaiBuilder(function (made) { return made; });
      return api({ module_or_path: fetch("/dist/builder.wasm") });
    }).then(function () {
      letters = new TextDecoder("gbk").decode(api.letters());
    });
    return own.loading;
  };

  function text(answer) {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  }

  /** The text of a profile of the package. */
  own.profile = function (name) {
    if (!name) return Promise.resolve("");
    return profiles[name] || (profiles[name] = fetch("/dist/profile." + name + ".json").then(text));
  };

  function decode(bytes, name) {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  }

  /** Bytes as text: a mark of order first, then UTF-8, then GB 18030, each only where it holds to the end. */
  own.decoded = function (bytes) {
    var tries = ["utf-8", "gb18030"];
    if (bytes[0] === 0xff && bytes[1] === 0xfe) tries = ["utf-16le"];
    if (bytes[0] === 0xfe && bytes[1] === 0xff) tries = ["utf-16be"];
    for (var at = 0; at < tries.length; at++) {
      try {
        return { text: decode(bytes, tries[at]), charset: { "utf-8": "UTF-8", gb18030: "GBK（GB 18030）" }[tries[at]] || "UTF-16" };
      } catch (error) { /* the next */ }
    }
    return { text: "", charset: "" };
  };

  /** What an address answers: `{ text, charset, type, status }`; rejects when the page may not read it. */
  own.fetched = function (address) {
    return fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" }).then(function (answer) {
      var type = answer.headers.get("Content-Type") || "";
      return answer.arrayBuffer().then(function (buffer) {
        var read = own.decoded(new Uint8Array(buffer));
        return { text: read.text, charset: read.charset, type: type, status: answer.status, bytes: buffer.byteLength };
      });
    });
  };

  own.subject = function (widget) {
    return widget === "list" ? "listing" : widget;
  };

  /** `{ proposal }`, or `{ code, message }` of what was wrong. */
  own.propose = function (given, widget, profile) {
    var answer = api.propose(given, own.subject(widget), profile, presets, letters);
    if (answer.charAt(0) === "+") return { proposal: JSON.parse(answer.slice(1)) };
    var end = answer.indexOf("\n");
    return { code: answer.slice(1, end), message: answer.slice(end + 1) };
  };

  own.fields = function (widget, profile) {
    return JSON.parse(api.fields(own.subject(widget), profile) || "[]");
  };

  /** The rows of `given` with a profile of one's own beside them, for a list that is to be tried with it. */
  own.withProfile = function (given, profile) {
    var rows = api.rows(given);
    return rows.charAt(0) === "{" ? '{"profile":' + profile + "," + rows.slice(1) : given;
  };
})();
