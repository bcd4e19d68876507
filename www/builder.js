// The builder of snippets: what a webmaster has, shown at once by the widget itself, and the code of it in every form. What is pasted is
// read in this browser and goes nowhere.
(function () {
  "use strict";
  var find = function (id) { return document.getElementById(id); };
  var stage = find("stage"), said = find("said"), advice = find("advice"), shown = find("shown"), codes = find("codes");
  var FIELDS = ["heading", "publisher", "as-of", "year", "unit", "theme", "size"];
  var integrity = {};
  var turn = 0;

  function element(tag, words, attributes) {
    var own = document.createElement(tag);
    if (words) own.textContent = words;
    Object.keys(attributes || {}).forEach(function (name) { own.setAttribute(name, attributes[name]); });
    return own;
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  }

  // The files of the package say by their names which profiles there are, and what they are by their hashes.
  fetch("/dist/sri.json").then(function (answer) { return answer.json(); }).then(function (all) {
    integrity = all;
    return fetch("/dist/sizes.json");
  }).then(function (answer) { return answer.json(); }).then(function (all) {
    Object.keys(all).forEach(function (file) {
      var name = /^profile\.([a-z-]+)\.json$/.exec(file);
      if (!name) return;
      var option = element("option", name[1], { value: name[1] });
      find("profile").appendChild(option);
      fetch("/dist/" + file).then(function (answer) { return answer.json(); }).then(function (own) {
        option.textContent = own.title + "（" + name[1] + "）";
      }).catch(function () {});
    });
  }).catch(function () {
    said.textContent = "组件还没有构建，这一页不能用。请先运行 cargo xtask build。";
  });

  function choose() {
    var widget = find("widget").value;
    find("profiles").hidden = widget !== "list";
    Array.prototype.forEach.call(document.querySelectorAll("[data-of]"), function (label) {
      label.hidden = label.getAttribute("data-of") !== widget;
    });
  }
  find("widget").addEventListener("change", choose);
  choose();

  function isAddress(text) {
    return text.length < 2000 && !/\s/.test(text) && /^(https?:\/\/|\/|\.\/|\.\.\/|[\w-]+(\/|\.json))/.test(text) && !/^[[{<]/.test(text);
  }

  /** What the tag says, in the order in which people write it. */
  function attributes() {
    var out = [], widget = find("widget").value;
    if (widget === "list" && find("profile").value) out.push(["profile", find("profile").value]);
    FIELDS.forEach(function (name) {
      var field = find(name), value = field.value.trim();
      if (value && !field.parentNode.hidden) out.push([name, value]);
    });
    return out;
  }

  find("form").addEventListener("submit", function (event) {
    event.preventDefault();
    var text = find("source").value.trim();
    advice.textContent = "";
    shown.hidden = true;
    stage.textContent = "";
    if (!text) {
      said.textContent = "请先写上地址，或粘贴内容。";
      find("source").focus();
      return;
    }
    said.textContent = "正在读……";
    show(text);
  });

  function show(text) {
    var own = ++turn, widget = find("widget").value, address = isAddress(text), all = attributes();
    var tag = document.createElement("mingbai-" + widget);
    all.forEach(function (one) { tag.setAttribute(one[0], one[1]); });
    if (address) tag.setAttribute("src", text);
    else tag.data = text;
    tag.addEventListener("mingbai-state", function (event) {
      if (own !== turn || event.detail.state === "loading") return;
      told(event.detail, text, address);
    });
    stage.appendChild(tag);
    shown.hidden = false;
    write(widget, all, address ? text : "", address ? "" : text);
  }

  /** What became of it, and what to do. */
  function told(state, text, address) {
    advice.textContent = "";
    var good = { fresh: "读到了", partial: "读到了，有核对发现，见组件下面", stale: "读到了，数据可能已过期" }[state.state];
    if (good) {
      said.textContent = good + (state.asOf ? "；数据截至 " + state.asOf : "；数据没有写截至哪天，可以在上面补上") + "。";
      return;
    }
    said.textContent = "没有读到（代码 " + (state.code || state.state) + "）：组件里写着原因。";
    var page = element("a", "这个代码的原因和办法", { href: "/docs/faults.html#codes" });
    advice.appendChild(element("p")).appendChild(page);
    var other = address && /^https?:/.test(text) && new URL(text).origin !== location.origin;
    if (other && /^(net|offline|timeout)$/.test(state.code)) {
      advice.appendChild(element("p", "这个地址在别的域名，没有允许别的网页读它（CORS），网页读不到，服务器可以。请接口的维护者加上 Access-Control-Allow-Origin，或者用下面的配置定时存成本站的文件，再写这个文件的地址："));
      code(advice, "快照的配置", 'folder = "/var/www/html/data"   # 网站上放数据的文件夹\n\n[[source]]\nname = "' + find("widget").value + '"\nurl = "' + text + '"\noutput = "' + find("widget").value + '.json"\nas = "' + find("widget").value + '"\n\n# 定时运行：*/10 * * * * mingbai snapshot 快照.toml');
    }
  }

  function code(place, title, text) {
    var id = "code" + place.childNodes.length + place.id;
    place.appendChild(element("h3", title, { id: id }));
    var pre = element("pre", "", { tabindex: "0", role: "region", "aria-labelledby": id });
    pre.appendChild(element("code", text));
    place.appendChild(pre);
    var row = element("p", "", { "class": "actions" }), button = element("button", "复制", { type: "button", "aria-describedby": id });
    var done = element("span", "", { role: "status" });
    button.addEventListener("click", function () {
      copy(text, pre).then(function (yes) { done.textContent = yes ? " 已复制" : " 请按 Ctrl+C 复制选中的文字"; });
    });
    row.appendChild(button);
    row.appendChild(done);
    place.appendChild(row);
  }

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

  function script(file) {
    var hash = integrity[file];
    return '<script src="/mingbai/' + file + '"' + (hash ? ' integrity="' + hash + '" crossorigin="anonymous"' : "") + " defer></" + "script>";
  }

  function write(widget, all, address, text) {
    codes.textContent = "";
    var put = function (prefix) {
      return (address ? " " + prefix + 'src="' + escaped(address) + '"' : "") + all.map(function (one) {
        return " " + prefix + one[0] + '="' + escaped(one[1]) + '"';
      }).join("");
    };
    var json = /^[[{]/.test(text);
    var inside = address ? '\n  <a href="' + escaped(address) + '">原来的数据或文件</a>   <!-- 组件画好以前、不能运行时显示 -->\n' :
      json ? '\n  <script type="application/json">' + text.replace(/<\//g, "<\\/") + "</" + "script>\n" : /<table/i.test(text) ? "\n" + text + "\n" : "\n  （把内容存成文件，写上 src=\"文件的地址\"）\n";
    var tag = "<mingbai-" + widget + put("") + ">" + inside + "</mingbai-" + widget + ">";
    code(codes, "一、脚本和标签", script("mingbai.js") + "\n" + tag);
    code(codes, "二、后台会删掉不认识的标签时", script("mingbai.js") + '\n<div data-mingbai="' + widget + '"' + put("data-") + ">" + inside + "</div>");
    if (address) {
      var query = all.concat([["src", address]]).map(function (one) { return one[0] + "=" + encodeURIComponent(one[1]); }).join("&amp;");
      code(codes, "三、后台会删掉脚本时（框架）", '<iframe src="/mingbai/embed.html?widget=' + widget + "&amp;" + query + '" title="' + escaped(find("heading").value.trim() || "信息公开") + '" width="100%" height="640"></iframe>');
    }
    code(codes, "四、服务器不能提供 .wasm 时（单文件）", script("mingbai.single.js") + "\n" + tag);
    var origin = /^https?:/.test(address) ? " " + new URL(address).origin : "";
    code(codes, "内容安全策略（网站有这一项时）", "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'" + origin + "; img-src 'self' blob: data:");
    code(codes, "在服务器上检查、写成不用脚本的一段", "mingbai check " + (address || "数据文件") + " --as " + widget + (find("profile").value && widget === "list" ? " --profile " + find("profile").value : "") + "\nmingbai render " + (address || "数据文件") + " --as " + widget + (find("profile").value && widget === "list" ? " --profile " + find("profile").value : "") + " --format fragment");
  }
})();
