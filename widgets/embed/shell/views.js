// What a reader opens instead of the table is drawn by a module of its own, into the place that the widget leaves for it.
// Each open view has an instance: a panic ends that view and nothing else, and the widget is at its table again.

import { manifest } from 'mingbai-package';
import { follow } from './link.js';
import { pair } from './pair.js';
import { sheet } from './sheet.js';
import { some, wish, without } from './state.js';
import { Taking } from './take.js';
import { inner, outer } from './within.js';
import { explained, search } from './words.js';

/** The open view of a widget. */
const open = new WeakMap();

/** Follows `widget`: the link to what it shows, what is searched, what other widgets show of it, its card, and its view, which is drawn, drawn anew where something has
 * changed, or taken away. `shell` is what the shell lends, as in `reader.js`. */
export function look(shell, widget) {
  follow(shell, widget);
  search(shell, widget);
  pair(shell, widget);
  sheet(shell, widget);
  const place = widget.kind === 'budget' && widget.id && widget.next && widget.next.querySelector('[data-part]');
  let part = open.get(widget);
  if (part && part.place !== place) {
    part.end();
    part = null;
  }
  if (part) part.follow();
  else if (place) new Part(shell, widget, place).begin();
}

class Part {
  constructor(shell, widget, place) {
    Object.assign(this, { shell, widget, place });
    open.set(widget, this);
    // What stands on the tag holds here too.
    this.tag = new MutationObserver(() => this.draw());
    this.tag.observe(widget.host, { attributes: true });
    place.addEventListener('focusin', () => (this.focused = true));
    this.taking = new Taking(place);
    // What is passed on says what is seen.
    widget.share = () => {
      const data = Object.getPrototypeOf(widget).share.call(widget);
      const [answer, own] = widget.next ? widget.next.querySelectorAll('.mb-say') : [];
      // Taking away says nothing of its own.
      const said = place.querySelector('.mbv-ways') ? answer : own;
      if (said) data.desc = said.textContent;
      if (widget.attr('deep-link') === 'on') data.link = location.href;
      return data;
    };
  }

  async begin() {
    const { shell, widget, place } = this;
    place.appendChild(waiting());
    // They may come before the module, after it, or not at all.
    explained(shell).then((words) => {
      this.words = words;
      if (this.explain()) this.draw();
    });
    try {
      const parts = await shell.load('views', manifest.modules.views);
      const api = await shell.instantiate(parts, (error) => this.lose(error));
      if (!this.isOpen()) return;
      dress(widget.root, parts.css);
      const inner = document.createElement('div');
      place.textContent = '';
      place.appendChild(inner);
      if (!api.mount(widget.kind, inner, this.port())) throw new Error('none of ' + widget.kind);
      this.api = api;
      this.explain();
      this.follow();
    } catch (error) {
      this.lose(error);
    }
  }

  isOpen() {
    return open.get(this.widget) === this;
  }

  /** Whether it explains more than before, once it is drawn anew. */
  explain() {
    return this.api && this.words && this.api.words(this.words);
  }

  /** The widget may show something else, or otherwise. */
  follow() {
    if (!this.api) return;
    const { api, id } = this.widget;
    const data = api.data(id), other = data !== this.data, state = inner(this.widget);
    if (!other && state === this.state) return;
    // Where it has gone by itself is said first: only another state than it was told is heard.
    if (this.gone && !other) this.draw();
    Object.assign(this, { data, state, gone: '' });
    this.draw(other ? data : undefined);
  }

  draw(data) {
    if (data !== undefined) this.taking.clear();
    // A panic has ended it by then.
    if (this.api && !this.api.draw(data)) this.lose('there is nothing to draw');
    this.taking.follow();
  }

  end() {
    open.delete(this.widget);
    this.tag.disconnect();
    this.taking.clear();
    delete this.widget.share;
    if (this.api) this.api.unmount();
    this.api = null;
    this.place.textContent = '';
  }

  /** The view cannot be shown, or no more. */
  lose(error) {
    const { shell, widget, place } = this;
    if (!this.isOpen()) return;
    // What had the focus may be gone already.
    const now = widget.root.activeElement;
    const focused = this.focused && (now ? place.contains(now) : document.activeElement === document.body || document.activeElement === widget.host);
    this.end();
    shell.hint('a view could not be shown; its table can', error);
    // Not inside the call that panicked.
    setTimeout(() => {
      wish(shell, widget, without(widget.viewText));
      const table = focused && widget.root.querySelector('[data-a=v0]');
      if (table) table.focus();
    }, 0);
  }

  /** What the module may ask for. */
  port() {
    const { shell, widget } = this;
    // Not inside the call that tells it.
    const later = (act) => void Promise.resolve().then(() => this.isOpen() && act());
    return {
      attr: (name) => widget.attr(name),
      hint: (words) => shell.hint(words, widget.host),
      view: () => this.gone || inner(widget),
      setView: (view) => {
        widget.within = this.gone = view;
        later(() => {
          outer(shell, widget, view);
          this.state = inner(widget);
          this.taking.follow();
          follow(shell, widget);
        });
      },
      // Copying must be part of the touch.
      take: (way, name, text) => void this.taking.take(way, name, text),
      open: (table, line) => later(() => wish(shell, widget, ['t' + table, some(widget.viewText, 'us'), 'g' + line].filter(Boolean).join(';'))),
    };
  }
}

function waiting() {
  const words = document.createElement('p');
  words.className = 'mb-wait';
  words.setAttribute('role', 'status');
  words.textContent = '正在加载…';
  return words;
}

/** Gives `root` the styles of the views; an instance that came back has only the widget's. */
function dress(root, css) {
  if (css.sheet) {
    if (root.adoptedStyleSheets.indexOf(css.sheet) < 0) root.adoptedStyleSheets = Array.from(root.adoptedStyleSheets).concat(css.sheet);
  } else if (!root.querySelector('[data-views]')) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.setAttribute('data-views', '');
    if (css.integrity) {
      link.integrity = css.integrity;
      link.crossOrigin = 'anonymous';
    }
    link.href = css.url;
    root.insertBefore(link, root.firstChild);
  }
}
