// The last good copy of each address and of the mapping that it was read by: in memory for as long as the page lives, and in
// the browser's storage, where that is allowed, for the next visit. What is kept is the text the module hands over, so what
// it masks is never stored; of the address only a hash is. Storage that is denied, full or corrupt is no storage, and never
// a fault.

const PREFIX = 'mingbai:1:';
/** Characters of one copy at the most, and of all. */
const ONE = 131072, ALL = 262144;

/** Address → its copy, and when that was kept or handed over last. */
const memory = new Map();
/** What is kept again within so many milliseconds is the same answer, kept by another widget or handed over. */
const SAME = 10000;

/** Milliseconds that a server's clock is ahead of the device's. */
let ahead = 0;

/** The time now, by the clock of the server that answered last where it told, else by the device's. */
export function clock() {
  return Date.now() + ahead;
}

/** A response bears the date `date`. One that the browser had stored bears an old one: so it only ever sets the clock forward. */
export function dated(date) {
  const now = Date.parse(date) - Date.now();
  if (now > ahead) ahead = now;
}

/** A moment as `YYYY-MM-DD HH:MM` in Beijing, wherever the reader's device is. */
export function moment(time) {
  return new Date(time + 28800000).toISOString().slice(0, 16).replace('T', ' ');
}

/** The text that came for `address` since the page was opened; `again`: for an instance that stands in for a lost one. */
export function remembered(address, again) {
  const known = memory.get(address);
  if (known && again) known.seen = Date.now();
  return known && known.copy.text;
}

/** Keeps `text`; it is stored when it has been drawn. */
export function keep(address, text, asOf) {
  const now = Date.now(), known = memory.get(address), copy = { at: now, asOf, text };
  if (known && known.copy.text === text && now - known.seen < SAME) return;
  memory.set(address, { copy, seen: now });
  setTimeout(() => store(keyOf(address), JSON.stringify(copy)), 0);
}

/** Stores a copy; the oldest ones make room for it. */
function store(own, value) {
  try {
    const others = [];
    if (value.length > ONE) return;
    for (let at = 0; at < localStorage.length; at++) {
      const key = localStorage.key(at);
      if (key.slice(0, PREFIX.length) === PREFIX && key !== own) others.push({ key, at: (stored(key) || { at: 0 }).at });
    }
    let left = ALL - value.length;
    others.sort((a, b) => b.at - a.at).forEach(({ key }) => {
      left -= localStorage.getItem(key).length;
      if (left < 0) localStorage.removeItem(key);
    });
    localStorage.setItem(own, value);
  } catch (e) { /* memory only */ }
}

/**
 * The last good copy, unless it stands for `asOf`: the date it does stand for, when it came, and its text, a line each.
 */
export function kept(address, asOf) {
  const known = memory.get(address), copy = known ? known.copy : stored(keyOf(address));
  return copy && copy.asOf !== asOf ? [copy.asOf, moment(copy.at), copy.text].join('\n') : undefined;
}

function stored(key) {
  try {
    const copy = JSON.parse(localStorage.getItem(key));
    if (copy.at > 0 && copy.at < 1e15 && typeof copy.asOf + typeof copy.text === 'stringstring') return copy;
  } catch (e) { /* as if there was none */ }
  return undefined;
}

function keyOf(address) {
  let a = 7, b = 11, whole = address;
  try {
    // Relative addresses mean another thing on another page.
    whole += new URL(address.split('\n')[0], document.baseURI).href;
  } catch (e) { /* no address at all */ }
  for (const letter of whole) {
    const code = letter.charCodeAt(0);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677) ^ (a >>> 15);
  }
  return PREFIX + (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
