// Where the parts of the package come from: separate files beside the script, each checked against its hash.
// The build gives this file, or `package-single.js`, the name `mingbai-package`.

import { hint } from './modules.js';

/** Names and hashes of the files, tags and attributes: put here by the build. */
export const manifest = __MANIFEST__;

const script = document.currentScript;
const base = script && script.src ? script.src : location.href;

/** Whether the script tag asks for one module with everything. */
export const wantsAll = !!script && script.getAttribute('modules') === 'all';

/** Addresses of scripts are a sink under Trusted Types; this is the one place that makes one, from the manifest only. */
const policy = (() => {
  try {
    return window.trustedTypes && trustedTypes.createPolicy('mingbai', { createScriptURL: (url) => url });
  } catch (e) {
    return null;
  }
})();

const address = (file) => new URL(file, base).href;

function get(file, integrity) {
  const url = address(file);
  // WebKit hands a preload over to nothing else; from another origin only CORS gives bytes that can be checked.
  const mode = new URL(url).origin === location.origin ? 'no-cors' : 'cors';
  return fetch(url, { integrity, mode, credentials: 'same-origin' }).then((response) => {
    if (!response.ok) throw new Error(file + ': ' + response.status);
    return response;
  });
}

async function compile(file, integrity) {
  const response = await get(file, integrity);
  // A server that sends another MIME type is no reason to fail: only the streaming way insists on it.
  if (WebAssembly.compileStreaming && /^application\/wasm/.test(response.headers.get('Content-Type') || '')) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

async function style(file, integrity) {
  if (!('adoptedStyleSheets' in Document.prototype && 'replaceSync' in CSSStyleSheet.prototype)) return { link: address(file), integrity };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await get(file, integrity)).text());
  return { sheet };
}

function run(file, integrity, expect) {
  return new Promise((resolve, reject) => {
    expect(resolve);
    const tag = document.createElement('script');
    tag.integrity = integrity;
    tag.crossOrigin = 'anonymous';
    tag.charset = 'utf-8';
    tag.onload = () => tag.remove();
    tag.onerror = () => {
      tag.remove();
      reject(new Error(file));
    };
    tag.src = policy ? policy.createScriptURL(address(file)) : address(file);
    document.head.appendChild(tag);
  });
}

export const files = {
  more: (expect) => run(manifest.more, manifest.moreSri, expect),
  text: (file, integrity) => get(file, integrity).then((response) => response.text()),
  load(part, expect) {
    if (typeof WebAssembly !== 'object') return Promise.reject(new Error('no WebAssembly'));
    return Promise.all([compile(part.wasm, part.wasmSri), run(part.js, part.jsSri, expect), part.css && style(part.css, part.cssSri)]).then(
      ([compiled, factory, css]) => ({ compiled, factory, css }),
      (error) => {
        hint('a part of the package could not be loaded; the page keeps its own content', error);
        throw error;
      }
    );
  },
};
