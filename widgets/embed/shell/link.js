// What a reader has opened, in the fragment of the address: `#mb-<id of the tag, else its kind>=<place>` (`place.js`). Other keys of
// the fragment are the page's. A view, a table or a level that is opened is a step that the browser goes back from.

import { arrive } from './arrive.js';
import * as names from './names.js';
import { linkOf, placeOf, tablesOf } from './place.js';
import { some } from './state.js';
import { lead, whole } from './within.js';

/** Widget → its key, what stands in the address, the reader's state that it stands for, and whether it waits for data. */
const linked = new Map();
/** How an address names what the state of a widget counts: what is named in the data, state → address, address → state; and the
 * letters of the state that are steps. A widget that is not here has no names. */
const PAPERS = [names.namesOf, names.linkOf, names.paperOf, 'p'];
const NAMED = {
  budget: [tablesOf, linkOf, placeOf, 'vtd'],
  livelihood: [names.namesOf, names.linkOf, names.placeOf, 'p'],
  policy: PAPERS,
  consultation: PAPERS,
  list: [names.namesOf, names.linkOf, names.recordOf, 'p'],
};
const NONE = [null, (text) => text, (text) => text, 'vtd'];
const of = ({ kind }) => NAMED[kind] || NONE;
/** A text that is longer is none. */
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
    linked.set(widget, (link = { shell, key: 'mb-' + (widget.host.id || widget.kind), text: '', state: '' }));
    // What the address says comes first; what the reader has done meanwhile, before anything.
    if (!widget.viewText) return heed(widget, link, null);
  }
  if (link.waits) return show(widget, link);
  const state = whole(widget);
  if (state === link.state) return;
  const steps = of(widget)[3];
  const step = !link.led && some(state, steps) !== some(link.state, steps);
  link.state = state;
  clearTimeout(link.timer);
  // Browsers count: what is typed is written when it has been.
  if (step) tell(widget, link, 'pushState');
  else link.timer = setTimeout(() => tell(widget, link, 'replaceState'), 300);
}

function listen(act) {
  for (const type of ['popstate', 'hashchange']) act(type, changed);
}

function changed() {
  linked.forEach((link, widget) => heed(widget, link, link.state));
}

/** What names lead to; nothing while there are no data. */
function named(widget) {
  const { id, api } = widget, [read] = of(widget);
  if (!read) return [];
  const data = id && api.data(id);
  return data ? read(data) : null;
}

/** Says in the address where the reader is. */
function tell(widget, link, act, there = link.state ? named(widget) : []) {
  // It is said when there are data again.
  if (!there) return void (link.state = '');
  const text = link.state && of(widget)[1](link.state, there);
  // Newer data may have the same line at another place.
  if (text === link.text) return;
  link.text = text;
  write(link, act);
}

/** Shows what the address says. `from` is where the reader comes from; null for one who comes to the page. */
function heed(widget, link, from) {
  const text = read(link.key);
  if (text === link.text) return;
  clearTimeout(link.timer);
  link.text = text;
  link.from = from;
  show(widget, link);
}

function show(widget, link) {
  const there = link.text ? named(widget) : [];
  link.waits = !there;
  if (!there) return;
  lead(link.shell, widget, link.text && of(widget)[2](link.text, there));
  // Where it led to is the same step, and what the widget makes of it.
  link.state = whole(widget);
  link.led = true;
  setTimeout(() => (link.led = false), 0);
  tell(widget, link, 'replaceState', there);
  arrive(widget, link.from, link.state);
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
