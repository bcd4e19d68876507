// The shell: defines the tags, and never throws into the page. Everything else is behind it.

import { attributes, widgetOf } from './element.js';
import { glue, hint } from './modules.js';
import { manifest } from 'mingbai-package';
import { announce } from './stage.js';

function define(kind, tag) {
  if (customElements.get(tag)) {
    hint('<' + tag + '> is defined already by something else on this page; the first stays');
    return;
  }
  customElements.define(tag, class extends HTMLElement {
    static get observedAttributes() {
      return attributes;
    }
    connectedCallback() {
      // A property set before the tag was defined hides the accessor.
      for (const name of ['data']) {
        if (Object.prototype.hasOwnProperty.call(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      announce(kind);
      widgetOf(this, kind).connect();
    }
    disconnectedCallback() {
      widgetOf(this, kind).disconnect();
    }
    attributeChangedCallback() {
      const widget = widgetOf(this);
      if (widget) widget.changed();
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

/** `<div data-mingbai="budget">`, for a CMS that strips unknown tags. */
function scan(root) {
  const found = root.querySelectorAll ? root.querySelectorAll('[data-mingbai]') : [];
  [].forEach.call(found, (host) => {
    const kind = host.getAttribute('data-mingbai');
    if (!manifest.tags[kind] || !host.attachShadow || widgetOf(host)) return;
    announce(kind);
    const widget = widgetOf(host, kind, 'data-');
    widget.connect();
    new MutationObserver(() => widget.changed()).observe(host, { attributes: true });
  });
  if (found.length) watch();
}

/** Once there is a div, the page is watched for more of them and for their removal. */
let watching = false;
function watch() {
  if (watching) return;
  watching = true;
  new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) {
        if (node.nodeType !== 1) continue;
        each(node, (widget) => widget.connect());
        scan({ querySelectorAll: (selector) => (node.matches(selector) ? [node] : []).concat(Array.from(node.querySelectorAll(selector))) });
      }
      for (const node of record.removedNodes) if (node.nodeType === 1) each(node, (widget) => widget.disconnect());
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
}

function each(node, act) {
  for (const host of [node].concat(Array.from(node.querySelectorAll('[data-mingbai]')))) {
    const widget = host.hasAttribute('data-mingbai') && widgetOf(host);
    if (widget) act(widget);
  }
}

function begin() {
  if (window.mingbai) {
    hint('the script stands on this page twice; the first one works');
    return;
  }
  if (!window.customElements || !Element.prototype.attachShadow || typeof fetch !== 'function') return;
  Object.defineProperty(window, 'mingbai', {
    value: Object.freeze({
      version: manifest.version,
      scan,
      state: (host) => (widgetOf(host) || {}).last,
      _glue: glue,
    }),
  });
  Object.keys(manifest.tags).forEach((kind) => define(kind, manifest.tags[kind]));
  const ready = () => scan(document);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ready);
  else ready();
}

try {
  begin();
} catch (error) {
  hint('could not start; the page keeps its own content', error);
}
