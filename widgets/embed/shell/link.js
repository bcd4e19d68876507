// What a reader has opened, in the fragment of the address: `#mb-<id of the tag, else its kind>=<state>`. Other keys of the
// fragment are the page's. A view, a table or a level that is opened is a step that the browser goes back from.

import { fields, some, wish } from './state.js';

/** Widget → its key, and the state that stands in the address. */
const linked = new Map();
/** Letters of the state that are steps. */
const STEPS = 'vtd';
/** A state that is longer is none. */
const MOST = 2000;

/** Follows `widget`, while its tag says so and it is on the page. */
export function follow(shell, widget) {
  let link = linked.get(widget);
  if (widget.attr('deep-link') !== 'on' || !widget.connected) {
    if (link && linked.delete(widget) && !linked.size) listen(removeEventListener);
    return;
  }
  if (!link) {
    if (!linked.size) listen(addEventListener);
    linked.set(widget, (link = { shell, key: 'mb-' + (widget.host.id || widget.kind), text: '' }));
    // What the address says comes first; what the reader has done meanwhile, before anything.
    if (!widget.viewText) return heed(widget, link);
  }
  // Of a view that could not be shown nothing is said.
  const text = fields(widget.viewText).filter((field) => !/^v(9|\d\d)/.test(field)).join(';');
  if (text === link.text) return;
  const step = some(text, STEPS) !== some(link.text, STEPS);
  link.text = text;
  clearTimeout(link.timer);
  if (step) write(link, 'pushState');
  // Browsers count: what is typed is written when it has been.
  else link.timer = setTimeout(() => write(link, 'replaceState'), 300);
}

function listen(act) {
  for (const type of ['popstate', 'hashchange']) act(type, changed);
}

function changed() {
  linked.forEach((link, widget) => heed(widget, link));
}

/** Shows what the address says. */
function heed(widget, link) {
  const text = read(link.key);
  if (text === link.text) return;
  clearTimeout(link.timer);
  link.text = text;
  wish(link.shell, widget, text);
  // Where it led to is the same step.
  link.text = widget.viewText;
  if (link.text !== text) write(link, 'replaceState');
}

function parts() {
  return location.hash.slice(1).split('&').filter(Boolean);
}

function read(key) {
  const part = parts().find((part) => part.split('=')[0] === key);
  try {
    const text = part ? decodeURIComponent(part.slice(key.length + 1)) : '';
    return text.length > MOST ? '' : text;
  } catch (e) {
    return '';
  }
}

function write({ key, text }, act) {
  const others = parts().filter((part) => part.split('=')[0] !== key);
  const hash = (text ? others.concat(key + '=' + encodeURIComponent(text)) : others).join('&');
  try {
    history[act](history.state, '', hash ? '#' + hash : location.pathname + location.search);
  } catch (e) { /* a frame without an address of its own, or too often */ }
}
