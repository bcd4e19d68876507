// The state of the view that is open, within that of its widget: which view, table and unit the widget says, the rest the view
// itself (`ui::views::state`); it counts itself from 0. `widget.within` is what the view said last.

import { fields, number, some, wish } from './state.js';

/** What is of a view alone and of a place: the level, small parts and numbers open, amounts a head. */
const OWN = 'dgnh';
/** What the table alone has, and keeps while a view is open. */
const TABLE = 'dopq';

const joined = (parts) => parts.filter(Boolean).join(';');
const tableOf = (text) => number(text, 't');
const viewOf = (text) => number(text, 'v');

/** The state of the view. */
export function inner({ viewText, within = '' }) {
  const view = viewOf(viewText) - 1;
  const own = tableOf(within) === tableOf(viewText) ? fields(within).filter((field) => !/^[vtu]/.test(field)) : [];
  return joined([view > 0 && 'v' + view, 't' + tableOf(viewText), some(viewText, 'u')].concat(own));
}

/** The widget follows a view that has gone to another one, to another table or unit. */
export function outer(shell, widget, view) {
  const { viewText } = widget;
  const shared = (shown, text) => joined(['v' + shown, tableOf(text) && 't' + tableOf(text), some(text, 'u')]);
  const next = shared(viewOf(view) + 1, view);
  if (next !== shared(viewOf(viewText), viewText)) wish(shell, widget, joined([next, some(viewText, 's')]));
}

/** Where the reader is, in the widget and in its view, as one state. Of a view that could not be shown nothing is said. */
export function whole(widget) {
  const { viewText } = widget, view = viewOf(viewText);
  if (view > 0 && view < 9) return joined([some(viewText, 'vtusf'), some(inner(widget), OWN)]);
  return joined(fields(viewText).filter((field) => field[0] !== 'v'));
}

/** Leads the reader to where `text`, a whole state, says. */
export function lead(shell, widget, text) {
  if (!viewOf(text)) return wish(shell, widget, text);
  const same = tableOf(text) === tableOf(widget.viewText);
  widget.within = joined(['t' + tableOf(text), some(text, OWN)]);
  wish(shell, widget, joined([some(text, 'vtusf'), same && some(widget.viewText, TABLE)]));
}
