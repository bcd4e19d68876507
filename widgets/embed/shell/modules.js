// Modules: fetched once, checked, compiled once, instantiated as often as needed. A panic ends an instance, never the
// page: every call into it goes through a guard, and a new instance is made from the same compiled module.

import { manifest, files } from 'mingbai-package';

const glues = {};
const loading = {};
const hints = {};

/** One hint a cause in the console, in English for developers. */
export function hint(cause, detail) {
  if (hints[cause] || !window.console) return;
  hints[cause] = true;
  console.warn('mingbai: ' + cause, detail || '');
}

/** The glue script of a module hands its factory over here. */
export function glue(name, factory) {
  if (glues[name]) glues[name](factory);
}

/** Everything of module `name`, whose files are `part`: `{compiled, factory, sheet | link}`; rejects when any cannot be had. */
export function load(name, part = manifest.modules[name]) {
  return loading[name] || (loading[name] = files.load(part, (ready) => (glues[name] = ready)));
}

let rest;

/** What few pages need: see `more.js`. */
export function more() {
  return rest || (rest = files.more((ready) => (glues.more = ready)));
}

/** What the shell lends to it. */
const lent = { load, instantiate, hint, files };

/** `text` as strict JSON, for `widget`: see `reader.js`. Empty when that cannot be had; it never rejects. */
export function reread(widget, text, maxBytes) {
  return more().then((parts) => parts.reread(lent, widget, text, maxBytes)).catch(() => '');
}

/** The view and the link of `widget`, if it has any: see `views.js` and `link.js`. Without them it says so. */
export function look(widget) {
  if (widget.viewText[0] === 'v' || widget.looks || widget.attr('deep-link') === 'on') {
    widget.looks = true;
    more().then((parts) => parts.look(lent, widget), () => widget.wish(widget.viewText.replace(/^v\d+/, 'v' + none++)));
  }
}

/** Numbers of views that there are not: each time another one. */
let none = 9;

/** A running instance. `died` is called once, when it panics. */
export async function instantiate({ compiled, factory }, died) {
  let dead = false;
  let depth = 0;
  const guard = (raw) => {
    const safe = {};
    for (const key of Object.keys(raw)) {
      const call = raw[key];
      safe[key] = typeof call !== 'function' ? call : function () {
        if (dead) return undefined;
        depth++;
        try {
          return call.apply(null, arguments);
        } catch (error) {
          // An inner call passes it on: the frames below it are lost as well.
          if (depth > 1) throw error;
          dead = true;
          // What the glue still reads of it (a result's error, a string) is then nothing.
          new Uint8Array(raw.memory.buffer).fill(0);
          died(error);
        } finally {
          depth--;
        }
        return undefined;
      };
    }
    return safe;
  };
  const api = factory(guard);
  await api({ module_or_path: compiled });
  return api;
}

/** Which module serves `kind`, when the page has `kinds`. */
export function moduleFor(kind, kinds, all) {
  const has = manifest.modules;
  if (all || !has[kind] || kinds.size > 1) return has.all ? 'all' : kind;
  return kind;
}
