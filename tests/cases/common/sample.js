// A widget as the checks see it, drawn from a template: the pages that are broken on purpose need no module.
customElements.define(
  "mingbai-sample",
  class extends HTMLElement {
    connectedCallback() {
      const template = this.querySelector("template");
      const root = this.attachShadow({ mode: "open" });
      const slot = document.createElement("slot");
      slot.hidden = !this.hasAttribute("loud");
      const inner = document.createElement("div");
      inner.className = "mb-host";
      inner.appendChild(document.createElement("div")).className = "mb";
      inner.firstChild.appendChild(document.importNode(template.content, true));
      root.appendChild(slot);
      root.appendChild(inner);
      root.addEventListener("click", (event) => {
        const one = event.target.closest("[aria-expanded]:not([data-stuck])");
        if (one) one.setAttribute("aria-expanded", one.getAttribute("aria-expanded") === "true" ? "false" : "true");
      });
    }
  }
);
