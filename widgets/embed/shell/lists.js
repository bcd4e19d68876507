// What a list leaves to the shell. A bar code instead of typing, where the browser reads them (BarcodeDetector): a photo of it is looked
// at on the phone, put into the field, and sent nowhere; typing always works. And the table that a reader takes away as a file.
// `ui::listing` leaves the places.

import { Taking } from './take.js';

const PLACE = '[data-part=scan]';
const watched = new WeakSet();

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

/** Puts the button into its place in `root`, once for each place. */
function fill(root) {
  const place = root.querySelector(PLACE);
  if (!place || place.firstChild) return;
  const label = element('label', { className: 'mb-button mbs-scan', textContent: '扫条码' });
  const field = element('input', { type: 'file', accept: 'image/*', className: 'mb-off' });
  field.setAttribute('capture', 'environment');
  field.setAttribute('aria-label', '拍下或选一张条码的照片');
  const said = element('span', { className: 'mb-said' });
  said.setAttribute('role', 'status');
  field.onchange = () => {
    const [photo] = field.files;
    if (!photo) return;
    said.textContent = '正在识别…';
    new BarcodeDetector().detect(photo).then(([code]) => {
      const search = root.querySelector('.mb-search');
      said.textContent = code ? '条码 ' + code.rawValue : '没有识别出条码，请直接输入。';
      if (!code || !search) return;
      search.value = code.rawValue;
      search.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }).catch(() => {
      said.textContent = '没有识别出条码，请直接输入。';
    });
    // The same photo may be chosen again.
    field.value = '';
  };
  label.appendChild(field);
  place.append(label, said);
}

/** The text that a file was made of last, for each root. */
const made = new WeakMap();

/** Makes a file of the table that the list has left in `root`: the time, the name and the table, a line each. */
function take(root) {
  const out = root.querySelector('.mbs-out'), text = out ? out.textContent : '';
  if (made.get(root) === text) return;
  made.set(root, text);
  const [, name, table] = /^\d+\n(.*)\n([^]*)$/.exec(text) || [];
  const place = table && root.querySelector('[data-part=taken]');
  if (!place) return;
  if (!place.firstChild) {
    const told = element('p', { className: 'mbv-told' });
    told.setAttribute('role', 'status');
    place.append(told, element('div', { className: 'mbv-taken' }));
  }
  new Taking(place).take('file', name, table);
}

function follow(root) {
  if (window.BarcodeDetector) fill(root);
  take(root);
}

/** Follows the widget that has told of its state: what it draws anew has a place of its own. */
export function lists({ target }) {
  const root = target && target.shadowRoot;
  if (!root || watched.has(root) || !root.querySelector('.mbs')) return;
  watched.add(root);
  new MutationObserver(() => follow(root)).observe(root, { childList: true, characterData: true, subtree: true });
  follow(root);
}
