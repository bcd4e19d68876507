// One element of the page and its widget: the fallback stays until the widget has drawn, and comes back when it cannot.

import { contentOf, hasFallback, isTable } from './content.js';
import { clock, keep, kept, moment } from './keep.js';
import { feeds, look, more, reread } from './modules.js';
import { abort, early, load } from './requests.js';
import { base } from './scripts.js';
import { enter, leave, refresh, suspect, wake } from './stage.js';

const elements = new WeakMap();
const later = (act) => Promise.resolve().then(act);

/** Out of sight, but as wide as it will be: what is drawn there measures itself. */
function unseen({ style }, yes) {
  [style.visibility, style.height, style.overflow] = yes ? ['hidden', 0, 'hidden'] : ['', '', ''];
}

/** Elements tell whether they are near the screen; without an observer everything counts as near. */
const near = window.IntersectionObserver && new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const widget = elements.get(entry.target);
    if (widget) widget.approach(entry.isIntersecting);
  }
}, { rootMargin: '400px 0px' });

/** The widget of `host`, made at its first use; `prefix` is put before attribute names (`data-` on a div). */
export function widgetOf(host, kind, prefix) {
  let widget = elements.get(host);
  if (!widget && kind) elements.set(host, (widget = new Widget(host, kind, prefix || '')));
  return widget;
}

export class Widget {
  constructor(host, kind, prefix) {
    Object.assign(this, { host, kind, prefix, deaths: 0, viewText: '', near: !near });
    const root = (this.root = host.shadowRoot || host.attachShadow({ mode: 'open' }));
    this.slot = document.createElement('slot');
    // The oldest engines draw what is assigned to a hidden slot; inside a hidden box it is gone everywhere.
    this.fallback = document.createElement('div');
    this.fallback.appendChild(this.slot);
    root.appendChild(this.fallback);
    // What an event leads to is drawn at once; a panic there is this widget's.
    for (const type of ['click', 'input', 'change', 'keydown', 'focusin', 'focusout']) root.addEventListener(type, () => suspect(this), true);
    if ('adoptedStyleSheets' in root) {
      try {
        const block = new CSSStyleSheet();
        block.replaceSync(':host{display:block!important}');
        root.adoptedStyleSheets = [block];
      } catch (e) { /* the sheet of the package says the same */ }
    }
    new MutationObserver(() => this.changed()).observe(host, { attributes: true });
  }

  /** The element is in the page. */
  connect() {
    if (this.connected) return;
    this.connected = true;
    if (near) near.observe(this.host);
    // What is on screen already does not wait for the observer's first report.
    const box = near && this.host.getBoundingClientRect();
    if (!near || (box.top < innerHeight + 400 && box.bottom > -400)) this.approach(true);
  }

  /** The element may have left the page: a move is not a removal. */
  disconnect() {
    later(() => {
      if (this.host.isConnected || !this.connected) return;
      this.connected = this.started = false;
      if (near) near.unobserve(this.host);
      leave(this);
      this.clear();
    });
  }

  approach(isNear) {
    this.near = isNear;
    if (isNear && this.connected && !this.started) {
      this.started = true;
      const src = this.source();
      if (src && this.json === undefined) for (const one of this.several() ? src.split(/\s+/, 8) : [src]) early([one, this.text('verify'), this.text('allow')].join('\n'), this.made());
      this.report('loading');
      look(this);
      enter(this);
    } else if (isNear) wake();
  }

  /** A fresh place to draw in; Yew clears and keeps the one it was given. */
  place(css) {
    const inner = document.createElement('div');
    inner.className = 'mb-host';
    if (css.sheet) this.root.adoptedStyleSheets = [css.sheet];
    else if (!this.styled) {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      if (css.integrity) {
        link.integrity = css.integrity;
        link.crossOrigin = 'anonymous';
      }
      link.href = css.url;
      this.styled = new Promise((resolve) => (link.onload = link.onerror = resolve));
      this.root.insertBefore(link, this.fallback);
    }
    if (!this.drawn && !hasFallback(this.host)) inner.style.minHeight = (+this.attr('reserve') || 320) + 'px';
    this.next = inner;
    if (this.inner || this.styled) unseen(inner, true);
    this.root.appendChild(inner);
    return inner;
  }

  /** The widget has drawn: what stood there before goes. */
  settle() {
    if (this.next && this.next !== this.inner) {
      if (this.inner) this.inner.remove();
      this.inner = this.next;
      unseen(this.inner, false);
    }
    if (this.drawn) {
      this.inner.style.minHeight = '';
      // It begins where it is: nothing has come from below the page's own content, by which browsers measure a jump.
      this.fallback.hidden || this.root.activeElement || this.root.appendChild(this.inner);
    }
    this.slot.hidden = this.fallback.hidden = this.drawn;
  }

  clear() {
    for (const old of [this.inner, this.next]) if (old) old.remove();
    this.inner = this.next = null;
    this.drawn = false;
    this.slot.hidden = this.fallback.hidden = false;
    look(this);
  }

