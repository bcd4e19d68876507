// Where the parts of the package come from in the single-file build: from inside it, and the readers and the views from
// scripts beside it. Stands in for `package.js` under the name `mingbai-package`; `single-glue`, `single-wasm` (base64) and
// `single-css` are made by the build.

import factory from 'single-glue';
import wasm from 'single-wasm';
import css from 'single-css';
import { feeds } from './feeds.js';
import { lists } from './lists.js';
import { reread } from './reader.js';
import { base, run } from './scripts.js';
import { tableOf } from './table.js';
import { verified } from './verify.js';
import { look } from './views.js';

/**
 * Put here by the build: `modules`, a name for each tag; `apart`, as in `package.js`; `more`, `views` and each module of `apart`, the
 * hashes of the scripts beside.
 */
export const manifest = __MANIFEST__;
export const wantsAll = true;

addEventListener('mingbai-state', lists);

const scripts = {};

/**
 * What is no strict JSON takes more to read: see `single-more.js`; views are in `single-views.js`. Their names stay what they
 * are, for who copies files by hand.
 */
function beside(name) {
  const hash = manifest[name], url = new URL('mingbai.single.' + name + '.js?' + hash.replace(/\W/g, ''), base).href;
  return scripts[name] || (scripts[name] = run({ url, integrity: 'sha256-' + hash + '=' }));
}

async function module(from) {
  const text = atob(from.wasm);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return { compiled: await WebAssembly.compile(bytes), factory: from.factory, css: from.css && style(from.css) };
}

export const files = {
  more: () => Promise.resolve({ feeds, hashes: {}, look, reread, tableOf, verified }),
  text: (name) => name === 'presets' ? beside('more').then((parts) => parts.presets) : beside('views').then((parts) => name === 'plain-budget' ? parts.plain : parts.words),
  async load(name) {
    if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
    return module(name === 'all' ? { wasm, factory, css } : await beside(manifest[name] ? name : 'more'));
  },
};

/** Where sheets cannot be constructed, an object address is a stylesheet of our own. */
function style(css) {
  if (!('adoptedStyleSheets' in document)) return { url: URL.createObjectURL(new Blob([css], { type: 'text/css' })) };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return { sheet };
}
