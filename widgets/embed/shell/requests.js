// The one way data is asked for: without cookies or referrer, one request in flight an address. When to ask, for how
// long and how much is decided in the module; here it is only started, so that the first can run beside its download.

const open = new Map();
const kept = new Map();

/** Starts the request for `address`, or hands over the one under way that nobody has taken yet. */
export function start(address, early) {
  const running = open.get(address);
  if (running && running.early) {
    running.early = early;
    return running.response;
  }
  const controller = typeof AbortController === 'function' ? new AbortController() : { abort() {} };
  const response = fetch(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: controller.signal,
    headers: { Accept: 'application/json,*/*;q=0.5' },
  });
  // Whoever takes it handles the failure; until then it must not become an unhandled rejection of the page.
  response.catch(() => {});
  open.set(address, { controller, response, early });
  return response;
}

/** What the module takes: after a loss the last good bytes once more, else the request. */
export function take(address) {
  const chunks = kept.get(address);
  if (chunks && chunks.again) {
    chunks.again = false;
    return Promise.resolve(new Response(new Blob(chunks)));
  }
  return start(address, false);
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

/** A new instance takes over: what was good is handed out again before anything is asked for. */
export function replay() {
  open.clear();
  kept.forEach((chunks) => (chunks.again = true));
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
