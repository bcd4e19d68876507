// What is about the same money on a page: an item names the line of the budget that pays for it, and the policy that it rests on. Where
// the page has the widget of what is named, a press leads there; and who chooses a line of the budget finds the items cut to those that it pays for, with a
// way back to all of them. Widgets hear each other by `mingbai-select`, as the page does.

import { namesOf } from './names.js';
import { lineOf, tablesOf } from './place.js';
import { fields, number, some, wish } from './state.js';

/** Kind of a widget that is led to → the state in which `widget`, with `data`, shows what is called `key`; nothing when it has
 * no such thing. An item names these by the same word. */
const WAYS = { budget: lineIn, policy: paperIn };
/** What an item names. */
const ITEMS = 'livelihood';
/** A drawing → what it was told that others show, and these. */
const lent = new WeakMap();
let shell;
/** Whether a line is being chosen by us, not by a reader. */
let leading = false;

/** Follows `widget`, if it has items. */
export function pair(lends, widget) {
  if (widget.kind !== ITEMS) return;
  if (!shell) {
    shell = lends;
    document.addEventListener('mingbai-select', chosen);
    document.addEventListener('mingbai-state', () => there(ITEMS).forEach(lend));
  }
  // They may have left the page without a word.
  const known = lent.get(widget.next), now = others();
  if (widget.next && !(known && known.from.every((one, at) => one === now[at]))) lend(widget);
}

/** Of each kind that is led to the one that is. */
const others = () => Object.keys(WAYS).map((kind) => there(kind)[0]);

/** The widgets of a kind that show data. */
function there(kind) {
  const hosts = Array.from(document.querySelectorAll(`mingbai-${kind},[data-mingbai=${kind}]`));
  return hosts.map((host) => shell.of(host)).filter((widget) => widget && widget.id && widget.next && widget.drawn);
}

const dataOf = ({ id, api }) => (id && api.data(id)) || '';

function lineIn({ viewText }, data, key) {
  const tables = tablesOf(data), shown = number(viewText, 't');
  const code = /^\d*/.exec(key)[0];
  for (const word of [key, code, key.slice(code.length).trim()]) {
    for (const at of [shown].concat(tables.map((table, at) => at))) {
      const line = tables[at] && tables[at].side !== 'revenue' ? lineOf(tables[at].lines, word) : -1;
      if (line >= 0) return ['t' + at, some(viewText, 'us'), 'g' + line].filter(Boolean).join(';');
    }
  }
  return '';
}

/** The policy that is called `key`: by its document's number, its title or its own number. */
function paperIn(widget, data, key) {
  const at = namesOf(data).p.findIndex((own) => [own.policy, own.title, own.id].indexOf(key) >= 0);
  return at < 0 ? '' : 'p' + at;
}

/** Tells `widget` which of the names in its items lead anywhere. */
function lend(widget) {
  const items = namesOf(dataOf(widget)).p, found = [];
  const from = others();
  Object.keys(WAYS).forEach((kind, at) => {
    const words = new Set(items.map((item) => item[kind]).filter(Boolean)), data = from[at] && words.size && dataOf(from[at]);
    if (data) words.forEach((word) => WAYS[kind](from[at], data, word) && found.push(word));
  });
  const text = found.join('\x1f'), { next, viewText } = widget, known = lent.get(next);
  lent.set(next, { text, from });
  if (text === (known ? known.text : '')) return;
  // It is a loan and no state: what the reader sees is not touched.
  widget.wish('o' + text);
  widget.viewText = viewText;
}

function chosen(event) {
  const { kind, code, name } = event.detail || {}, from = shell.of(event.composedPath()[0]);
  if (!from || leading) return;
  if (from.kind === ITEMS && WAYS[kind]) {
    const [other] = there(kind), state = other && WAYS[kind](other, dataOf(other), name);
    if (!state) return;
    leading = true;
    wish(shell, other, state);
    setTimeout(() => (leading = false), 0);
  } else if (from.kind === 'budget' && kind === 'line') there(ITEMS).forEach((widget) => cut(widget, code, name));
}

/** Lists of `widget` only what a line pays for; where that is nothing, what it listed before. */
function cut(widget, code, name) {
  const { viewText } = widget, has = (is) => namesOf(dataOf(widget)).p.some(({ budget }) => is(budget));
  const below = /^\d+$/.test(code) && has((own) => own.indexOf(code) === 0);
  const line = below ? code : [code, name].find((word) => word && word.indexOf(';') < 0 && has((own) => own === word));
  const kept = line ? some(viewText, 'ms') : fields(viewText).filter((field) => field[0] !== 'l').join(';');
  const state = [line && 'l' + line, kept].filter(Boolean).join(';');
  if (state !== viewText) wish(shell, widget, state);
}
