// The one way data is asked for: without cookies or referrer, one request in flight an address. When to ask, for how
// long and how much is decided in the module; here it is only started, so that the first can run beside its download.

const open = new Map();
const kept = new Map();

/** Starts the first request for `address` beside the download of the module, unless its answer is there or under way. */
export function early(address) {
  if (!open.has(address) && !kept.has(address)) open.set(address, begin(address, true));
}

function begin(address, early) {
  const controller = typeof AbortController === 'function' ? new AbortController() : { abort() {} };
  const response = fetch(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: controller.signal,
    headers: { Accept: 'application/json,*/*;q=0.5' },
  });
  // Whoever takes it handles the failure; until then it must not become an unhandled rejection of the page.
  response.catch(() => {});
  return { controller, response, early };
}

/**
 * What a module takes: the early request, else a new one. `served` is there when the instance stands in for a lost one:
 * it gets the last good bytes once an address, so that nothing is asked for again.
 */
function take(address, served) {
  const chunks = kept.get(address);
  if (served && chunks && !served.has(address)) {
    served.add(address);
    return Promise.resolve(new Response(new Blob(chunks)));
  }
  let request = open.get(address);
  if (!request || !request.early) open.set(address, (request = begin(address, false)));
  request.early = false;
  return request.response;
}

/** Aborts the request for `address`. */
export function abort(address) {
  const running = open.get(address);
  if (running) {
    open.delete(address);
    running.controller.abort();
  }
}

/** Reads the answer for `address` to its end, within the limits: `{status, problem, text, retry}`; it never rejects. */
export async function load(address, served, headersMs, wholeMs, maxBytes) {
  const answer = { status: 0, problem: '', text: '', retry: 0 };
  let late = false;
  const alarm = (milliseconds) => setTimeout(() => {
    late = true;
    abort(address);
  }, milliseconds);
  const headers = alarm(headersMs), whole = alarm(wholeMs);
  try {
    const response = await take(address, served);
    clearTimeout(headers);
    answer.status = response.status;
    answer.retry = +response.headers.get('Retry-After') || 0;
    if (!response.ok || !response.body) abort(address);
    else answer.problem = await read(response.body.getReader(), address, maxBytes, answer);
  } catch (e) {
    answer.problem = late ? 'timeout' : navigator.onLine === false ? 'offline' : 'net';
  }
  clearTimeout(headers);
  clearTimeout(whole);
  return answer;
}

async function read(reader, address, maxBytes, answer) {
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (length > maxBytes) {
      abort(address);
      return 'size';
    }
  }
  open.delete(address);
  // Strict UTF-8 first: what is valid there is hardly ever anything else.
  for (const charset of ['utf-8', 'gb18030']) {
    try {
      const decoder = new TextDecoder(charset, { fatal: true });
      answer.text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
      kept.set(address, chunks);
      return '';
    } catch (e) { /* the next one */ }
  }
  return 'encoding';
}
