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

  /** Of a page that was pasted whole: its tables with the lines right above each, without what a word processor left in them. What is no page
   * with a table stays as it is. */
  own.tables = function (text) {
    if (!/^\s*<[^]*<table/i.test(text)) return text;
    var page = new DOMParser().parseFromString(text, "text/html");
    // One row is a menu; a table around others is a layout.
    var all = Array.prototype.filter.call(page.querySelectorAll("table"), function (table) {
      return table.rows.length > 1 && !table.querySelector("table");
    });
    var out = all.map(function (table) { return above(table).map(function (words) { return "<p>" + escaped(words) + "</p>\n"; }).join("") + bare(table); });
    return out.length ? out.join("\n") : text;
  };

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  }

  function words(node) {
    return node.textContent.replace(/\s+/g, " ").trim();
  }

  /** The short lines right above a table, where its title and its unit stand; not what a page says of itself. */
  function above(table) {
    return linesAbove(table).filter(function (line) { return !/浏览|点击|字体|当前位置/.test(line) && (!table.caption || /单位/.test(line)); });
  }

  function linesAbove(table) {
    var lines = [], node = table;
    while (node && lines.length < 3) {
      var before = node.previousElementSibling;
      if (!before) {
        node = node.parentNode;
        if (!node || node.localName === "body") break;
        continue;
      }
      node = before;
      if (/^(table|script|style|nav|header|ul|form)$/.test(node.localName) || node.querySelector("table")) break;
      var said = words(node);
      if (said.length > 60) break;
      if (said) lines.unshift(said);
    }
    return lines;
  }

  /** A node of a table without styles: its rows and cells, lines, and links. */
  function bare(node) {
    if (node.nodeType === 3) return escaped(node.data).replace(/\s+/g, " ");
    if (node.nodeType !== 1 || /^(script|style|colgroup|img|input)$/.test(node.localName)) return "";
    var tag = node.localName, inside = Array.prototype.map.call(node.childNodes, bare).join("");
    if (tag === "br") return "<br>";
    if (tag === "p") return inside.trim() && node.nextElementSibling ? inside.trim() + "<br>" : inside.trim();
    var kept = tag === "a" ? ["href"] : /^t[hd]$/.test(tag) ? ["colspan", "rowspan", "scope"] : [];
    var names = kept.filter(function (name) { return node.hasAttribute(name) && node.getAttribute(name) !== "1"; });
    if (tag === "a" && (!names.length || !/^(https?:|\/|\.)/.test(node.getAttribute("href")))) return inside;
    if (!/^(table|caption|thead|tbody|tfoot|tr|th|td|a)$/.test(tag)) return inside;
    var open = "<" + tag + names.map(function (name) { return " " + name + '="' + escaped(node.getAttribute(name)).replace(/"/g, "&quot;") + '"'; }).join("") + ">";
    return (/^(tr|thead|tbody|caption)$/.test(tag) ? "\n" : "") + open + inside.trim() + "</" + tag + ">";
  }

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
