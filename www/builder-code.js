// The code of what is shown: every form in which it can be pasted, and today's content of it as plain markup, which the page shows before
// any script runs.
(function () {
  "use strict";
  var own = document.mingbaiBuild, element = own.element;
  var KEPT = /^(p|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tr|th|td|strong|em|h2|h3|h4|h5|h6)$/;
  var CELLS = ["colspan", "rowspan", "scope"];

  own.escaped = function (text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  };
  var escaped = own.escaped;

  /** Whether a reader sees it; what is only heard says again what is seen. */
  function seen(node) {
    var style = getComputedStyle(node);
    return style.display !== "none" && style.visibility !== "hidden" && !/^rect\(0(px)?,? 0(px)?,? 0(px)?,? 0(px)?\)$/.test(style.clip) && node.getAttribute("aria-hidden") !== "true";
  }

  function inside(node, depth) {
    return Array.prototype.map.call(node.childNodes, function (child) {
      // Pieces side by side are words of their own.
      var apart = child.nodeType === 1 && child.nextSibling && child.nextSibling.nodeType === 1 ? " " : "";
      return still(child, depth) + apart;
    }).join("");
  }

  /** What is drawn, as markup that needs no script and no style: words, lists, tables, links. What only a script can do is left out. */
  function still(node, depth) {
    if (node.nodeType === 3) return escaped(node.data).replace(/\s+/g, " ");
    if (node.nodeType !== 1 || depth > 60) return "";
    var tag = node.localName, cell = tag === "td" || tag === "th";
    var idle = /(^| )(mb-acts|mb-tools|mb-ways|mb-em|mb-go|mb-arrow|mb-tri)( |$)/.test(node.getAttribute("class") || "");
    // What is pressed or opened is for a script, and when it was asked says nothing of a text that stays.
    var pressed = tag === "button" && (node.hasAttribute("aria-pressed") || /(^| )mb-more( |$)/.test(node.className));
    var asked = node.parentNode.localName === "dl" && /^更新状态/.test(node.textContent);
    if (idle || pressed || asked || /^(input|select|textarea|svg|style|link|script|canvas|form|slot)$/.test(tag) || !seen(node)) return cell ? "<" + tag + "></" + tag + ">" : "";
    var words = inside(node, depth + 1), role = node.getAttribute("role");
    // What the widget says of now: how long ago a time was, how many of all are shown. What the data say stays.
    if (node.className === "mbb-time") words = words.replace(/（[^（）]*前）\s*$/, "");
    if (role === "status") words = words.replace(/，显示 [\d,]+ [^ <，]+/, "");
    if (!words.trim() && !cell) return "";
    if (tag === "a") {
      var href = node.getAttribute("href") || "";
      return /^(https?:|tel:|mailto:|\/)/i.test(href) ? '<a href="' + escaped(href) + '">' + words.trim() + "</a>" : words;
    }
    var block = /^(div|section|article)$/.test(tag), level = role === "heading" && Math.min(6, +node.getAttribute("aria-level") || 3);
    if (level) return "\n<h" + level + ">" + words.trim() + "</h" + level + ">";
    if (tag === "small") return " " + words;
    if (block) return /^(dl|td|th|li)$/.test(node.parentNode.localName) || /<(p|ul|ol|dl|dt|table|h\d)[ >]/.test(words) ? words : "\n<p>" + words.trim() + "</p>";
    if (!KEPT.test(tag)) return words;
    var with_ = CELLS.filter(function (name) { return node.hasAttribute(name); }).map(function (name) { return " " + name + '="' + escaped(node.getAttribute(name)) + '"'; }).join("");
    return (/^(p|ul|ol|dl|table|tr|li|dt|h\d|thead|tbody|caption)$/.test(tag) ? "\n" : "") + "<" + tag + with_ + ">" + words.trim() + "</" + tag + ">";
  }

  /** Today's content of a widget that has drawn, all of it, as it draws for paper; a promise. */
  own.today = function (tag) {
    window.dispatchEvent(new Event("beforeprint"));
    return new Promise(function (done) { setTimeout(done, 100); }).then(function () {
      var drawn = tag.shadowRoot && tag.shadowRoot.querySelector(".mb-host");
      var text = drawn ? inside(drawn, 0).trim() : "";
      window.dispatchEvent(new Event("afterprint"));
      // What only a screen can do.
      return text.replace(/点一项看怎样算出。/g, "");
    });
  };

  function copy(text, pre) {
    if (navigator.clipboard && navigator.clipboard.writeText) {
      return navigator.clipboard.writeText(text).then(function () { return true; }, function () { return selected(pre); });
    }
    return Promise.resolve(selected(pre));
  }

  /** The old way, which leaves the text selected where it is not allowed. */
  function selected(pre) {
    var range = document.createRange(), selection = getSelection();
    range.selectNodeContents(pre);
    selection.removeAllRanges();
    selection.addRange(range);
    try {
      return document.execCommand("copy");
    } catch (error) {
      return false;
    }
  }

  /** Code with its title and a button that copies it; `file`: a name under which it can be kept as well. */
  own.code = function (place, title, text, file) {
    var id = "code" + place.childNodes.length + place.id;
    place.appendChild(element("h3", title, { id: id }));
    var pre = element("pre", "", { tabindex: "0", role: "region", "aria-labelledby": id });
    pre.appendChild(element("code", text));
    place.appendChild(pre);
    var row = element("p", "", { "class": "actions" }), button = element("button", "复制", { type: "button" });
    button.appendChild(element("span", "：" + title, { "class": "unseen" }));
    var done = element("span", "", { role: "status" });
    button.addEventListener("click", function () {
      copy(text, pre).then(function (yes) { done.textContent = yes ? " 已复制" : " 请按 Ctrl+C 复制选中的文字"; });
    });
    row.appendChild(button);
    if (file && window.URL && URL.createObjectURL) {
      var link = element("a", "存成文件 " + file, { download: file, href: URL.createObjectURL(new Blob([text], { type: "application/octet-stream" })) });
      row.appendChild(link);
    }
    row.appendChild(done);
    place.appendChild(row);
  };
  var code = own.code;

  /** The line of the script. A name that stays has no hash: the next version would not be taken. */
  function script(file) {
    var hashed = Object.keys(own.integrity || {}).filter(function (name) { return file === "mingbai.js" && /^mingbai-\w{10}\.js$/.test(name); })[0];
    return '<script src="/mingbai/' + (hashed || file) + '"' + (hashed ? ' integrity="' + own.integrity[hashed] + '" crossorigin="anonymous"' : "") + " defer></" + "script>";
  }

  /** The name under which pasted content would be kept. */
  function fileOf(widget, text, form) {
    var ending = /^[[{]/.test(text) ? ".json" : { XML: ".xml", "网页表格": ".html", "网页列表": ".html", CSV: ".csv" }[form] || ".txt";
    return widget + ending;
  }

  own.fileOf = fileOf;

  /**
   * `it`: `widget`, `all` (names and values of attributes), `address` or `text` as it was given, `file` (it is to lie in a file), `map`, `profile` (the text of one's own),
   * `form` (what the text is), `hold` (why the code is not to be copied yet), `today` (its content as markup, once it has drawn).
   */
  own.write = function (place, it) {
    place.textContent = "";
    if (it.hold) {
      place.appendChild(element("p", it.hold, { role: "note" }));
      var anyway = element("details", "", { id: "codes-anyway" });
      anyway.appendChild(element("summary", "现在就要代码"));
      place = place.appendChild(anyway);
    }
    var widget = it.widget, text = it.text, file = fileOf(widget, text, it.form), all = it.all.slice();
    if (it.profile) {
      all = all.filter(function (one) { return one[0] !== "profile"; });
      all.unshift(["profile", "/data/栏目模板.json"]);
      code(place, "先存好：自己的栏目模板，/data/栏目模板.json", JSON.stringify(JSON.parse(it.profile), null, 2), "栏目模板.json");
    }
    var put = function (prefix, src) {
      return (src ? " " + prefix + 'src="' + escaped(src) + '"' : "") + all.map(function (one) {
        return " " + prefix + one[0] + '="' + escaped(one[1]) + '"';
      }).join("");
    };
    // A table stays where it is, and JSON may stand in the tag; what is neither, or has a mapping, lies in a file.
    var json = /^[[{]/.test(text), table = /^\s*<[^]*<table/i.test(text) && !it.map;
    var src = it.address || (!it.file && (json || table) ? "" : "/data/" + file);
    var map = it.map ? '\n  <script type="application/json" data-map>' + it.map.replace(/<\//g, "<\\/") + "</" + "script>" : "";
    var data = src ? "" : json ? '\n  <script type="application/json">' + text.replace(/<\//g, "<\\/") + "</" + "script>" : "\n" + text;
    var link = src ? '\n  <a href="' + escaped(src) + '">原来的数据或文件</a>   <!-- 组件画好以前、不能运行时显示 -->' : "";
    var tag = function (inside) { return "<mingbai-" + widget + put("", src) + ">" + map + data + inside + "\n</mingbai-" + widget + ">"; };
    if (!it.address && src) code(place, "先存好：数据文件，" + src, text, file);
    if (!it.address) place.appendChild(element("p", (src ? "数据在文件里：更新时换这个文件，网页不用改。" : "粘贴的内容写死在网页里，更新要改网页。") + "数据有地址的，把地址写在上面再读一次，选好的对照会留着。", { role: "note" }));
    code(place, "一、脚本和标签", script("mingbai.js") + "\n" + tag(link));
    code(place, "二、后台会删掉不认识的标签时", script("mingbai.js") + '\n<div data-mingbai="' + widget + '"' + put("data-", src) + ">" + map + data + link + "\n</div>");
    var framed = src || "/data/" + file;
    if (!src) code(place, "三的数据文件：" + framed, text, file);
    var query = all.concat(it.map ? [["map", it.map]] : [], [["src", framed]]).map(function (one) { return one[0] + "=" + encodeURIComponent(one[1]); }).join("&amp;");
    code(place, "三、后台会删掉脚本时（框架）", '<iframe src="/mingbai/embed.html?widget=' + widget + "&amp;" + query + '" title="' + escaped(it.heading || "信息公开") + '" width="100%" height="640" frameborder="0"></iframe>');
    code(place, "四、服务器不能提供 .wasm 时（单文件）", script("mingbai.single.js") + "\n" + tag(link));
    if (it.today && src) {
      var day = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
      code(place, "五、标签里先写好今天的内容", script("mingbai.js") + "\n" + tag("\n<!-- 以下取自 " + day + "，脚本运行以前、不能运行时显示；用 mingbai render 可以定时更新 -->\n" + it.today));
    }
    var origin = /^https?:/.test(src) ? " " + new URL(src).origin : "";
    code(place, "内容安全策略（网站有这一项时）", "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'" + origin + "; img-src 'self' blob: data:; frame-src 'self'");
    var of = (it.address ? new URL(it.address, location.href).href : file) + " --as " + widget;
    all.forEach(function (one) { if (/^(profile|preset|as-of|unit)$/.test(one[0])) of += " --" + one[0] + " " + one[1].replace(/^\/data\//, ""); });
    if (it.map) of += " --map 字段对照.json";
    if (it.map) code(place, "字段对照，单独存成文件时（字段对照.json）", JSON.stringify(JSON.parse(it.map), null, 2), "字段对照.json");
    code(place, "在服务器上检查、写成不用脚本的一段", "mingbai check " + of + "\nmingbai render " + of + " --format fragment");
  };
})();
