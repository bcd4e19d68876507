// Where the parts of the package come from in the single-file build: from inside it, and the readers from one script
// beside it. Stands in for `package.js` under the name `mingbai-package`; `single-glue`, `single-wasm` (base64) and
// `single-css` are made by the build.

import factory from 'single-glue';
import wasm from 'single-wasm';
import css from 'single-css';
import { reread } from './reader.js';
import { base, run } from './scripts.js';
import { tableOf } from './table.js';
import { verified } from './verify.js';

/** Put here by the build: `modules`, a name for each tag; `more`, the hash of the script beside. */
export const manifest = __MANIFEST__;
export const wantsAll = true;

let rest;

/** What is no strict JSON takes more to read: see `single-more.js`. Its name stays what it is, for who copies files by hand. */
function beside() {
  const { more } = manifest, url = new URL('mingbai.single.more.js?' + more.replace(/\W/g, ''), base).href;
  return rest || (rest = run({ url, integrity: 'sha256-' + more + '=' }));
}

async function module(from) {
  const text = atob(from.wasm);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return { compiled: await WebAssembly.compile(bytes), factory: from.factory };
}

export const files = {
  more: () => Promise.resolve({ reread, tableOf, verified }),
  text: () => beside().then((parts) => parts.presets),
  async load(name) {
    if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
    return name === 'all' ? Object.assign(await module({ wasm, factory }), { css: style() }) : module(await beside());
  },
};

/** Where sheets cannot be constructed, an object address is a stylesheet of our own. */
function style() {
  if (!('adoptedStyleSheets' in document)) return { url: URL.createObjectURL(new Blob([css], { type: 'text/css' })) };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return { sheet };
}
