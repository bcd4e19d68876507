// Modules: fetched once, checked, compiled once, instantiated as often as needed. A panic ends an instance, never the
// page: every call into it goes through a guard, and a new instance is made from the same compiled module.

import { widgetOf } from './element.js';
import { manifest, files } from 'mingbai-package';
import { load as ask } from './requests.js';

const loading = {};
const hints = {};

/** What is said when something cannot be had or begun. */
export const BROKEN = 'could not start';

/** One hint a cause in the console, in English for developers. */
export function hint(cause, detail) {
  if (hints[cause]) return;
  hints[cause] = true;
  console.warn('mingbai: ' + cause, detail || '');
}

/** Everything of module `name`: `{compiled, factory, css}`; rejects when any of it cannot be had. What the manifest does not name, few
 * pages need. */
export function load(name, hashes = manifest.modules[name] || manifest[name]) {
  return loading[name] || (loading[name] = hashes ? files.load(name, hashes) : more().then((parts) => files.load(name, parts.hashes[name])));
}

/** What few pages need, once it is there: see `more.js`. */
export const extra = {};

/** Fetches it, once. */
export function more() {
  return files.more().then((parts) => Object.assign(extra, parts));
}

/** What the shell lends to it. */
const lent = { load, instantiate, hint, files, ask, look, of: widgetOf };

/** `text` as strict JSON, for `widget`: see `reader.js`. Empty when that cannot be had; it never rejects. */
export function reread(widget, text, maxBytes) {
  return more().then((parts) => parts.reread(lent, widget, text, maxBytes)).catch(() => '');
}

/** The port of a widget with several addresses: see `feeds.js`. */
export function feeds(widget, port) {
  return extra.feeds(lent, widget, port);
}

/** The view, the link and the words of what is searched in `widget`, if it has any, and what the page has beside it of the same
 * money: see `views.js`, `link.js`, `words.js`, `pair.js`. Without them it says that there is no view, and a search finds names and
 * codes. */
export function look(widget) {
  if (/^v|q/.test(widget.viewText) || widget.looks || (widget.kind === 'livelihood' && document.querySelector('mingbai-budget,mingbai-policy,[data-mingbai]')) || widget.attr('deep-link') === 'on') {
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
