// Where a reader is among items and what they are put together by, as an address keeps it for years: `p.<code>;k.<works>;u.<unit>;
// d.<district>`; and among policies or consultations. The reader's state counts all of these, and the next row that a county adds moves them; so an item has its code here,
// else its name, and the others their names. Without `.` behind the letter it is a number, as in the state. What the data do not
// have, or have twice, is left out.

import { escaped, only, texts, unescaped } from './place.js';
import { fields } from './state.js';

/** What is named in items that were handed over (`data::livelihood::hand_over`, `data::hand_over`). */
export function namesOf(text) {
  const next = texts(text);
  const list = (make) => Array.from({ length: +next() || 0 }, () => make());
  const p = list(() => ({ id: next(), works: next(), title: next(), budget: next(), policy: next() }));
  return { p, k: list(next), u: list(next), d: list(next) };
}

const way = ({ works, title }) => (works ? works + '/' : '') + title;

/** The item called `key`; -1 when there is none. */
function itemOf(items, key) {
  for (const of of [({ id }) => id, ({ title }) => title, way]) {
    const at = key ? only(items, (item) => of(item) === key) : -1;
    if (at >= 0) return at;
  }
  const [, name, turn, count] = /^([^]*)~(\d+)-(\d+)$/.exec(key) || [];
  const found = alike(items, name);
  // Where there are more or fewer now, nobody knows which one is meant.
  return found.length === +count && turn > 0 && turn <= found.length ? found[turn - 1] : -1;
}

/** Every item that has the name `name` with that of its works. */
function alike(items, name) {
  return items.map((item, at) => at).filter((at) => way(items[at]) === name);
}

/** What item `at` is called: its code, its name, its name with that of its works, and where nothing tells it from another, which
 * of them it is. */
function itemName(items, at) {
  const { id, title } = items[at], whole = way(items[at]), same = alike(items, whole);
  return [id, title, whole, whole + '~' + (same.indexOf(at) + 1) + '-' + same.length].find((key) => itemOf(items, key) === at);
}

/** The text for an address of the state `text`, among `names`. */
export function linkOf(text, names) {
  return fields(text).map((field) => {
    const letter = field[0], list = names[letter], at = field.slice(1);
    if (!list) return field;
    const name = at in list ? (letter === 'p' ? itemName(list, +at) : list[at]) : undefined;
    return name === undefined ? '' : letter + '.' + escaped(name);
  }).filter(Boolean).join(';');
}

/** What else an address may have of items, and of papers: answers to a self-check are in no state. */
const ITEMS = /^([mst]\d+|[yfn]|[lq][^]*)$/, PAPERS = /^(a\d+|[cof]|qk)$/, RECORDS = /^(s\d+|[yf]|[g-j]\.[^]+|q[^]*)$/;

/** The state that the text `link` of an address leads to, among the `names` of papers. */
export function paperOf(link, names) {
  return placeOf(link, names, PAPERS);
}

/** The state that the text `link` of an address leads to, among the `names` of records: what was chosen in a filter has its name already. */
export function recordOf(link, names) {
  return placeOf(link, names, RECORDS);
}

/** The state that the text `link` of an address leads to, among `names`. */
export function placeOf(link, names, others = ITEMS) {
  return fields(link).map((field) => {
    const letter = field[0], list = names[letter], key = field.slice(2);
    if (!list) return others.test(field) ? field : '';
    let at = /^.\d+$/.test(field) ? +field.slice(1) : -1;
    if (field[1] === '.') at = letter === 'p' ? itemOf(list, unescaped(key)) : only(list, (name) => name === unescaped(key));
    return at >= 0 && at < list.length ? letter + at : '';
  }).filter(Boolean).join(';');
}
