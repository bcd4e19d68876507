// What a reader takes away: text to the clipboard, a file, a picture. What was done is said in the place that the view leaves
// for it; where a browser does none of it, the text stands there to be copied by hand. Nothing is sent anywhere.

import { paint } from './picture.js';

const WECHAT = /MicroMessenger/;
/** How long a file may take to begin, in milliseconds. */
const BEGINS = 60000;

export class Taking {
  /** `place` holds the view. */
  constructor(place) {
    this.place = place;
    this.turn = 0;
    this.url = '';
  }

  /** Does what the view asks for (`ui::views::Take`). */
  take(way, name, text) {
    this.clear();
    try {
      if (way === 'copy') this.copy(name, text);
      else if (way === 'file') this.file(name, text);
      else this.picture(name, text);
    } catch (error) {
      // It is called from the module, which nothing may be thrown into.
      this.say('浏览器不支持。');
    }
  }

  /** What else stands on a picture. */
  finish(canvas) {
    return canvas;
  }

  /** Takes away what was said and shown. */
  clear() {
    this.turn++;
    URL.revokeObjectURL(this.url);
    this.url = '';
    const find = (name) => this.place.querySelector(name) || document.createElement('p');
    this.told = find('.mbv-told');
    this.taken = find('.mbv-taken');
    this.told.textContent = this.taken.textContent = '';
  }

  /** The view was drawn anew, perhaps another one, or that of another table. */
  follow() {
    if (this.taken && !this.taken.isConnected) this.clear();
  }

  /** `act`, unless something else was asked for in the meantime. */
  later(act) {
    const { turn } = this;
    return (value) => {
      if (turn === this.turn && this.taken.isConnected) act(value);
    };
  }

  say(words) {
    // A frame later, so that the same words are said again.
    requestAnimationFrame(this.later(() => {
      this.told.textContent = words;
    }));
  }

  /** Leaves `text` to be copied by hand. */
  offer(words, text) {
    const area = this.taken.appendChild(textarea(text, 'mb-copy'));
    area.setAttribute('aria-label', words);
    area.focus();
    area.select();
    this.say(words);
  }

  copy(name, text) {
    const done = () => this.say('已复制' + name + '。');
    const failed = () => this.offer('浏览器不允许自动复制。请长按或按 Ctrl+C 复制下面的文字：', text);
    // The old command is the one that also works without https and inside WeChat.
    if (this.command(text)) done();
    else if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(this.later(done), this.later(failed));
    } else failed();
  }

  command(text) {
    const focused = this.place.getRootNode().activeElement;
    const area = this.taken.appendChild(textarea(text, 'mb-off'));
    area.select();
    // iOS selects nothing without an explicit range.
    area.setSelectionRange(0, text.length);
    let done = false;
    try {
      done = document.execCommand('copy');
    } catch (e) { /* not allowed */ }
    area.remove();
    if (focused) focused.focus();
    return done;
  }

  file(name, text) {
    const link = document.createElement('a');
    if (WECHAT.test(navigator.userAgent)) return this.offer('微信里不能下载，请复制，或在浏览器中打开。', text);
    if (!window.Blob || !('download' in link)) return this.offer('这个浏览器不能下载，请复制下面的文字：', text);
    const type = /csv$/.test(name) ? 'text/csv' : 'application/json';
    const url = URL.createObjectURL(new Blob([text], { type: type + ';charset=utf-8' }));
    Object.assign(link, { href: url, download: name, className: 'mb-off' });
    // The page's own listeners have nothing to do with it.
    link.onclick = (event) => event.stopPropagation();
    // Outside the view: its module is in the middle of another click.
    this.place.getRootNode().appendChild(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), BEGINS);
    this.say('已开始下载 ' + name + '。');
  }

  picture(words, text) {
    const address = location.href.split('#')[0];
    const canvas = this.finish(paint(text, /^http/.test(address) ? address : '', getComputedStyle(this.taken).fontFamily));
    canvas.className = 'mbv-picture';
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', words);
    const image = Object.assign(new Image(), { className: 'mbv-picture', alt: words });
    image.onload = this.later(() => this.say('图片已生成，长按或点右键可以保存。'));
    // A policy without pictures of this kind leaves what they are made from.
    image.onerror = this.later(() => {
      this.taken.textContent = '';
      this.taken.appendChild(canvas);
      this.say('图片已生成。本网站不允许另存图片，请截屏。');
    });
    const put = (url) => {
      image.src = url;
      this.taken.appendChild(image);
    };
    // WeChat saves no picture that has an object address.
    if (WECHAT.test(navigator.userAgent) || !canvas.toBlob) put(canvas.toDataURL());
    else {
      canvas.toBlob(this.later((blob) => {
        if (blob) put(this.url = URL.createObjectURL(blob));
        else image.onerror();
      }));
    }
  }
}

function textarea(text, name) {
  return Object.assign(document.createElement('textarea'), { className: name, readOnly: true, rows: 6, value: text });
}
