// Where a reader is in a budget, as an address keeps it for years: `v.years;t.general.expenditure.2018;d.205;u8`. The reader's
// state counts tables and lines (`state.js`), and the next row that a county adds moves them; so a view has its name here, a table
// its book, side and year, a line its code, else its name. Without `.` behind the letter it is a number, as in the state: links
// were written so once. What the data do not have, or have twice, is left out.

import { fields, number } from './state.js';

/** Views by their numbers (`ui::budget::draw::VIEWS`). */
const VIEWS = ['', 'hundred', 'area', 'years', 'flow', 'plan', 'audit', 'take'];
/** Books and sides by their numbers (`data::budget::Book`, `Side`). */
const BOOKS = ['', 'general', 'funds', 'state_capital', 'social_insurance'];
const SIDES = ['', 'revenue', 'expenditure'];

/** What gives the texts of `text` one after another: each has its length in UTF-8 before it. */
export function texts(text) {
  let at = 0;
  return () => {
    const from = text.indexOf(':', at) + 1;
    let left = from ? +text.slice(at, from - 1) : 0;
    for (at = from || text.length; left > 0; at++) {
      const unit = text.charCodeAt(at);
      // Both halves of a pair together are four bytes.
      left -= unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
    }
    return from ? text.slice(from, at) : '';
  };
}

/** What a place needs of a budget that was handed over (`data::budget::hand_over`). */
export function tablesOf(text) {
  const next = texts(text);
  const skip = (count) => {
    while (count-- > 0) next();
  };
  const list = (make) => Array.from({ length: +next() || 0 }, make);
  skip(11);
  skip(2 * next());
  return list(() => {
    const [book, side] = [BOOKS[+next()], SIDES[+next()]];
    skip(2);
    const [year, title, scope] = [next(), next(), next()];
    skip(3);
    return { book, side, year, title, scope, lines: list(line) };
  });
  function line() {
    const [code, name] = [next(), next()];
    skip(3);
    const parent = next();
    skip(14);
    return { code, name, parent: parent && +parent };
  }
}

/** The only one of `list` that `is`; -1 for none and for several. */
export function only(list, is) {
  const at = list.findIndex(is);
  return list.some((one, other) => other > at && is(one, other)) ? -1 : at;
}

/** The names of what a line stands below, and its own. */
function path(lines, at) {
  const names = [];
  for (let line = lines[at]; line && names.length < 9; line = line.parent === '' ? null : lines[line.parent]) names.unshift(line.name);
  return names.join('/');
}

/** Every line that has the names `way` on the way to it. */
function alike(lines, way) {
  return lines.map((line, at) => at).filter((at) => way.endsWith(lines[at].name) && path(lines, at) === way);
}

/** The line called `key`; -1 when there is none. */
export function lineOf(lines, key) {
  if (!key) return -1;
  for (const what of ['code', 'name']) {
    const at = only(lines, (line) => line[what] === key);
    if (at >= 0) return at;
  }
  const [, way, turn, count] = /^([^]*)~(\d+)-(\d+)$/.exec(key) || [, key, 1, 1];
  const found = alike(lines, way);
  // Where there are more or fewer now, nobody knows which one is meant.
  return found.length === +count && turn > 0 && turn <= found.length ? found[turn - 1] : -1;
}

/** What line `at` is called: its code, its name, its name with what it stands below, and where nothing tells it from another, which
 * of them it is. */
function lineName(lines, at) {
  const { code, name } = lines[at], way = path(lines, at), same = alike(lines, way);
  return [code, name, way, way + '~' + (same.indexOf(at) + 1) + '-' + same.length].find((key) => lineOf(lines, key) === at);
}

/** What a table may be called, the best first: with its title where others have its book, side, year and scope too. What the
 * title says of year and scope is said already. */
function tableNames({ book, side, year, title, scope }) {
  const own = [book, side, year], about = title.replace(/\d{4} *年度?/, '').replace(scope, '');
  const names = [[], [scope], [about], [scope, about]].map((more) => own.concat(more).filter(Boolean).join('.')).filter(Boolean);
  // A year alone tells less than a title.
  return book || side ? names : names.reverse();
}

