// The card of one sheet (明白卡) of a policy: the code of the address, by a module of its own, and the picture of the card, in the place
// that the widget leaves for them. Without that module the card is without a code.

import { manifest } from 'mingbai-package';
import { Taking } from './take.js';

/** Places that have been filled. */
const filled = new WeakSet();
/** Light modules around a code, that a camera finds it. */
const QUIET = 4;
let maker;

/** The code of `address`, a line a row; empty when it cannot be had. */
async function codeOf(shell, address) {
  try {
    maker = maker || shell.load('qr', manifest.modules.qr).then((parts) => shell.instantiate(parts, () => (maker = null)));
    return (await maker).code(address) || '';
  } catch (error) {
    maker = null;
    shell.hint('the code of the address could not be made', error);
    return '';
  }
}

/** Draws a code, `size` pixels a module, with its left upper corner at `x`, `y`. */
function put(context, rows, x, y, size) {
  context.fillStyle = '#000';
  rows.forEach((row, at) => Array.from(row).forEach((module, column) => {
    if (module === '1') context.fillRect(x + (column + QUIET) * size, y + (at + QUIET) * size, size, size);
  }));
}

const side = (rows) => rows.length + 2 * QUIET;

/** A picture with the code of its address under it. */
function under(canvas, rows) {
  const size = 8, whole = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height + side(rows) * size });
  const context = whole.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, whole.width, whole.height);
  context.drawImage(canvas, 0, 0);
  put(context, rows, 8, canvas.height - 32, size);
  return whole;
}

function element(tag, name, words) {
  return Object.assign(document.createElement(tag), { className: name, textContent: words || '' });
}

/** Fills the place of the card in `widget`, if it shows one. */
export async function sheet(shell, widget) {
  const place = widget.kind === 'policy' && widget.id && widget.next && widget.next.querySelector('[data-part=sheet]');
  if (!place || filled.has(place)) return;
  filled.add(place);
  const address = widget.attr('deep-link') === 'on' ? location.href : location.href.split('#')[0];
  const code = /^http/.test(address) ? await codeOf(shell, address) : '', rows = code.split('\n').filter(Boolean);
  if (!place.isConnected) return;
  if (rows.length) {
    const canvas = Object.assign(element('canvas', 'mbp-code'), { width: side(rows) * 8, height: side(rows) * 8 });
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', '本页网址的二维码');
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    put(context, rows, 0, 0, 8);
    place.appendChild(canvas);
    place.appendChild(element('p', 'mb-hint', '扫码打开本页'));
  }
  const button = element('button', 'mb-button mbp-make', '生成图片');
  button.type = 'button';
  const told = element('p', 'mbv-told'), taken = element('div', 'mbv-taken');
  told.setAttribute('role', 'status');
  for (const part of [button, told, taken]) place.appendChild(part);
  const taking = new Taking(place);
  if (rows.length) taking.finish = (canvas) => under(canvas, rows);
  button.addEventListener('click', () => {
    const lines = place.parentNode.querySelector('.mbp-lines');
    taking.take('picture', '明白卡', lines ? lines.textContent : '');
  });
}
