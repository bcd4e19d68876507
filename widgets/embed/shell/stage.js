// Which instance draws which widget. All share one; after a panic the widget that caused it gets an instance of its own,
// and at most three tries. The others come back from the kept text and the kept state of the reader.

import { BROKEN, hint, instantiate, load } from './modules.js';
import { manifest, wantsAll } from 'mingbai-package';

const TRIES = 3;
const kinds = new Set();
const widgets = new Set();
const shared = {};
let acting = null;
let suspected = null;
/** Whether an instance has been lost: the ones after it start from what was kept. */
let lost = false;

/** The page has `widget`, so the module that its widgets share must serve it. */
export function announce(widget) {
  if (!apart(widget)) kinds.add(widget.kind);
  return widget;
}

/** The module of `widget` where what it shows is not in the one with all: that with the maps, or its own. */
function apart({ kind, host, prefix }) {
  const { apart } = manifest;
  return host.hasAttribute(prefix + 'outlines') && apart[kind + '+'] || apart[kind];
}

/** Something has happened inside `widget`: until the drawing that follows is done, a panic is its own. */
export function suspect(widget) {
  if (suspected !== widget) setTimeout(() => suspected === widget && (suspected = null), 0);
  suspected = widget;
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
  // A page with several kinds shares the module that has them: by then all are announced.
  await 0;
  const name = apart(widget) || (wantsAll || kinds.size > 1 ? 'all' : widget.kind);
  try {
    const [parts] = await Promise.all([load(name), widget.ready()]);
    if (!widgets.has(widget)) return;
    const stage = await stageFor(widget, name, parts);
    if (!widgets.has(widget)) return;
    if (stage.over) enter(widget);
    else mount(widget, stage);
  } catch (error) {
    hint(BROKEN, error);
    if (widgets.has(widget)) widget.fail('error', 'load');
  }
}

function stageFor(widget, name, parts) {
  const alone = widget.deaths > 0;
  if (!alone && shared[name]) return shared[name];
  const stage = { parts, name, over: false, api: null, served: lost && new Set() };
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
  if (widget.feeds) widget.feeds.leave();
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
  hint('a widget is started again', error);
  const fallen = Array.from(widgets).filter((widget) => widget.stage === stage);
  const culprit = [acting, suspected, fallen.length === 1 && fallen[0]].find((widget) => widget && fallen.indexOf(widget) >= 0);
  for (const widget of fallen) {
    widget.id = 0;
    // Nobody's name on it: each gets an instance of its own, and the next panic has one.
    if (widget === culprit || !culprit) widget.deaths++;
  }
  lost = true;
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

document.addEventListener('visibilitychange', wake);
addEventListener('online', wake);
addEventListener('pageshow', wake);
