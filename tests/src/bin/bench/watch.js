// Runs before the page: notes when content is on screen, and when the last change was.
(() => {
  const roots = [];
  const drawn = new Set();
  const bench = { first: null, last: 0, memories: [], states: [], shift: 0, drawn: () => drawn.size };
  Object.defineProperty(window, 'bench', { value: bench });
  const marker = __MARKER__;

  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) bench.shift += one.value;
  }).observe({ type: 'layout-shift', buffered: true });

  /** After the next frame has been painted. */
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now());
    channel.port2.postMessage(0);
  }));

  const shows = () => [document.body].concat(roots).some((root) => root && root.textContent.includes(marker));
  let asked = false;
  const changed = () => {
    bench.changes = (bench.changes || 0) + 1;
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => (asked = false));
    painted().then((now) => {
      bench.last = now;
      if (bench.first === null && shows()) bench.first = now;
    });
  };
  const observer = new MutationObserver(changed);
  const everything = { childList: true, subtree: true, characterData: true };
  observer.observe(document, everything);

  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.push(root);
    observer.observe(root, everything);
    return root;
  };
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = function () {
    return instantiate.apply(this, arguments).then((made) => {
      const { memory } = (made.instance || made).exports;
      if (memory) bench.memories.push(memory);
      return made;
    });
  };
  addEventListener('mingbai-state', (event) => {
    bench.states.push(event.detail.state + ' ' + event.detail.code);
    if (/^(fresh|stale|partial)$/.test(event.detail.state)) drawn.add(event.target);
  });

  /**
   * From an action to the paint of what it changed, and how much of that the action itself took, before the browser lays out
   * and paints; null when it changes nothing within three seconds.
   */
  bench.time = async (action) => {
    await painted();
    const before = bench.changes;
    const start = performance.now();
    await action();
    const own = performance.now() - start;
    let now = await painted();
    while (bench.changes === before && now - start < 3000) now = await painted();
    if (bench.changes === before) return null;
    // A change may come in steps: the last of them counts.
    for (let quiet = 0; quiet < 10; ) {
      const seen = bench.changes;
      const then = await painted();
      if (bench.changes === seen) quiet++;
      else {
        quiet = 0;
        now = then;
      }
    }
    return [now - start, own];
  };
  /** The shortest of twenty turns of `act`, in milliseconds; before each, `prepare`. */
  bench.best = (act, prepare = () => {}) => {
    let best = Infinity;
    for (let turn = 0; turn < 20; turn++) {
      prepare();
      const start = performance.now();
      act();
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };
  /** Chooses an option of a list. */
  bench.choose = (selector, value) => {
    const list = bench.find(selector);
    list.value = String(value);
    list.dispatchEvent(new Event('change', { bubbles: true }));
  };
  /** Types into the field of a search. */
  bench.search = (text) => {
    const field = bench.find('.mb-search');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  /** What a selector finds in a widget. */
  bench.find = (selector, at = 0) => {
    for (const root of roots) {
      const found = root.querySelectorAll(selector)[at];
      if (found) return found;
    }
    throw new Error('the widget has no ' + selector);
  };
})();
