// Where the parts of the package come from in the single-file build: from inside it. Stands in for `package.js` under
// the name `mingbai-package`; `single-glue`, `single-wasm` (base64) and `single-css` are made by the build.

import factory from 'single-glue';
import wasm from 'single-wasm';
import css from 'single-css';
import { reread } from './reader.js';
import { verified } from './verify.js';
import { look } from './views.js';

export const manifest = __MANIFEST__;
export const wantsAll = true;

export const files = {
  more: () => Promise.resolve({ look, reread, verified }),
  load() {
    if (typeof WebAssembly !== 'object') return Promise.reject(new Error('no WebAssembly'));
    const text = atob(wasm);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
    return WebAssembly.compile(bytes).then((compiled) => ({ compiled, factory, css: style() }));
  },
};

/** Where sheets cannot be constructed, an object address is a stylesheet of our own. */
function style() {
  if ('adoptedStyleSheets' in Document.prototype && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return { sheet };
  }
  return { link: URL.createObjectURL(new Blob([css], { type: 'text/css' })) };
}
