// The builder of snippets: what a webmaster has, read and shown at once by the widget itself, which column is which field, and the code
// of it in every form. What is pasted is read in this browser and goes nowhere.
(function () {
  "use strict";
  var own = document.mingbaiBuild, element = own.element;
  var find = function (id) { return document.getElementById(id); };
  var stage = find("stage"), said = find("said"), advice = find("advice"), shown = find("shown"), codes = find("codes");
  var FIELDS = ["heading", "publisher", "as-of", "year", "unit", "theme", "size"];
  var GOOD = { fresh: "读到了", partial: "读到了，有核对发现，见组件下面", stale: "读到了，数据可能已过期" };
  var turn = 0;
  /** What is being made: what was given, what was read of it, what was chosen. */
  var it = null;
  /** What was drawn well last, for an address that this page may not read: `widget`, `name` of the profile, `given`, `form`, `map`, `profile`. */
  var last = null;
  /** The last address that this page may not read, for content that is pasted instead: `address`, `widget`, `name`. */
  var unread = null;

  // The files of the package say by their names which profiles there are, and what they are by their hashes.
  fetch("/dist/sri.json").then(function (answer) { return answer.json(); }).then(function (all) {
    own.integrity = all;
    Object.keys(all).forEach(function (file) {
      var name = /^profile\.([a-z-]+)\.json$/.exec(file);
      if (!name) return;
      var option = element("option", name[1], { value: name[1] });
      find("profile").appendChild(option);
      own.profile(name[1]).then(function (text) {
        option.textContent = JSON.parse(text).title + "（" + name[1] + "）";
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
    find("found").hidden = find("mapping").hidden = shown.hidden = true;
    stage.textContent = "";
    turn++;
    if (!text) {
      said.textContent = "请先写上地址，或粘贴内容。";
      find("source").focus();
      return;
    }
    if (/^(www\.|[\w-]+(\.[\w-]+)*\.(cn|com|net|org)(\/|$))\S*$/.test(text)) {
      said.textContent = "这像是一个地址：请从 http:// 或 https:// 写起。";
      find("source").focus();
      return;
    }
    said.textContent = "正在读……";
    begin(text, turn);
  });

  find("file").addEventListener("change", function () {
    var file = this.files && this.files[0];
    if (!file) return;
    var reader = new FileReader();
    reader.onload = function () {
      var read = own.decoded(new Uint8Array(reader.result));
      find("source").value = read.text;
      // The same file may be chosen again.
      find("file").value = "";
      said.textContent = read.text ? "读进了 " + file.name + "（" + read.charset + "），按“读一读”继续。" : file.name + " 不是文字文件。PDF 和表格软件的文件请先另存成 CSV。";
    };
    reader.readAsArrayBuffer(file);
  });

  // A table that was copied from a page or a spreadsheet comes with its code; as plain text it has lost its cells.
  find("source").addEventListener("paste", function (event) {
    var html = event.clipboardData && event.clipboardData.getData("text/html");
    var tables = html && /<table/i.test(html) ? own.tables(html) : "";
    if (!/^(<p>|<table)/.test(tables)) return;
    event.preventDefault();
    this.value = tables;
    said.textContent = "粘贴的是表格，已经换成表格的代码，按“读一读”继续。";
  });

  function begin(text, mine) {
    // What a browser writes over the XML that it shows.
    text = text.replace(/^This XML file does not appear to have any style information[^\n]*\n/, "");
    var address = isAddress(text) ? text : "", widget = find("widget").value, name = widget === "list" ? find("profile").value : "";
    if (!address) text = own.tables(text);
    it = { widget: widget, name: name, address: address, text: address ? "" : text, map: "", profile: "", given: text, answer: null, all: attributes() };
    if (!address && unread && unread.widget === widget && unread.name === name) {
      it.address = unread.address;
      it.again = true;
    }
    Promise.all([own.ready(), own.profile(it.name)]).then(function (all) {
      it.known = all[1];
      return address ? own.fetched(address) : { text: text };
    }).then(function (answer) {
      if (mine !== turn) return;
      it.answer = answer;
      if (address) unread = null;
      // Only what was read just before is meant by an address that follows.
      last = null;
      it.given = answer.text;
      it.read = answer.text ? own.propose(answer.text, it.widget, it.known) : {};
    }).catch(function () {
      // What an address does not let a page read, and the module that could not be had: the widget says what is wrong.
    }).then(function () {
      if (mine !== turn) return;
      tell();
      if (own.isAgain()) {
        it.map = own.mapping();
        it.profile = own.namedProfile();
        it.all = attributes();
      } else if (!it.answer && last && last.widget === it.widget && last.name === it.name) {
        ["given", "form", "map", "profile"].forEach(function (key) { it[key] = last[key]; });
        it.again = true;
      }
      show();
    });
  }

  function fact(list, name, words) {
    if (!words) return;
    list.appendChild(element("dt", name));
    list.appendChild(element("dd", words));
  }

  /** What was read: how it is written, what it is, where the rows are. */
  function tell() {
    var list = find("facts"), read = it.read || {}, proposal = read.proposal;
    list.textContent = "";
    own.choose(find("mapping"), proposal, it.widget, it.known || "");
    find("mapping").open = false;
    if (!proposal && !it.answer) return;
    if (it.answer && it.address && !it.again) {
      var url = new URL(it.address, location.href);
      fact(list, "地址", url.href + (url.origin === location.origin ? "（在打开这一页的网站上）" : ""));
      fact(list, "接口", "HTTP " + it.answer.status + "，" + it.answer.bytes + " 字节" + (it.answer.type ? "，" + it.answer.type : ""));
      fact(list, "文字编码", it.answer.charset || "不是 UTF-8，也不是 GB 18030");
    }
    if (proposal) {
      it.form = proposal.form;
      fact(list, "写法", proposal.form + (proposal.unpack.length ? "，" + proposal.unpack.join("、") + " 里还有一层 JSON" : "") + (proposal.markup.length ? "，" + proposal.markup.join("、") + " 里是网页代码" : ""));
      var other = /^mingbai\.(\w+)\/\d+$/.exec(proposal.schema || "");
      if (other && other[1] !== own.subject(it.widget) && find("widget").querySelector('[value="' + (other[1] === "listing" ? "list" : other[1]) + '"]')) {
        find("widget").value = other[1] === "listing" ? "list" : other[1];
        choose();
        it.widget = find("widget").value;
        it.all = attributes();
        fact(list, "组件", "数据写着是“" + find("widget").selectedOptions[0].textContent + "”，已经换成这个组件");
      }
      if (proposal.schema) fact(list, "格式", proposal.schema + "，是组件自己的格式，不用对照");
      else if (proposal.tables.length) {
        var table = proposal.tables[0];
        fact(list, "数据行", (proposal.form.indexOf("JSON") < 0 && proposal.form !== "XML" ? "表格" : "在 " + table.rows + (table.nested ? " 下的 " + table.nested + "，上一层的列也可以选" : "")) + "，共 " + table.count + " 行、" + table.columns.length + " 列");
        fact(list, "列", table.columns.map(function (column) { return column.name; }).join("、"));
        if (proposal.tables.length > 1) fact(list, "还有", "另外 " + (proposal.tables.length - 1) + " 处也像数据行，可以在下面换");
      } else fact(list, "数据行", "没有找到：第一行要是列名，一列一个名称");
      if (proposal.preset) fact(list, "预设", "认出了“" + proposal.preset.title + "”（preset=\"" + proposal.preset.name + "\"）");
      fact(list, "发现", proposal.findings.map(function (one) { return one.message; }).join("；"));
    } else if (read.message) fact(list, "读不懂", read.message);
    find("found").hidden = !list.childNodes.length;
    // A list has its title by no mapping. A year in it would stay when the data have gone on.
    var title = proposal && !proposal.schema && it.widget === "list" && proposal.meta.filter(function (one) { return one.field === "title"; })[0];
    var words = title ? title.samples[0].replace(/[（(][^（）()]*\d{4}[^（）()]*[）)]|\d{4}\s*年度?/g, "") : "";
    if (words && !find("heading").value.trim()) {
      find("heading").value = words;
      it.all = attributes();
      fact(list, "标题", words + "（取自数据，已写在上面）");
    }
    // A list and a budget choose no preset by themselves.
    if (proposal && proposal.preset && (it.widget === "budget" || (it.widget === "list" && !it.known)) && !proposal.schema) it.all.push(["preset", proposal.preset.name]);
  }

  /** The widget itself, with what was chosen; `still`: the page stays where it is. */
  function show(still) {
    var mine = ++turn, tag = document.createElement("mingbai-" + it.widget);
    stage.textContent = "";
    it.all.forEach(function (one) { if (!it.profile || one[0] !== "profile") tag.setAttribute(one[0], one[1]); });
    // In a place as narrow as this a board would show its answer alone, as in the column of a page.
    tag.setAttribute("layout", "board");
    if (it.map) tag.setAttribute("map", it.map);
    if (it.profile) tag.data = own.withProfile(it.given, it.profile);
    else if (it.address && !it.again) tag.setAttribute("src", it.address);
    else tag.data = it.given;
    tag.addEventListener("mingbai-state", function (event) {
      if (mine !== turn || event.detail.state === "loading") return;
      became(event.detail, tag);
    });
    stage.appendChild(tag);
    shown.hidden = false;
    // A widget begins when it is near the screen.
    if (!still) said.scrollIntoView();
    it.hold = "";
    code("");
  }

  function code(today) {
    it.today = today;
    it.heading = find("heading").value.trim();
    own.write(codes, it);
  }

  /** Holds the code back, and says why. */
  function hold(why) {
    it.hold = why;
    code(it.today);
  }

  /** Says which fields the widget needs and has no column for, and holds the code back; whether there are any. */
  function lack(words) {
    var lacks = find("mapping").hidden ? [] : own.proposed().lacking;
    if (!lacks.length) return false;
    find("mapping").open = true;
    advise("还没有对上的：" + lacks.join("、") + "。" + words);
    hold("还缺必需的：" + lacks.join("、") + "。先在“哪一列是什么”里选好，再复制代码。");
    return true;
  }

  function advise(words) {
    advice.appendChild(element("p", words));
  }

  /** Whether the address is that of another site, which has not let this page read it. */
  function isAway(code) {
    var other = it.address && /^https?:/.test(it.address) && new URL(it.address).origin !== location.origin;
    return other && (it.again || /^(net|offline|timeout)$/.test(code));
  }

  /** What to do about an address that only pages of its own site may read. */
  function tellAway() {
    var host = new URL(it.address).host, file = own.fileOf(it.widget, it.given || "", it.form);
    advise("要放组件的网页也在 " + host + " 上的，放上去就能读，不用别的。不在的，这段代码读不到数据，三种办法选一种：");
    var ways = advice.appendChild(element("ul")), way = function (words) { return ways.appendChild(element("li", words)); };
    var by = way("更新时在浏览器里打开这个地址，另存成文件放到网站的 /data/" + file + "，标签读这个文件：JSONP、GBK、XML 都照原样读。");
    if (it.again) {
      var button = element("button", "代码改用这个文件", { type: "button", id: "by-file" });
      button.addEventListener("click", function () {
        it.text = it.given;
        it.file = true;
        it.address = "";
        it.again = false;
        unread = null;
        show();
      });
      by.appendChild(element("p", "", { "class": "actions" })).appendChild(button);
    }
    way("请接口的维护者加上响应头 Access-Control-Allow-Origin。");
    way("服务器上能定时运行命令的，用下面的配置存成本站的文件，标签写 src=\"/data/" + it.widget + ".json\"（已经对照好，不用再写对照）。");
    own.code(advice, "快照的配置", 'folder = "/var/www/html/data"   # 网站上放数据的文件夹\n\n[[source]]\nname = "' + it.widget + '"\nurl = "' + it.address + '"\noutput = "' + it.widget + '.json"\nas = "' + it.widget + '"\n' + (it.map ? 'map = "字段对照.json"   # 就是下面的那个文件，与本文件放在一起\n' : "") + '\n# 定时运行：*/10 * * * * mingbai snapshot 快照.toml');
  }

  /** What became of it, and what to do. */
  function became(state, tag) {
    advice.textContent = "";
    if (GOOD[state.state]) return good(state, tag);
    // What the columns are called did not do: what is proposed for them may.
    if (!it.map && !it.profile && /^(field|parse|type|schema)$/.test(state.code) && own.proposed().known && apply()) return;
    said.textContent = "没有读到（代码 " + (state.code || state.state) + "）：组件里写着原因。";
    var away = isAway(state.code), mapping = find("mapping");
    if (away) {
      said.textContent = "没有读到（代码 " + state.code + "）：这个地址在别的域名，没有允许别的网页读它（CORS）。";
      advise("请先在浏览器里打开这个地址：看到文字的，按 Ctrl+U（查看网页源代码），全选、复制，粘贴到上面，再按“读一读”；变成下载的，用上面的“选一个文件”。代码里仍然是这个地址。");
      unread = { address: it.address, widget: it.widget, name: it.name };
      hold("这个地址的内容在这里还没有读过，不知道列对不对。先照上面粘贴内容读一次，再复制代码。");
    } else if (state.code === "unit" && !find("unit").parentNode.hidden) {
      advise("数据没有写金额单位：在上面“金额单位”里选好，再读一次。");
      find("unit").focus();
    } else if (state.code === "unit" && find("unit-for-all")) {
      mapping.open = true;
      advise("有的列没有写单位：在下面“没有单位的，都用”里选好，或者一项一项选，再按这个对照读。");
      find("unit-for-all").focus();
    } else if (!lack("请在下面选是哪一列；数据里没有的，上面可以补的在上面补。") && !mapping.hidden) {
      mapping.open = true;
      advise("请核对下面的字段对照。");
    }
    if (!it.address && !it.hold) hold("内容还没有读出来，先看上面的原因。");
    advice.appendChild(element("p")).appendChild(element("a", "这个代码的原因和办法", { href: "/docs/faults.html#code-" + (state.code || "load") }));
  }

  /** It was read: what may still be wrong with it. */
  function good(state, tag) {
    // What is proposed has more than what the columns are called says.
    if (!it.map && !it.profile && own.isMore() && apply()) return;
    it.good = true;
    last = { widget: it.widget, name: it.name, given: it.given, form: it.form, map: it.map, profile: it.profile };
    own.keep();
    said.textContent = (it.file ? "代码里是文件 /data/" + own.fileOf(it.widget, it.given, it.form) + "：先把它存到网站上，在下面第一项。" : "") + (it.again ? "代码里是地址 " + it.address + "：在这里读不到，不要紧，预览是粘贴的内容。" : "") + GOOD[state.state] + (it.map || it.profile ? "，按下面的字段对照" : "") + (state.asOf ? "；数据截至 " + state.asOf : "；数据没有写截至哪天，可以在上面补上" + (it.address ? "（写在上面的日期不会自己变，数据更新时要一起改）" : "")) + "。";
    // A budget reads more of its columns than a mapping can say: years, subtotals, what is of which.
    if (it.widget === "budget" && !it.map) {
      find("mapping").hidden = true;
      if (!(it.read && it.read.proposal && it.read.proposal.schema)) advise("预算组件显示科目、预算数、执行数或决算数、上年数、完成率和增减率；别的列（如上年的预算数、增减额、基本支出、项目支出）不显示。");
    }
    // A widget that has read the columns by what they are called has what it needs; a list is drawn with whatever there is.
    if (it.map || it.widget === "list") lack("看看下面的组件，缺了就选是哪一列。");
    var unitless = own.unitless(), left = find("mapping").hidden ? [] : own.leftOut();
    if (unitless.length) {
      find("mapping").open = true;
      advise("没有写单位的：" + unitless.join("、") + "，组件里写着“单位不明”。在“哪一列是什么”里选好单位，再按这个对照读。");
    }
    if (left.length) advise("没有显示的列：" + left.slice(0, 12).join("、") + (left.length > 12 ? "等 " + left.length + " 列" : "") + "。要显示的，在“哪一列是什么”里选它是什么，再按这个对照读。");
    var near = !it.map && !it.profile && !state.asOf && ((it.read || {}).proposal || { meta: [] }).meta.filter(function (one) { return one.field === "as_of"; })[0];
    if (near && it.widget !== "list") advise("数据里有“" + near.name + "”（" + near.samples[0] + "）：它就是数据截至的日子时，在“哪一列是什么”里选它，再按这个对照读。");
    advice.appendChild(element("p")).appendChild(element("a", "到代码", { href: "#copy" }));
    if (isAway("")) tellAway();
    var findings = tag.shadowRoot.querySelector(".mb-finds .mb-more[aria-expanded=false]");
    if (findings) findings.click();
    var own_ = it;
    if (it.address && !it.again && !it.today) setTimeout(function () {
      if (!tag.isConnected || it !== own_) return;
      own.today(tag).then(function (today) { if (tag.isConnected && it === own_) code(today); });
    }, 400);
  }

  /** Reads by what is chosen; whether there is anything chosen. */
  function apply() {
    own.keep();
    it.map = own.mapping();
    it.profile = own.namedProfile();
    if (!it.map && !it.profile) return false;
    it.all = attributes();
    find("mapping").open = true;
    show();
    return true;
  }

  // What is written above after something was read holds for it too; a moment later, so that a button that is being pressed stays where it is.
  FIELDS.forEach(function (name) {
    find(name).addEventListener("change", function () {
      var mine = turn, now = it;
      setTimeout(function () {
        if (mine !== turn || it !== now || !it || !it.good) return;
        it.all = attributes().concat(it.all.filter(function (one) { return one[0] === "preset"; }));
        show(true);
      }, 500);
    });
  });

  find("apply").addEventListener("click", function () {
    said.textContent = "正在读……";
    if (apply()) return;
    it.all = attributes();
    show();
  });
})();
