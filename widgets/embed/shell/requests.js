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
export function take(address, served) {
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

/** Keeps the chunks of a good answer, in case the instance that read them is lost. */
export function keep(address, chunks) {
  open.delete(address);
  kept.set(address, chunks);
}

/** Bytes that are not UTF-8, as GB18030; undefined when they are not that either. */
export function decode(chunks) {
  try {
    const decoder = new TextDecoder('gb18030', { fatal: true });
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
  } catch (e) {
    return undefined;
  }
}
