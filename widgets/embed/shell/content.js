// What stands inside a tag, as text: the inline JSON, else the first table. Read-only: the page's own content is never
// changed.

import { extra } from './modules.js';

const inline = (host) => host.querySelector('script[type="application/json"]:not([data-map])');
const table = (host) => host.querySelector('table');

/** Whether the content of `host` is a table, which takes more to read. */
export function isTable(host) {
  return !inline(host) && table(host);
}

/** The inline JSON of `host`, else its first table as JSON, else undefined. */
export function contentOf(host) {
  const script = inline(host);
  if (script) return script.textContent;
  return extra.tableOf && table(host) ? extra.tableOf(table(host)) : undefined;
}

/** Whether `host` has fallback content that a reader can see. */
export function hasFallback(host) {
  for (const node of host.childNodes) {
    if (node.nodeType === 3 ? node.data.trim() : node.nodeType === 1 && !/^(SCRIPT|TEMPLATE|STYLE)$/.test(node.tagName)) return true;
  }
  return false;
}
