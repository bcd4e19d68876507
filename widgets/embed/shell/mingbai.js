// The shell: defines the tags, and never throws into the page. Everything else is behind it.

import { widgetOf } from './element.js';
import { BROKEN, hint } from './modules.js';
import { manifest } from 'mingbai-package';
import { glue } from './scripts.js';
import { announce } from './stage.js';

function define(kind) {
  const tag = 'mingbai-' + kind;
  if (customElements.get(tag)) return hint('<' + tag + '> is on this page already');
  customElements.define(tag, class extends HTMLElement {
    connectedCallback() {
      // A property set before the tag was defined hides the accessor.
      const { data } = this;
      if (delete this.data && data !== this.data) this.data = data;
      announce(widgetOf(this, kind)).connect();
    }
    disconnectedCallback() {
      widgetOf(this, kind).disconnect();
    }
    get data() {
      return widgetOf(this, kind).data;
    }
    set data(value) {
      widgetOf(this, kind).data = value;
    }
    refresh() {
      widgetOf(this, kind).refresh();
    }
    getShareData() {
      return widgetOf(this, kind).share();
    }
  });
}

const DIVS = '[data-mingbai]';

/** The divs that stand for tags in `root`, itself with them. */
function divs(root) {
  if (!root.querySelectorAll) return [];
  return (root.matches && root.matches(DIVS) ? [root] : []).concat(Array.from(root.querySelectorAll(DIVS)));
}

/** `<div data-mingbai="budget">`, for a CMS that strips unknown tags. */
function scan(root) {
  divs(root).forEach((host) => {
    const kind = host.getAttribute('data-mingbai');
    if (!manifest.modules[kind]) return;
    try {
      announce(widgetOf(host, kind, 'data-')).connect();
      watch();
    } catch (error) {
      // Not every element can have a shadow root.
      hint(BROKEN, error);
    }
  });
}

/** Once there is a div, the page is watched for more of them and for their removal. */
let watching = false;
function watch() {
  if (watching) return;
  watching = true;
  new MutationObserver((records) => {
    for (const record of records) {
      record.addedNodes.forEach(scan);
      record.removedNodes.forEach((node) => divs(node).forEach((host) => {
        const widget = widgetOf(host);
        if (widget) widget.disconnect();
      }));
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
}

function begin() {
  if (window.mingbai) return hint('<script> is on this page already');
  if (!window.customElements || !document.documentElement.attachShadow) return;
  Object.defineProperty(window, 'mingbai', {
    value: Object.freeze({
      version: manifest.version,
      scan,
      state: (host) => (widgetOf(host) || {}).last,
      _glue: glue,
    }),
  });
  Object.keys(manifest.modules).forEach(define);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => scan(document));
  else scan(document);
}

try {
  begin();
} catch (error) {
  hint(BROKEN, error);
}
