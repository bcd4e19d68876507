// Vulnerable on purpose: each hostile string becomes markup in a frame that may run scripts and may not lead this page away.
window.control = async function (strings, batch) {
  "use strict";
  for (var at = 0; at < strings.length; at += batch) {
    var frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin");
    frame.src = "/case/corpus/frame.html";
    document.body.appendChild(frame);
    await new Promise(function (done) {
      frame.onload = done;
    });
    strings.slice(at, at + batch).forEach(function (text) {
      var inside = frame.contentDocument;
      if (!inside) return;
      var place = Document.prototype.createElement.call(inside, "div");
      // A string before this one may have taken a name of the document for itself.
      Node.prototype.appendChild.call(inside.documentElement, place);
      // This is the fault.
      place.innerHTML = text;
      place.querySelectorAll("a[href], area[href]").forEach(function (link) {
        if (/script:/i.test(link.href)) link.click();
      });
    });
    await new Promise(function (done) {
      setTimeout(done, 60);
    });
    frame.remove();
  }
  return window.__corpus.fired.length;
};