/** What table `at` is called; nothing where nothing tells it from another. */
function tableName(tables, at) {
  return tableNames(tables[at]).find((key) => tableOf(tables, key) === at);
}

/** The table called `key`; where the data have it of other years only, the latest; -1 when there is none. */
function tableOf(tables, key) {
  const latest = (is) => tables.reduce((best, table, at) => (is(table) && (best < 0 || +table.year > +tables[best].year) ? at : best), -1);
  const undated = (table) => tableNames(Object.assign({}, table, { year: '' }));
  const timeless = key.replace(/(^|\.)\d{4}(?=\.|$)/, '').replace(/^\./, '');
  const kin = (table) => table.book && (timeless + '.').indexOf(undated(table)[0] + '.') === 0;
  const ways = [(table) => undated(table).indexOf(timeless) >= 0, kin];
  const at = tables.findIndex((table) => tableNames(table).indexOf(key) >= 0);
  return ways.reduce((found, is) => (found < 0 ? latest(is) : found), at);
}

export const escaped = (key) => key.replace(/[%;]/g, encodeURIComponent);

export function unescaped(key) {
  try {
    return decodeURIComponent(key);
  } catch (e) {
    return key;
  }
}

/** The text for an address of the state `text`, in a budget of `tables`. */
export function linkOf(text, tables) {
  const at = number(text, 't');
  const { lines } = tables[at] || { lines: [] };
  const named = (letter, line) => {
    const name = lines[line] && lineName(lines, line);
    return name ? [letter + '.' + escaped(name)] : [];
  };
  const parts = fields(text).map((field) => {
    const letter = field[0], rest = field.slice(1);
    if (letter === 'v') return VIEWS[rest] ? ['v.' + VIEWS[rest]] : [];
    if (letter === 't') return [];
    if (letter === 'd' || letter === 'p') return named(letter, +rest);
    if (letter !== 'o') return [field];
    // All or none are open, and these are not so.
    return (/^[*-]/.test(rest) ? ['o' + rest[0]] : []).concat(...(rest.match(/\d+/g) || []).map((line) => named('o', +line)));
  });
  const list = [].concat(...parts);
  // Of a single table nothing needs to be said.
  if (tables.length > 1 && (at || list.length)) {
    const name = tableName(tables, at);
    list.splice(/^v/.test(list[0]) ? 1 : 0, 0, name ? 't.' + escaped(name) : 't' + at);
  }
  return list.join(';');
}

/** The state that the text `link` of an address leads to, in a budget of `tables`. */
export function placeOf(link, tables) {
  const list = fields(link);
  /** What stands behind the letter of `field`, found by `find` where it is a name. */
  const found = (field, count, find) => {
    const at = field[1] === '.' ? find(unescaped(field.slice(2))) : /^\d+$/.test(field.slice(1)) ? +field.slice(1) : -1;
    return at < count ? at : -1;
  };
  const of = list.find((field) => field[0] === 't');
  const at = of ? found(of, tables.length, (key) => tableOf(tables, key)) : 0;
  const { lines } = tables[at] || { lines: [] };
  const line = (field) => found(field, lines.length, (key) => lineOf(lines, key));
  const view = list.filter((field) => field[0] === 'v').map((field) => found(field, VIEWS.length, (key) => VIEWS.indexOf(key)));
  const out = [], open = [];
  let base = '', word = '';
  for (const field of list) {
    const letter = field[0];
    if (letter === 'd' || letter === 'p') {
      const there = line(field);
      if (there >= 0) out.push(letter + there);
    } else if (letter === 'o') {
      base = base || (/^o[*-]/.exec(field) || [''])[0];
      if (field[1] === '.') open.push(line(field));
      else open.push(...(field.match(/\d+/g) || []).map((digits) => line('o' + digits)));
    } else if (letter === 'q') word = field;
    else if (/^(u\d+|s[+-]\d|[fgnh])$/.test(field)) out.push(field);
  }
  const toggled = open.filter((line) => line >= 0).map((line) => line + '.').join('');
  const first = [view[0] > 0 && 'v' + view[0], at > 0 && 't' + at];
  return first.concat(out, (base || toggled) && (base || 'o') + toggled, word).filter(Boolean).join(';');
}
