// Stands first on the pages of the corpus. Whatever a hostile string would call is written down instead, and every node
// that comes into a shadow tree is noted with its attributes, at once: what was there only for a moment counts too.
(function () {
  "use strict";
  var notes = { fired: [], nodes: {}, links: {}, texts: new Set() };
  window.__corpus = notes;
  var fire = function (name, said) {
    notes.fired.push(name + ": " + String(said).slice(0, 80));
  };
  // A frame of the control tells the page around it, so that nothing is lost when the frame is led elsewhere.
  if (window.parent !== window) {
    fire = function (name, said) {
      window.parent.__corpus.fired.push(name + ": " + String(said).slice(0, 80));
    };
  }
  ["alert", "confirm", "prompt", "print", "open", "eval", "execScript", "xss", "XSS", "pwned"].forEach(function (name) {
    window[name] = function (said) {
      fire(name, said);
    };
  });
  ["write", "writeln"].forEach(function (name) {
    document[name] = function (said) {
      fire("document." + name, said);
    };
  });
  ["setTimeout", "setInterval"].forEach(function (name) {
    var own = window[name];
    window[name] = function (work) {
      if (typeof work === "string") return fire(name, work), 0;
      return own.apply(window, arguments);
    };
  });

  var note = function (one) {
    if (one.nodeType === 3) notes.texts.add(one.data.replace(/\s+/g, " ").trim());
    if (one.nodeType !== 1) return;
    for (var at = 0; at < one.attributes.length; at++) {
      var own = one.attributes[at];
      var key = one.localName + " " + own.name;
      notes.nodes[key] = (notes.nodes[key] || "") || own.value.slice(0, 60);
      if (/^(xlink:)?href$|^src$|^srcset$|action$|^data$|^poster$/.test(own.name)) notes.links[key + " " + own.value] = one[own.name] || own.value;
    }
    notes.nodes[one.localName] = notes.nodes[one.localName] || one.textContent.slice(0, 60);
    for (var child = one.firstChild; child; child = child.nextSibling) note(child);
  };
  var attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function () {
    var root = attach.apply(this, arguments);
    new MutationObserver(function (changes) {
      changes.forEach(function (change) {
        if (change.type === "childList") Array.prototype.forEach.call(change.addedNodes, note);
        else note(change.target);
      });
    }).observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
    return root;
  };
})();
