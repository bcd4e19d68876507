// Which instance draws which widget. All share one; after a panic the widget that caused it gets an instance of its own,
// and at most three tries. The others come back from the kept bytes and the kept state of the reader.

import { hint, instantiate, load, moduleFor } from './modules.js';
import { wantsAll } from 'mingbai-package';
import { replay } from './requests.js';

const TRIES = 3;
const kinds = new Set();
const widgets = new Set();
const shared = {};
let acting = null;

/** The page has a tag of `kind`, so the module must serve it. */
export function announce(kind) {
  kinds.add(kind);
}

/** Runs a call into the module on behalf of `widget`, so that a panic in it has a name. */
function act(widget, call) {
  const before = acting;
  acting = widget;
  try {
    return call();
  } finally {
    acting = before;
  }
}

/** Starts `widget`: its module is loaded, an instance taken, its drawing begun. */
export async function enter(widget) {
  widgets.add(widget);
  const name = moduleFor(widget.kind, kinds, wantsAll);
  try {
    const parts = await load(name);
    if (!widgets.has(widget)) return;
    const stage = await stageFor(widget, name, parts);
    if (!widgets.has(widget) || stage.over) return;
    mount(widget, stage);
  } catch (error) {
    hint('a widget could not start; the page keeps its own content', error);
    if (widgets.has(widget)) widget.fail('error', 'load');
  }
}

function stageFor(widget, name, parts) {
  const alone = widget.deaths > 0;
  if (!alone && shared[name]) return shared[name];
  const stage = { parts, name, over: false, api: null };
  const ready = instantiate(parts, (error) => fall(stage, error)).then((api) => ((stage.api = api), stage));
  if (!alone) shared[name] = ready;
  return ready;
}

function mount(widget, stage) {
  widget.api = stage.api;
  widget.stage = stage;
  const inner = widget.place(stage.parts.css);
  widget.id = act(widget, () => stage.api.mount(widget.kind, inner, widget.port())) || 0;
}

/** Takes `widget` away. */
export function leave(widget) {
  widgets.delete(widget);
  if (widget.id) act(widget, () => widget.api.unmount(widget.id));
  widget.id = 0;
}

/** Asks again for the data of `widget`. */
export function refresh(widget) {
  if (widget.id) act(widget, () => widget.api.refresh(widget.id));
}

/** Something has changed that requests may have waited for. */
export function wake() {
  const apis = new Set();
  widgets.forEach((widget) => widget.id && apis.add(widget.api));
  apis.forEach((api) => api.woke());
}

/** An instance has panicked. It is dropped; its widgets are mounted again, the one that did it apart from the others. */
function fall(stage, error) {
  stage.over = true;
  delete shared[stage.name];
  hint('a widget has failed and is started again', error);
  const fallen = Array.from(widgets).filter((widget) => widget.stage === stage);
  const culprit = acting || fromEvent(fallen) || (fallen.length === 1 ? fallen[0] : null);
  for (const widget of fallen) {
    widget.id = 0;
    // Nobody's name on it: each gets an instance of its own, and the next panic has one.
    if (widget === culprit || !culprit) widget.deaths++;
  }
  replay();
  // Not inside the call that panicked.
  setTimeout(() => {
    for (const widget of fallen) {
      if (widget.next && widget.next !== widget.inner) widget.next.remove();
      if (widget.deaths > TRIES) {
        widgets.delete(widget);
        widget.fail('dead', 'dead');
      } else if (widgets.has(widget)) enter(widget);
    }
  }, 0);
}

/** The widget whose inside the event under way came from. */
function fromEvent(fallen) {
  const event = window.event;
  const path = event && event.composedPath ? event.composedPath() : [];
  return fallen.find((widget) => path.indexOf(widget.host) >= 0);
}

document.addEventListener('visibilitychange', wake);
window.addEventListener('online', wake);
window.addEventListener('pageshow', wake);
