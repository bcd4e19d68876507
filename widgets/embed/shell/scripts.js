// The one place that asks the page to run a script: a file of the package, checked against its hash. The script hands
// over what it holds through `window.mingbai._glue`.

/** The script that this code came in. */
export const script = document.currentScript;
export const base = script && script.src ? script.src : location.href;

/** Addresses of scripts are a sink under Trusted Types; the names of the files are written here. */
const policy = (() => {
  try {
    return window.trustedTypes && trustedTypes.createPolicy('mingbai', { createScriptURL: (url) => url });
  } catch (e) {
    return null;
  }
})();

/** Tag → what takes its content. */
const waiting = new WeakMap();

/**
 * Where the file `name` is, and what the browser checks it against. `hash` is its SHA-256 in base64; the letters and
 * digits that it begins with are part of the file's name.
 */
export function file(name, hash) {
  return {
    url: new URL(name.replace('.', '-' + hash.replace(/\W/g, '').slice(0, 10) + '.'), base).href,
    integrity: 'sha256-' + hash + '=',
  };
}

/** What the script of a `file` hands over; rejects when it cannot be had, or hands over nothing. */
export function run({ url, integrity }) {
  return new Promise((resolve, reject) => {
    const tag = document.createElement('script');
    waiting.set(tag, resolve);
    tag.onload = tag.onerror = () => {
      tag.remove();
      reject(url);
    };
    tag.src = policy ? policy.createScriptURL(url) : url;
    document.head.appendChild(Object.assign(tag, { integrity, crossOrigin: 'anonymous', charset: 'utf-8' }));
  });
}

/** The script that is running hands over `part`; whose turn it is, its tag says. */
export function glue(part) {
  const take = waiting.get(document.currentScript);
  if (take) take(part);
}
