// What a list leaves to the shell. A bar code instead of typing, where the browser reads them (BarcodeDetector): a photo of it is looked
// at on the phone, put into the field, and sent nowhere; typing always works. And what a reader takes away: the table as a file, what is
// shown as a picture. `ui::listing` leaves the places.

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

/** Records that a picture of a list names, and what it says of each. */
const NAMED = 10, ANSWERS = 2;

/** What is in `place`, without small print; a line of a small table is a part. */
function words(place) {
  const rows = place.querySelectorAll('tbody tr');
  const parts = rows.length
    ? Array.from(rows, (row) => Array.from(row.cells, (cell) => cell.textContent).join(' '))
    : Array.from(place.childNodes).filter((part) => part.nodeName !== 'SMALL' && part.className !== 'mbs-label').map((part) => part.textContent);
  return parts.join(rows.length ? '；' : ' ').replace(/\s+/g, ' ').trim();
}

/** What a picture says of what is shown in `root`, a line each (`picture.js`): the record that is open, else the list. */
function picture(root) {
  const all = (query) => Array.from(root.querySelectorAll(query));
  const out = [], put = (letter, ...parts) => parts[0] && out.push(letter + parts.join('\t'));
  const each = (letter, query) => all(query).forEach((place) => put(letter, words(place)));
  each('m', '.mb-head .mb-tag');
  const [here] = all('.mbb-here');
  each('h', here ? '.mbb-here' : '.mb-title');
  if (here) each('a', '.mb-title');
  if (root.querySelector('.mbs-record')) {
    each('a', '.mbs-record > .mbs-state');
    each('n', '.mbs-record > p, .mbs-record .mbs-window > p');
    for (const row of all('.mbs-record .mbs-dl > div')) put('d', words(row.firstChild), words(row.lastChild));
  } else {
    each('a', '.mb-say');
    for (const bars of all('.mbs-bars')) {
      put('n', words(bars.previousSibling));
      for (const bar of bars.children) {
        const [name, , number] = bar.children;
        put('r', words(name), words(number), ' ', bar.querySelector('.mb-fill').getAttribute('width'));
      }
    }
    each('n', '.mbs-find ~ .mb-hint');
    const heads = all('.mbs-table thead th'), rows = all('.mbs-table tbody tr').filter((row) => row.querySelector('button'));
    for (const row of rows.slice(0, NAMED)) {
      const chip = row.querySelector('.mbs-chip'), answers = [];
      put('r', words(row.cells[0]), chip ? words(chip) : '');
      Array.from(row.cells).forEach((cell, at) => {
        if (at && cell.className !== 'mbs-state' && answers.length < ANSWERS) answers.push(words(heads[at]) + '：' + words(cell));
      });
      put('n', answers.join('；'));
    }
    if (rows.length > NAMED) put('n', '只列出前 ' + NAMED + ' 条。');
  }
  each('n', '.mbs-call');
  for (const row of all('.mb-foot > div')) if (row.firstChild.textContent !== '更新状态：') put('f', row.textContent);
  return out.join('\n');
}

/** The text that a file was made of last, for each root. */
const made = new WeakMap();

/** Makes a file of the table that the list has left in `root`: the time, the name and the table, a line each; and puts the button for
 * a picture beside. */
function take(root) {
  const place = root.querySelector('[data-part=taken]');
  if (!place) return;
  if (!place.firstChild) {
    const button = element('button', { type: 'button', className: 'mb-button', textContent: '生成图片' });
    const told = element('p', { className: 'mbv-told' });
    told.setAttribute('role', 'status');
    place.append(button, told, element('div', { className: 'mbv-taken' }));
    button.onclick = () => {
      const lines = picture(root);
      taking(place).take('picture', lines.replace(/^m.*\n/, '').split('\n', 1)[0].slice(1), lines);
    };
  }
  // What was given away of another record, or of another choice, is not of this one.
  const here = root.querySelector('.mbb-here') || root.querySelector('.mbs-find ~ .mb-hint'), name = here ? here.textContent : '';
  if (shown.get(place) !== name) {
    shown.set(place, name);
    taking(place).clear();
  }
  const text = root.querySelector('.mbs-out').textContent;
  if (made.get(root) === text) return;
  made.set(root, text);
  const [, file, table] = /^\d+\n(.*)\n([^]*)$/.exec(text) || [];
  if (table) taking(place).take('file', file, table);
}

/** What each place gives away, and of what. */
const takings = new WeakMap(), shown = new WeakMap();

function taking(place) {
  if (!takings.has(place)) takings.set(place, new Taking(place));
  return takings.get(place);
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
