// Words: what they mean, for a view that explains, and by which plain words a search finds (`budget::PLAIN_WORDS`). Two scripts of
// the package, each asked for when it is first needed.

import { manifest } from 'mingbai-package';
import { some } from './state.js';

const asked = {};

/** The file `name`, once; empty when it cannot be had, and who needs it next asks again. */
function once({ files }, name, hash) {
  return asked[name] || (asked[name] = files.text(name, hash).catch(() => {
    asked[name] = null;
    return '';
  }));
}

/** What the words of a budget mean. */
export function explained(shell) {
  return once(shell, 'words-budget', manifest.words);
}

/** Drawings that have the plain words, or will; who cannot have them asks once, not at every key. */
const lent = new WeakSet();

/** Lends the plain words to `widget` when its reader searches. It finds names and codes by itself, at once; with them, from then
 * on, what is meant. */
export function search(shell, widget) {
  const { next, kind } = widget;
  if (!next || kind !== 'budget' || lent.has(next) || !some(widget.viewText, 'q')) return;
  lent.add(next);
  once(shell, 'plain-budget', manifest.plain).then((words) => {
    if (!words || widget.next !== next || !widget.id) return;
    const { viewText } = widget;
    // It is a loan and no state: what the reader sees is not touched.
    widget.wish('k' + words);
    widget.viewText = viewText;
  });
}
