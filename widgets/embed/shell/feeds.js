// Several addresses that a board shows as one. Each has a part of its own in the module, which asks, tries again, keeps and
// reads as any widget does, and is not drawn. What they have read is put together here, and is the answer to the one
// address that the widget knows: the first with the others in its fragment, which is never sent.

import { reread } from './reader.js';

const MOST = 8;
/** How long the others are waited for when one has answered, in milliseconds. */
const PATIENCE = 3000;

const later = (act) => void Promise.resolve().then(act);

/** The last part of the path of an address. */
function nameOf(address) {
  return /([^/]*)\/?$/.exec(address.split(/[?#]/)[0])[1];
}

/** What a part has to say for itself, as the reader writes a finding. */
function said(part, at) {
  const why = part.waiting && part.text === undefined ? '还在等待。' : part.message;
  const begin = `个数据源“${nameOf(part.src)}”没有`;
  return why ? (part.text === undefined ? `2feeds 第 ${at + 1} ${begin}读到：` : `1feeds 第 ${at + 1} ${begin}更新：`) + why + '\x1f' : '';
}

/** `{ port, changed, leave }` of `widget`: `port` is its own for one address; `shell` is what the shell lends. */
export function feeds(shell, widget, port) {
  const { api, served } = widget.stage;
  let parts = [], beyond = '', asked, timer, patient = true;

  /** The one address that the widget knows. */
  function joint() {
    const [first, ...others] = widget.source().split(/\s+/);
    return first + '#' + others.join(' ');
  }

  const isJoint = (address) => address.split('\n')[0] === joint();

  function stop() {
    clearTimeout(timer);
    timer = 0;
  }

  /** Hands over what is there, when there is nothing left to wait for. */
  function settle() {
    const waiting = parts.some((part) => part.waiting);
    if (waiting && patient) {
      timer = timer || setTimeout(() => {
        patient = false;
        settle();
      }, PATIENCE);
      return undefined;
    }
    stop();
    // What a script has set stands before every address.
    if (widget.json !== undefined) return leave();
    const there = parts.filter((part) => part.text !== undefined);
    if (there[0]) {
      const words = '!' + parts.map(said).join('') + beyond;
      api.answered(asked.address, asked.request, 200, 'kept', words + there.map((part) => '\x1e' + part.text).join(''), 0);
    } else if (!waiting && parts[0] && parts[0].got) {
      const { status, problem, text } = parts[0].got;
      api.answered(asked.address, asked.request, status, problem, text, 0);
    }
    return undefined;
  }

  /** The way of one part to the page. */
  function own(part) {
    const here = () => parts.indexOf(part) >= 0;
    const attr = (name) => name === 'src' ? (here() ? part.src : '') : name === 'outlines' ? undefined : widget.attr(name);
    const like = Object.assign(Object.create(widget), { attr });
    return Object.assign({}, port, {
      attr,
      data() {},
      content() {},
      load(address, request, headers, whole, bytes) {
        part.waiting = true;
        shell.ask(address, served, headers, whole, bytes, widget.made()).then((got) => {
          part.got = got;
          api.answered(address, request, got.status, got.problem, got.text, got.retry);
        });
      },
      // The widget judges the age of what it shows by itself.
      later: (address, request, milliseconds) => address && port.later(address, request, milliseconds),
      keep(address, text, asOf) {
        part.text = text;
        part.copy = undefined;
        // Without an address it may be kept nowhere.
        if (address) port.keep(address, text, asOf);
      },
      kept(address, asOf) {
        const copy = port.kept(address, asOf);
        part.copy = copy && copy.replace(/^.*\n.*\n/, '');
        return copy;
      },
      reread: (text, turn, bytes) => void reread(shell, like, text, bytes).then((answer) => here() && api.reread(part.id, turn, answer)),
      view: () => '',
      setView() {},
      select() {},
      state(state, code, asOf, checkedAt, drawn, message) {
        if (state === 'loading') return;
        // A copy that was kept is what it has read; with none, what another mapping made of it goes.
        if (!drawn) part.text = undefined;
        else if (part.copy !== undefined) part.text = part.copy;
        part.copy = undefined;
        part.message = message;
        part.waiting = false;
        later(() => here() && settle());
      },
    });
  }

  function leave() {
    const old = parts;
    parts = [];
    stop();
    old.forEach((part) => api.unmount(part.id));
  }

  function begin() {
    leave();
    patient = true;
    const all = widget.source().split(/\s+/);
    beyond = all.length > MOST ? `1feeds 标签上写了 ${all.length} 个数据源，只读前 ${MOST} 个。\x1f` : '';
    parts = all.slice(0, MOST).map((src) => ({ src, waiting: true }));
    parts.forEach((part) => (part.id = api.mount(widget.kind + '+', document.createElement('div'), own(part))));
  }

  /** Asks again for what has failed, else for everything. */
  function again() {
    const failed = parts.filter((part) => part.message), some = failed[0] ? failed : parts;
    patient = true;
    stop();
    some.forEach((part) => (part.waiting = true));
    some.forEach((part) => api.refresh(part.id));
  }

  return {
    leave,
    changed: () => parts.forEach((part) => api.changed(part.id)),
    port: Object.assign({}, port, {
      attr: (name) => (name === 'src' ? joint() : name === 'refresh' ? undefined : widget.attr(name)),
      load(address, request, headers, whole, bytes) {
        if (!isJoint(address)) {
          port.load(address, request, headers, whole, bytes);
          return;
        }
        const same = asked && asked.address === address && parts[0];
        asked = { address, request };
        // Not inside a call of the module.
        later(same ? again : begin);
      },
      later: (address, request, milliseconds) => isJoint(address) || port.later(address, request, milliseconds),
      keep() {},
      kept() {},
    }),
  };
}
