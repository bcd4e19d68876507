// Where a reader finds himself who was led by an address. Back closes a level, and what was pressed to open it is in sight and has
// the focus again; a link that was passed on begins at what it leads to, not at the top of the page.

import { number, some } from './state.js';

/** Frames to wait for what is not drawn yet. */
const FRAMES = 60;
/** Widget → the last place that it was led to. */
const led = new WeakMap();

/** Has the reader of `widget` arrive at the whole state `state` from `from`, null where the page was opened there. */
export function arrive(widget, from, state) {
  const place = {}, { root, host } = widget, view = number(state, 'v');
  led.set(widget, place);
  // What opened a level or a panel that is left, in the same table.
  const left = from === null || number(from, 't') !== number(state, 't') ? [] : ['d', 'p'].map((letter) => some(from, letter)).filter((field) => field && state.indexOf(field) < 0);
  const ways = left.map((field) => `[data-a="${field}"]`);
  if (some(state, 'd')) ways.push('.mbv-here,.mb-here');
  // Of a board, its place or item.
  if (widget.kind !== 'budget' && some(state, 'p')) ways.push('.mbb-here');
  ways.push(`[data-a="v${view}"]`);
  let frames = FRAMES;
  const look = () => {
    if (led.get(widget) !== place) return;
    const found = drawn(root, view) ? ways.map((way) => root.querySelector(way)) : [];
    const there = found[0] || (!frames && found.find(Boolean));
    if (!there && frames--) return void requestAnimationFrame(look);
    if (!there || elsewhere(root, host)) return;
    if (from !== null) {
      there.focus();
      // A browser may put the page back to where it was after that.
      setTimeout(() => root.activeElement === there && show(there), 100);
    } else if (!pageYOffset) there.scrollIntoView();
  };
  requestAnimationFrame(look);
}

/** Whether `view` is drawn, of which the module may still be on its way. */
function drawn(root, view) {
  const part = root.querySelector('[data-part]:not([data-part=sheet])');
  return view ? part && part.firstElementChild && !part.querySelector('.mb-wait') : !part;
}

/** Brings an element into sight. */
function show(element) {
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'center' });
}

/** Whether the reader has the focus on something that is still there. */
function elsewhere(root, host) {
  const { activeElement } = document;
  return activeElement === host ? root.activeElement : activeElement && activeElement !== document.body;
}