  /** Nothing can be drawn: the page's own content is what remains. */
  fail(state, code) {
    this.clear();
    this.report(state, code);
  }

  attr(name) {
    const text = this.host.getAttribute(this.prefix + name);
    // A mapping may also stand inside the tag.
    const inside = text === null && name === 'map' && this.host.querySelector('script[data-map]');
    return inside ? inside.textContent : text === null ? undefined : text;
  }

  text(name) {
    return (this.attr(name) || '').trim();
  }

  /** What a copy is kept under beside its address: one that another mapping made is none of this. */
  made() {
    const by = this.text('preset') + this.text('map');
    return by && '\n' + by;
  }

  /** Where its data is; empty when the tag has no address that data can be asked for at. */
  source() {
    const src = this.text('src');
    return src.split(/\s+/).every((one) => /^(https?:|[^:]*$|[^:]*[/?#])/i.test(one)) ? src : '';
  }

  /** Whether that is more than one address: a budget has one. */
  several() {
    return this.kind !== 'budget' && this.json === undefined && /\s/.test(this.source());
  }

  report(state, code = '', asOf = '', checkedAt = '') {
    const detail = { state, code, asOf, checkedAt };
    if (JSON.stringify(detail) === JSON.stringify(this.last)) return;
    this.tell('state', (this.last = detail));
  }

  tell(type, detail) {
    later(() => this.host.dispatchEvent(new CustomEvent('mingbai-' + type, { detail, bubbles: true, composed: true })));
  }

  /** What else must be there before the module may ask for the content; rejects when it cannot be had. */
  ready() {
    return (this.several() || (this.json === undefined && !this.source() && isTable(this.host))) && more();
  }

  /** Whatever the page asks for is done when the module is at rest: it may have asked from inside a drawing (`focusout`). */
  soon(act) {
    later(() => this.ready()).catch(() => {}).then(() => this.id && act(this));
  }

  refresh() {
    this.soon(refresh);
  }

  set data(value) {
    this.value = value;
    try {
      this.json = typeof value === 'string' ? value : value == null ? undefined : JSON.stringify(value);
    } catch (e) {
      // A value that is no data (a cycle, a BigInt) is reported as text that cannot be read.
      this.json = '!';
    }
    if (this.id) this.soon(() => this.api.supplied(this.id));
    else if (this.connected) this.approach(this.near);
  }

  get data() {
    return this.value;
  }

  /** What the module may ask of this element. */
  port() {
    const stage = this.stage;
    const port = {
      attr: (name) => this.attr(name),
      home: base,
      data: () => this.json,
      content: () => contentOf(this.host),
      load: (address, request, headers, whole, bytes) => {
        load(address, stage.served, headers, whole, bytes, this.made()).then((got) => stage.api.answered(address, request, got.status, got.problem, got.text, got.retry));
      },
      abort,
      keep: (address, text, asOf) => keep(address + this.made(), text, asOf),
      kept: (address, asOf) => kept(address + this.made(), asOf),
      reread: (text, turn, bytes) => void reread(this, text, bytes).then((answer) => this.id && this.stage === stage && stage.api.reread(this.id, turn, answer)),
      later: (address, request, milliseconds) => void setTimeout(() => stage.api.due(address, request), milliseconds),
      view: () => this.viewText,
      setView: (view) => {
        this.viewText = view;
        look(this);
      },
      state: (state, code, asOf, checkedAt, drawn) => {
        // A new instance that is still loading does not push away what the lost one had drawn.
        if (state === 'loading' && this.inner && this.next !== this.inner) return;
        this.drawn = drawn;
        // The drawing that a state belongs to is done by now; its styles may not be.
        later(() => this.styled).then(() => this.next && this.settle());
        look(this);
        this.report(state, code, asOf, checkedAt);
      },
      select: (kind, table, code, name) => this.tell('select', { kind, table, code, name }),
      now: () => moment(clock()),
      clock: () => clock() / 1000,
      offline: () => navigator.onLine === false,
      seen: () => this.near && document.visibilityState !== 'hidden',
    };
    this.feeds = this.several() && feeds(this, port);
    return this.feeds ? this.feeds.port : port;
  }

  /** Shows what `view`, a state of the reader, says. */
  wish(view) {
    this.viewText = view;
    if (this.id) this.api.look(this.id);
  }

  /** Title, sentence and address, for the page to share with. */
  share() {
    const [title, desc = ''] = this.id ? this.api.share(this.id).split('\n') : [];
    return { title: title || document.title, desc, link: location.href.split('#')[0], imgUrl: '' };
  }

  /** Attributes have changed; several changes at once are one. */
  changed() {
    if (this.stale) return;
    this.stale = true;
    later(() => {
      this.stale = false;
      this.soon(() => {
        if (!this.feeds !== !this.several()) {
          leave(this);
          enter(this);
        } else {
          if (this.feeds) this.feeds.changed();
          this.api.changed(this.id);
        }
      });
    });
  }
}
