//! Where things are: nothing wider than its place, and the sizes of 适老版.

use anyhow::Result;

use super::{ask, lines};
use crate::browser::Browser;

/// Nothing reaches over the side: not the page, not an element over its widget, and no text is cut off. Only what
/// scrolls may be wider inside, and it must say so: a name, and reachable by the keyboard.
///
/// # Errors
/// The browser does not answer.
pub fn overflow(browser: &mut Browser) -> Result<Vec<String>> {
    Ok(lines(&ask(browser, OVERFLOW)?))
}

const OVERFLOW: &str = r#"
const problems = [];
const page = document.scrollingElement || document.documentElement;
if (page.scrollWidth > page.clientWidth) {
  problems.push("the page is " + page.scrollWidth + " wide in a window of " + page.clientWidth);
}
const scrolls = (style) => style.overflowX === "auto" || style.overflowX === "scroll";
const says = (one) =>
  one.tabIndex >= 0 && one.getAttribute("role") && (one.getAttribute("aria-label") || one.getAttribute("aria-labelledby"));
const clipped = (style) => style.overflowX === "hidden" || style.overflowX === "clip";
const ownText = (one) => Array.from(one.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
for (const host of mb.hosts()) {
  const inner = mb.inner(host);
  if (!inner) continue;
  const place = host.getBoundingClientRect();
  const visit = (one) => {
    if (problems.length > 20) return;
    const style = getComputedStyle(one);
    if (style.display === "none" || style.visibility !== "visible") return;
    const box = one.getBoundingClientRect();
    const tiny = box.width <= 1.5 || box.height <= 1.5;
    // What is only for screen readers is nowhere on the screen.
    if (tiny && style.position === "absolute") return;
    if (!tiny && (box.right > place.right + 1 || box.left < place.left - 1)) {
      problems.push(
        mb.name(one) + " reaches from " + Math.round(box.left) + " to " + Math.round(box.right) +
        ", its widget from " + Math.round(place.left) + " to " + Math.round(place.right));
      return;
    }
    if (!tiny && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0) {
      if (scrolls(style)) {
        if (!says(one) && !/^(INPUT|TEXTAREA|SELECT)$/.test(one.tagName)) problems.push(mb.name(one) + " scrolls sideways and does not say so");
        return;
      }
      if (clipped(style) && ownText(one)) problems.push(mb.name(one) + " cuts its text off at the side");
    }
    // A box as high as half its text hides lines.
    if (!tiny && clipped(style) && ownText(one) && one.scrollHeight > one.clientHeight + 3) problems.push(mb.name(one) + " cuts its text off below");
    for (const child of one.children) visit(child);
  };
  visit(inner);
}
return problems;
"#;

/// No text lies on another one: in the whole of a widget, two lines of text share no more than their edge.
///
/// # Errors
/// The browser does not answer.
pub fn overlap(browser: &mut Browser) -> Result<Vec<String>> {
    Ok(lines(&ask(browser, OVERLAP)?))
}

const OVERLAP: &str = r#"
const problems = [];
for (const host of mb.hosts()) {
  const inner = mb.inner(host);
  if (!inner) continue;
  const texts = [];
  // What is only for screen readers is nowhere on the screen.
  const kept = (one) => {
    if (one.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
    const box = one.getBoundingClientRect();
    const off = (box.width <= 1.5 || box.height <= 1.5) && getComputedStyle(one).position === "absolute";
    return off || /^(SELECT|TEXTAREA|STYLE)$/.test(one.tagName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  };
  const walker = document.createTreeWalker(inner, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, { acceptNode: kept });
  const range = document.createRange();
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !mb.shown(one)) continue;
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) {
      if (box.width > 1.5 && box.height > 1.5) texts.push({ one, box, words: walker.currentNode.data.trim().slice(0, 12) });
    }
  }
  texts.sort((a, b) => a.box.top - b.box.top);
  // The box of a line of text has its leading: as much of it may be shared.
  for (let i = 0; i < texts.length && problems.length < 9; i++) {
    const a = texts[i];
    for (let j = i + 1; j < texts.length && texts[j].box.top < a.box.bottom; j++) {
      const b = texts[j];
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (wide > 2 && high > Math.min(a.box.height, b.box.height) * 0.4) {
        problems.push("“" + a.words + "” of " + mb.name(a.one) + " lies on “" + b.words + "” of " + mb.name(b.one));
      }
    }
  }
}
return problems;
"#;

/// 适老版: text of at least 18 px and targets of at least 60 px, except links inside a sentence.
///
/// # Errors
/// The browser does not answer.
pub fn elder(browser: &mut Browser) -> Result<Vec<String>> {
    Ok(lines(&ask(browser, ELDER)?))
}

const ELDER: &str = r#"
const problems = [];
const once = {};
const tell = (kind, one, what) => {
  const key = kind + one.tagName + one.getAttribute("class");
  if (!once[key]) problems.push(mb.name(one) + what);
  once[key] = true;
};
for (const host of mb.hosts()) {
  const inner = mb.inner(host);
  if (!inner) continue;
  const walker = document.createTreeWalker(inner, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !mb.shown(one)) continue;
    let size = parseFloat(getComputedStyle(one).fontSize);
    // In a picture a px is a unit of the picture's own.
    if (one.ownerSVGElement) size = Math.round(size * one.getScreenCTM().d * 100) / 100;
    if (size < 17.99) tell("text", one, " has text of " + size + " px");
  }
  const targets = inner.querySelectorAll("button, input, select, textarea, summary, a[href], [role=button], [role=tab]");
  for (const one of targets) {
    if (!mb.shown(one) || getComputedStyle(one).display === "inline") continue;
    // A label that belongs to a small box is part of the target.
    const label = one.labels && one.labels[0];
    const box = (label && label.contains(one) ? label : one).getBoundingClientRect();
    if (box.height < 59.5 || box.width < 59.5) tell("target", one, " is a target of " + Math.round(box.width) + "×" + Math.round(box.height) + " px");
  }
}
return problems;
"#;
