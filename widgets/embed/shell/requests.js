// The one way data is asked for: without cookies or referrer, one request in flight an address. When to ask, for how
// long and how much is decided in the module; here it is only started, so that the first can run beside its download.
// An address here is what the module calls one: the address itself, the key that its data must be signed with and the
// origins that it may be redirected to, a line each.

import { dated, remembered } from './keep.js';
import { hint, more } from './modules.js';

const open = new Map();

/** Starts the first request for `address` beside the download of the module, unless its answer is there or under way. */
export function early(address, made) {
  if (!open.has(address) && !remembered(address + made)) open.set(address, begin(address, true));
}

function begin(address, early) {
  const controller = window.AbortController ? new AbortController() : { abort() {} };
  const request = { early, signal: controller.signal };
  // The oldest engines cannot abort a request: whoever waits for a part of it waits for this as well.
  request.over = new Promise((_, reject) => {
    request.stop = () => {
      controller.abort();
      reject();
    };
  });
  request.response = ask(address.split('\n')[0], request);
  // Whoever takes it handles the failure; until then it must not become an unhandled rejection of the page.
  request.response.catch(() => {});
  return request;
}

function ask(url, { signal, over }) {
  return Promise.race([over, fetch(url, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal,
    headers: { Accept: 'application/json,*/*;q=0.5' },
  })]);
}

/** What a module takes: the early request, else a new one. */
function take(address) {
  let request = open.get(address);
  if (!request || !request.early) open.set(address, (request = begin(address, false)));
  request.early = false;
  return request;
}

/** Aborts the request for `address`. */
export function abort(address) {
  const running = open.get(address);
  if (running) {
    open.delete(address);
    running.stop();
  }
}

/**
 * Reads the answer for `address` to its end, within the limits: `{status, problem, text, retry}`; it never rejects.
 * `served` is there when the instance stands in for a lost one: it gets the last good copy once an address, so that
 * nothing is asked for again; `made` is what that copy is kept under beside its address.
 */
export async function load(address, served, headersMs, wholeMs, maxBytes, made) {
  const answer = { status: 0, problem: '', text: '', retry: 0 };
  if (served && remembered(address + made) && !served.has(address)) {
    served.add(address);
    answer.status = 200;
    answer.problem = 'kept';
    answer.text = remembered(address + made, true);
    return answer;
  }
  const [url, key, origins] = address.split('\n');
  let late = false;
  const alarm = (milliseconds) => setTimeout(() => {
    late = true;
    abort(address);
  }, milliseconds);
  const headers = alarm(headersMs), whole = alarm(wholeMs);
  const request = take(address);
  try {
    const response = await request.response;
    clearTimeout(headers);
    answer.status = response.status;
    answer.retry = +response.headers.get('Retry-After') || 0;
    if (response.redirected && origins.split(/\s+/).concat(originOf(url)).indexOf(originOf(response.url)) < 0) answer.problem = 'origin';
    else if (response.ok && response.body) {
      const bytes = await read(response, maxBytes, request);
      dated(response.headers.get('Date'));
      if (key && !(await signed(bytes, url, key, request))) answer.problem = 'tamper';
      else decode(bytes, answer);
    }
  } catch (e) {
    answer.problem = e === tooLarge ? 'size' : late ? 'timeout' : navigator.onLine === false ? 'offline' : 'net';
    if (answer.problem === 'net' && /^(https?:)?\/\//i.test(url))
      hint('no Access-Control-Allow-Origin?');
  }
  clearTimeout(headers);
  clearTimeout(whole);
  // Whatever of it still runs is of no use any more; another one may have begun meanwhile.
  if (open.get(address) === request) abort(address);
  return answer;
}

/** What cannot be checked is not signed. */
function signed(bytes, url, key, request) {
  const get = (at, most) => ask(at, request).then((found) => (found.ok ? read(found, most, request) : ''));
  return more().then((parts) => parts.verified(bytes, url, key, get)).catch(() => false);
}

function originOf(url) {
  return new URL(url, document.baseURI).origin;
}

const tooLarge = {};

/** All bytes of `response`; throws beyond `most`, and when the request is over. */
async function read(response, most, { over }) {
  const reader = response.body.getReader(), chunks = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([over, reader.read()]);
      if (done) break;
      chunks.push(value);
      length += value.length;
      if (length > most) throw tooLarge;
    }
  } catch (e) {
    reader.cancel().catch(() => {});
    throw e;
  }
  const bytes = new Uint8Array(length);
  chunks.reduce((at, chunk) => (bytes.set(chunk, at), at + chunk.length), 0);
  return bytes;
}

/** Strict UTF-8 first: what is valid there is hardly ever anything else. */
function decode(bytes, answer) {
  for (const charset of ['utf-8', 'gb18030']) {
    try {
      answer.text = new TextDecoder(charset, { fatal: true }).decode(bytes);
      return;
    } catch (e) { /* the next one */ }
  }
  answer.problem = 'encoding';
}
