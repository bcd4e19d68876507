// Which column is which field: what is proposed, with values to look at, and what a webmaster chooses instead.
(function () {
  "use strict";
  var own = document.mingbaiBuild;
  var META = [["as_of", "数据截至"], ["publisher", "发布机构"], ["title", "标题"]];
  var WHY = { letters: "按拼音首字母猜的，请核对", values: "只有这一列是日期，请核对", near: "名称相近，请核对" };
  var place, shown, listing;
  /** What was chosen last: of which widget and profile, in which rows, which columns. */
  var kept = null;

  own.element = function (tag, words, attributes) {
    var made = document.createElement(tag);
    if (words) made.textContent = words;
    Object.keys(attributes || {}).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    return made;
  };
  var element = own.element;

  function samples(column) {
    return column.samples.length ? "如 " + column.samples.join("、") : "";
  }

  function choice(id, options, value) {
    var select = element("select", "", { id: id });
    options.forEach(function (one) { select.appendChild(element("option", one[1], { value: one[0] })); });
    select.value = value || "";
    return select;
  }

  /** One field: its name, the column it is read from, its unit, values of it; `around`: values of the whole that may hold for every row,
   * whose paths begin with `^` here. */
  function row(field, columns, value, unit, why, whole, around) {
    var id = (whole ? "meta-" : "field-") + field.key;
    var box = element("div", "", { "class": "pair", "data-key": field.key });
    if (whole) box.setAttribute("data-meta", "");
    var label = element("label", field.label + (field.required ? "（必需）" : ""), { for: id });
    columns = columns.filter(function (column) { return column.path === value || fits(field, column); });
    var options = [["", "没有这一项"]].concat(columns.map(function (column) {
      return [column.path, column.name + (column.samples.length ? "：" + column.samples[0].slice(0, 12) : "")];
    }));
    var select = choice(id, options, "");
    if (around && around.length) {
      var group = element("optgroup", "", { label: "整份数据里的，每一行都一样" });
      around.forEach(function (column) { group.appendChild(element("option", column.name + "：" + column.samples[0].slice(0, 12), { value: "^" + column.path })); });
      select.appendChild(group);
      columns = columns.concat(around.map(function (column) { return { path: "^" + column.path, samples: column.samples }; }));
    }
    select.value = value || "";
    var said = element("p", "", { "class": "facts", id: id + "-said" });
    select.setAttribute("aria-describedby", id + "-said");
    var tell = function () {
      var column = columns.filter(function (one) { return one.path === select.value; })[0];
      said.textContent = [column && samples(column), select.value === (value || "") && why ? why : ""].filter(Boolean).join("；");
    };
    select.addEventListener("change", tell);
    box.appendChild(label);
    box.appendChild(select);
    if ((field.units || []).length) {
      var units = field.units.indexOf(unit) < 0 && unit ? field.units.concat([unit]) : field.units;
      var of = choice(id + "-unit", [["", "单位：数据写着"]].concat(units.map(function (one) { return [one, one]; })), unit);
      of.setAttribute("aria-label", field.label + "的单位");
      box.appendChild(of);
      // A column brings the unit of its heading with it: 完成投资（万元）.
      select.addEventListener("change", function () {
        var column = columns.filter(function (one) { return one.path === select.value; })[0], named = column && /[（(]([^（）()]+)[）)]$/.exec(column.name || "");
        var its = (column && column.unit) || (named && named[1]) || "";
        of.value = units.indexOf(its) < 0 ? "" : its;
      });
    }
    box.appendChild(said);
    tell();
    return box;
  }

  /** Whether a column may be this field: one of a few words is no other text. */
  function fits(field, column) {
    if (!field.codes || !field.codes.length) return true;
    return column.samples.every(function (text) { return field.codes.indexOf(text) >= 0; });
  }

  /** Columns that are chosen for nothing, each with a choice of what it is: `set` gives a field the column, or the column no field. */
  function drawUnused(table, fields, set) {
    var box = place.querySelector(".unused");
    box.textContent = "";
    box.appendChild(element("p", "没有对上的列：在这里选它是什么，不选的不显示。"));
    table.columns.forEach(function (column, at) {
      var may = fields.filter(function (field) { return fits(field, column); });
      var options = [["", "不显示"]].concat(may.map(function (field) { return [field.key, field.label + (field.required ? "（必需）" : "")]; }));
      var id = "column-" + at, row = element("div", "", { "class": "pair" });
      row.appendChild(element("label", column.name, { for: id }));
      var select = choice(id, options, "");
      select.setAttribute("aria-describedby", id + "-said");
      select.addEventListener("change", function () { set(column, select.value); });
      row.appendChild(select);
      row.appendChild(element("p", samples(column), { "class": "facts", id: id + "-said" }));
      row.column = column;
      box.appendChild(row);
    });
  }

  /** Shows of the columns those that no field has. A column that was given one here stays, so that it can be given another. */
  function tellUnused() {
    var box = place.querySelector(".unused"), of = {}, left = 0;
    chosen().forEach(function (one) { if (!one.whole) of[one.path] = one.key; });
    Array.prototype.forEach.call(box.querySelectorAll(".pair"), function (row) {
      var key = of[row.column.path] || "", select = row.querySelector("select");
      if (select.value !== key) {
        select.value = key;
        row.here = false;
      }
      row.hidden = !!key && !row.here;
      if (!row.hidden) left++;
    });
    box.hidden = !left;
  }

  /** Draws the choices of one table; `fields` are those of the subject. */
  function draw(proposal, fields, table) {
    var rows = place.querySelector(".pairs");
    rows.textContent = "";
    if (!table) return;
    var of = {}, end = null;
    table.columns.forEach(function (column) { if (column.field) of[column.field] = column; });
    var add = function (field) {
      var column = of[field.key] || {};
      var once = proposal.meta.filter(function (own) { return own.field === field.key; })[0];
      var path = column.path || (once ? "^" + once.path : ""), why = WHY[(column.path ? column : once || column).by];
      if (column.stated) why = [why, "单位取自 " + column.stated + "，请核对"].filter(Boolean).join("；");
      return rows.insertBefore(row(field, table.columns, path, column.unit, why, false, listing ? [] : proposal.meta), end);
    };
    fields.forEach(function (field) { if (of[field.key] || field.required) add(field); });
    if (!listing) {
      META.forEach(function (one) {
        var column = proposal.meta.filter(function (own) { return own.field === one[0]; })[0] || {};
        if (!proposal.meta.length) return;
        // The day on which something was published is not the day of the data: it is offered, not chosen.
        var near = column.by === "near";
        var box = rows.appendChild(row({ key: one[0], label: one[1] + "（整份数据）" }, proposal.meta, near ? "" : column.path, "", near ? "可能是 " + column.name + "（" + column.samples[0] + "），是就选它" : "", true));
        end = end || box;
      });
    }
    /** The choice of a field, added where it is not there yet. */
    var the = function (key) {
      var field = fields.filter(function (one) { return one.key === key; })[0];
      return rows.querySelector('[data-key="' + key + '"]:not([data-meta])') || (field && add(field));
    };
    drawUnused(table, fields, function (column, key) {
      var rowOf = Array.prototype.filter.call(place.querySelectorAll(".unused .pair"), function (one) { return one.column === column; })[0];
      rowOf.here = true;
      chosen().forEach(function (one) { if (!one.whole && one.path === column.path && one.key !== key) put(the(one.key), ""); });
      if (key) put(the(key), column.path);
      unitForAll(rows);
      tellUnused();
    });
    rows.onchange = tellUnused;
    again(table, the);
    unitForAll(rows);
    tellUnused();
  }

  /** Chooses a column in the choice of a field. */
  function put(box, path) {
    var select = box.querySelector("select");
    select.value = path;
    // It does not bubble: who puts several tells once.
    select.dispatchEvent(new Event("change"));
  }

  /** One choice for every unit that is not chosen yet, where several have it. Carbon monoxide is published in mg/m³ where the others are in
   * µg/m³ (HJ 633): its unit is chosen by itself, or it would be a thousand times too small. */
  function unitForAll(rows) {
    var of = function () { return Array.prototype.slice.call(rows.querySelectorAll('[id$="-unit"]:not(#field-co-unit)')); };
    var many = {};
    of().forEach(function (select) {
      Array.prototype.forEach.call(select.options, function (option) { if (option.value) many[option.value] = (many[option.value] || 0) + 1; });
    });
    var shared = Object.keys(many).filter(function (unit) { return many[unit] > 1; });
    var open = of().some(function (select) { return !select.value && select.parentNode.querySelector("select").value; });
    if (!shared.length || !open || rows.querySelector("#unit-for-all")) return;
    var box = element("div", "", { "class": "pair" });
    box.appendChild(element("label", "没有单位的，都用", { for: "unit-for-all" }));
    var select = choice("unit-for-all", [["", "一项一项选"]].concat(shared.map(function (unit) { return [unit, unit]; })), "");
    select.addEventListener("change", function () {
      of().forEach(function (own) {
        var has = Array.prototype.some.call(own.options, function (option) { return option.value === select.value; });
        if (has && !own.value) own.value = select.value;
      });
    });
    box.appendChild(select);
    if (rows.querySelector("#field-co-unit")) box.appendChild(element("p", "一氧化碳（CO）常用的单位不同，请单独选。", { "class": "facts" }));
    rows.insertBefore(box, rows.firstChild);
  }

  /** Chooses again what was chosen before of the same rows; `add` gives the choice of a field. */
  function again(table, add) {
    if (!kept || kept.widget !== shown.widget || kept.profile !== shown.profile || kept.rows !== table.rows || kept.nested !== table.nested) return;
    kept.choices.forEach(function (one) {
      var box = one.whole ? place.querySelector('[data-key="' + one.key + '"][data-meta]') : add(one.key);
      if (!box) return;
      var selects = box.querySelectorAll("select");
      var there = Array.prototype.some.call(selects[0].options, function (option) { return option.value === one.path; });
      if (!there) return;
      selects[0].value = one.path;
      selects[0].dispatchEvent(new Event("change"));
      // Behind the event, which takes the unit of the heading.
      if (selects[1]) selects[1].value = one.unit;
      shown.again = true;
    });
  }

  /** Shows the choices in `where`; nothing for what needs none. */
  own.choose = function (where, proposal, widget, profile) {
    place = where;
    shown = null;
    listing = widget === "list";
    place.hidden = !proposal || !!proposal.schema || !proposal.tables.length || (listing && !profile);
    if (place.hidden) return;
    shown = { proposal: proposal, profile: profile, widget: widget, again: false };
    var fields = own.fields(widget, profile);
    var tables = place.querySelector(".tables");
    tables.textContent = "";
    var options = proposal.tables.map(function (table, at) { return [String(at), table.rows + (table.nested ? " 下的 " + table.nested : "") + "，" + table.count + " 行，" + table.columns.length + " 列"]; });
    var select = choice("which-table", options, "0");
    if (options.length > 1) {
      tables.appendChild(element("label", "数据行在哪里", { for: "which-table" }));
      tables.appendChild(select);
    }
    shown.select = select;
    select.addEventListener("change", function () { draw(proposal, fields, proposal.tables[+select.value]); });
    draw(proposal, fields, proposal.tables[0]);
  };

  function chosen() {
    return Array.prototype.map.call(place.querySelectorAll("[data-key]"), function (box) {
      var selects = box.querySelectorAll("select");
      return { key: box.getAttribute("data-key"), whole: box.hasAttribute("data-meta"), path: selects[0].value, unit: selects[1] ? selects[1].value : "", units: !!selects[1] };
    }).filter(function (one) { return one.path; });
  }

  /** Whether the choices are those of before. */
  own.isAgain = function () {
    return !!shown && shown.again;
  };

  /** What is chosen is kept for what is read next. */
  own.keep = function () {
    if (!shown) return;
    var table = shown.proposal.tables[+shown.select.value];
    kept = { widget: shown.widget, profile: shown.profile, rows: table.rows, nested: table.nested, choices: chosen() };
  };

  /** What was chosen, as the text of a mapping; empty where nothing was. */
  own.mapping = function () {
    if (!shown || listing) return "";
    var table = shown.proposal.tables[+shown.select.value], all = chosen();
    var out = {}, fields = {}, meta = {};
    // The unit that stands above holds for what has none of its own.
    var usual = shown.widget === "budget" ? document.getElementById("unit").value : "";
    all.forEach(function (one) {
      var unit = one.unit || (one.units ? usual : "");
      if (one.whole) meta[one.key] = one.path;
      else if (one.path.charAt(0) === "^") fields[one.key] = { path: one.path.slice(1), root: true };
      else fields[one.key] = unit ? { path: one.path, unit: unit } : one.path;
    });
    if (!Object.keys(fields).length) return "";
    if (shown.proposal.unpack.length) out.unpack = shown.proposal.unpack;
    if (shown.proposal.markup.length) out.markup = shown.proposal.markup;
    out.rows = table.rows;
    if (table.nested) out.nested = table.nested;
    if (table.headings) out.columns = table.headings;
    out.fields = fields;
    if (Object.keys(meta).length) out.meta = meta;
    return JSON.stringify(out);
  };

  function plain(name) {
    return name.replace(/\s/g, "").toLowerCase();
  }

  /** What was chosen for a list: the profile with the names of the columns added; empty where it has them all. */
  own.namedProfile = function () {
    if (!shown || !listing) return "";
    var table = shown.proposal.tables[+shown.select.value];
    var profile = JSON.parse(shown.profile), changed = false;
    chosen().forEach(function (one) {
      var column = table.columns.filter(function (own) { return own.path === one.path; })[0];
      if (!column) return;
      var field = profile.fields.filter(function (own) { return own.name === one.key; })[0];
      // Another column by the name of which the field would be read as well.
      var rivals = table.columns.filter(function (own) { return own !== column; }).map(function (own) { return plain(own.name); });
      var names = (field.names || []).filter(function (name) { return rivals.indexOf(plain(name)) < 0; });
      if (names.length < (field.names || []).length) {
        field.names = names;
        changed = true;
      }
      if (column.field === one.key && column.by === "name") return;
      // A name belongs to one field: whoever had it gives it up.
      profile.fields.forEach(function (other) {
        if (other !== field && other.names) other.names = other.names.filter(function (name) { return name !== column.name; });
      });
      field.names = (field.names || []).concat([column.name]);
      changed = true;
    });
    return changed ? JSON.stringify(profile) : "";
  };

  /** Whether more is proposed than what the columns are called says: names that are near, a unit that stands once for all. */
  own.isMore = function () {
    if (!shown || listing || shown.widget === "budget" || shown.proposal.preset) return false;
    var table = shown.proposal.tables[+shown.select.value];
    var around = shown.proposal.meta.some(function (column) { return column.field && (column.by !== "near" || column.field !== "as_of"); });
    return around || table.columns.some(function (column) { return column.stated || (column.field && (column.by !== "name" || (column.unit && !/[（(]/.test(column.name)))); });
  };

  /** The fields whose numbers have no unit: none is chosen, and none stands in the values. */
  own.unitless = function () {
    if (!shown || listing || shown.widget === "budget") return [];
    var table = shown.proposal.tables[+shown.select.value];
    return chosen().filter(function (one) {
      var column = table.columns.filter(function (own) { return own.path === one.path; })[0];
      return one.units && !one.unit && column && column.samples.length && column.samples.every(function (text) { return /^[-\d.,\s]+$/.test(text); });
    }).map(function (one) { return place.querySelector('[data-key="' + one.key + '"] label').textContent.replace("（必需）", ""); });
  };

  /** The columns that no field has, where what is chosen is what is drawn. */
  own.leftOut = function () {
    if (!shown || shown.widget === "budget") return [];
    var of = chosen().map(function (one) { return one.path; });
    var table = shown.proposal.tables[+shown.select.value];
    return table.columns.filter(function (column) { return of.indexOf(column.path) < 0; }).map(function (column) { return column.name; });
  };

  /** How many fields are proposed, and whether one that is needed is not. */
  own.proposed = function () {
    if (!shown) return { known: 0, lacking: [] };
    var lacking = [], known = 0;
    Array.prototype.forEach.call(place.querySelectorAll("[data-key]"), function (box) {
      if (box.hasAttribute("data-meta")) return;
      var label = box.querySelector("label").textContent;
      if (box.querySelector("select").value) known++;
      else if (/（必需）$/.test(label)) lacking.push(label.replace("（必需）", ""));
    });
    return { known: known, lacking: lacking };
  };
})();
