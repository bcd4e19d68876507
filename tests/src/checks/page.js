// What every check looks at a page with. ES2017: it runs in Chromium 64 as well.
const mb = {
  // Every widget: a tag of ours, or a div that stands for one.
  hosts() {
    return Array.from(document.querySelectorAll("*")).filter(
      (one) => one.shadowRoot && (/^mingbai-/i.test(one.tagName) || one.hasAttribute("data-mingbai"))
    );
  },
  // Elements that should become widgets, drawn or not.
  tags() {
    return Array.from(document.querySelectorAll("*")).filter(
      (one) => /^mingbai-/i.test(one.tagName) || one.hasAttribute("data-mingbai")
    );
  },
  slot: (host) => host.shadowRoot && host.shadowRoot.querySelector("slot"),
  inner: (host) => host.shadowRoot && host.shadowRoot.querySelector(".mb-host:not([hidden]) .mb"),
  state: (host) => (window.mingbai && window.mingbai.state(host) && window.mingbai.state(host).state) || "",
  code: (host) => (window.mingbai && window.mingbai.state(host) && window.mingbai.state(host).code) || "",
  // The page's own content is on the screen: what counts is its boxes, for Chromium 64 draws what a hidden slot holds.
  fallback(host) {
    return Array.from(host.childNodes).some((node) => {
      if (node.nodeType === 8 || !node.textContent.trim()) return false;
      const range = document.createRange();
      range.selectNode(node);
      return Array.from(range.getClientRects()).some((box) => box.width > 1.5 && box.height > 1.5);
    });
  },
  drawn(host) {
    const slot = mb.slot(host);
    return !!slot && slot.hidden && !!mb.inner(host) && mb.state(host) !== "loading";
  },
  allDrawn: () => mb.tags().length > 0 && mb.tags().every(mb.drawn),
  // What a reader sees of a widget: no closed list, nothing that is only for screen readers, a line a block. With `first`, of a
  // long list only its first rows: how many more are drawn depends on what was scrolled before.
  text(host, first) {
    const visit = (node) => {
      if (node.nodeType === 3) return node.data;
      if (first && node.dataset && node.dataset.b > 0) return "";
      if (node.nodeType !== 1 || !mb.shown(node)) return "";
      if (node.tagName === "SELECT") return node.selectedIndex < 0 ? "" : node.options[node.selectedIndex].text + "\n";
      if (/^(STYLE|SCRIPT|TEXTAREA)$/.test(node.tagName)) return "";
      const inside = Array.from(node.childNodes).map(visit).join("");
      const display = getComputedStyle(node).display;
      return /^inline|^contents|^table-cell/.test(display) ? inside + (display === "table-cell" ? "\t" : "") : "\n" + inside + "\n";
    };
    return mb.inner(host) ? visit(mb.inner(host)).replace(/\n\s*\n/g, "\n").trim() : "";
  },
  set(host, name, value) {
    const full = (host.hasAttribute("data-mingbai") ? "data-" : "") + name;
    if (value === null) host.removeAttribute(full);
    else host.setAttribute(full, value);
  },
  // On the screen: it has a box, and is not made invisible. What is only for screen readers has a box of a pixel.
  shown(element) {
    const box = element.getBoundingClientRect();
    return box.width > 1.5 && box.height > 1.5 && getComputedStyle(element).visibility === "visible";
  },
  name(element) {
    const kind = element.getAttribute("class") ? "." + element.getAttribute("class").trim().split(/\s+/).join(".") : "";
    const words = (element.getAttribute("aria-label") || element.textContent || "").replace(/\s+/g, " ").trim().slice(0, 24);
    return "<" + element.tagName.toLowerCase() + kind + (words ? " “" + words + "”" : "") + ">";
  },
  active() {
    let element = document.activeElement;
    while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
    return element;
  },
  // What Tab should reach, in the order of the document.
  focusable(root) {
    const some = 'a[href], button, input, select, textarea, summary, [tabindex], iframe, [contenteditable="true"]';
    return Array.from(root.querySelectorAll(some)).filter((one) => {
      const box = one.getBoundingClientRect();
      if (one.tabIndex < 0 || one.disabled || one.closest("[hidden], [inert]")) return false;
      if (one.type === "radio" && !one.checked) {
        const group = Array.from(root.querySelectorAll('input[type="radio"]')).filter((other) => other.name === one.name);
        if (group.some((other) => other.checked) || group[0] !== one) return false;
      }
      return box.width > 0 && box.height > 0 && getComputedStyle(one).visibility === "visible";
    });
  },
  frames: (count) =>
    new Promise((done) => {
      const next = (left) => (left ? requestAnimationFrame(() => next(left - 1)) : done());
      next(count);
    }),
};
