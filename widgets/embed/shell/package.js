// Where the parts of the package come from: separate files beside the script, each checked against its hash.
// The build gives this file, or `package-single.js`, the name `mingbai-package`.

import { file, run, script } from './scripts.js';

/**
 * Put here by the build: `modules`, for each tag the hash of its module; `all`, that of the module with all of them but those
 * in `apart`, which says in what module a widget is drawn, and with a `+` behind it, in what with outlines; `glue`, that of the script between shell and modules; `more`, that of what few pages need. A module that the
 * glue does not serve has the hash of one of its own behind it.
 */
export const manifest = __MANIFEST__;

/** Letters of a hash. */
const LENGTH = 43;

/** Whether the script tag asks for one module with everything. */
export const wantsAll = !!script && script.getAttribute('modules') === 'all';

/** Chromium before 73, which ends the page now and then when an answer is read that it has checked by itself. */
const UNSURE = /Chrome\/([1-6]?\d|7[0-2])\./.test(navigator.userAgent);
let rest;

function get(name, hash) {
  const { url, integrity } = file(name, hash);
  // A preload is handed over to just such a request; from another origin only CORS gives bytes that can be checked.
  const [mode, credentials] = new URL(url).origin === location.origin ? ['no-cors', 'include'] : ['cors', 'same-origin'];
  return fetch(url, { integrity: UNSURE ? '' : integrity, mode, credentials }).then((response) => {
    if (!response.ok) throw url;
    return response;
  });
}

async function made(name, hash) {
  // Without it nothing is asked for.
  const { compile, compileStreaming } = WebAssembly;
  const response = await get(name, hash);
  // A server that sends another MIME type is no reason to fail: only the streaming way insists on it.
  if (!UNSURE && compileStreaming && /^application\/wasm/.test(response.headers.get('Content-Type'))) {
    return compileStreaming(response);
  }
  const bytes = await response.arrayBuffer();
  if (UNSURE && !(await files.more()).checked(bytes, hash)) throw name;
  return compile(bytes);
}

async function style(name, hash) {
  if (!('adoptedStyleSheets' in document)) return file(name, hash);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await get(name, hash)).text());
  return { sheet };
}

export const files = {
  more: () => rest || (rest = run(file('more.js', manifest.more))),
  text: (name, hash) => run(file(name + '.js', hash)),
  async load(name, hashes) {
    const module = made(name + '.wasm', hashes.slice(0, LENGTH)), own = hashes.slice(LENGTH);
    const glue = run(file(own ? name + '.js' : 'glue.js', own || manifest.glue));
    // The glue knows the styles: they come while the module, which is longer, is still on its way.
    const styles = glue.then(({ css }) => css[name] && style(name + '.css', css[name]));
    const [compiled, factory, css] = await Promise.all([module, glue, styles]);
    return { compiled, factory, css };
  },
};
