// What is no strict JSON goes through a module of its own, fetched the first time that is met. `shell` is what the shell
// lends: `{ load, instantiate, hint, files, ask, look }`. An answer that is one page of several is followed to its end: the reader
// says what comes next, and it is asked for in the same way as the first.

import { manifest } from 'mingbai-package';

const instances = {};
let presets;

function reader({ load, instantiate, hint }, name) {
  if (!instances[name]) {
    instances[name] = load(name, manifest.modules[name]).then((parts) => instantiate(parts, (error) => {
      delete instances[name];
      hint('the reader has failed; the data is taken as it is', error);
    }));
  }
  return instances[name];
}

/** The mapping of `widget`: the JSON itself, else a file of that address; empty when there is none. */
function mapOf(widget) {
  const map = widget.attr('map') || '';
  if (!map || /^\s*\{/.test(map)) return map;
  return fetch(map, { credentials: 'omit', referrerPolicy: 'no-referrer' }).then((response) => {
    if (!response.ok) throw new Error(map + ': ' + response.status);
    return response.text();
  });
}

/** The package's presets, for a tag that names one. */
function presetsFor({ files }, name) {
  if (!name) return '';
  return presets || (presets = files.text('presets', manifest.presets));
}

/** A whole number of an attribute that is within its limits; else what stands there when it is not written. */
function number(widget, name, most, usual) {
  const text = (widget.attr(name) || '').trim();
  return /^\d+$/.test(text) && +text > 0 && +text <= most ? +text : usual;
}

/** Pages under way: one request an address, however many widgets want it. */
const asked = {};

/** The page at `address`, relative to the widget's own, of at most `bytes`: `[text, problem]`. */
async function pageAt({ ask }, widget, src, address, bytes) {
  let url, home;
  try {
    home = new URL(src, document.baseURI);
    url = new URL(address, home);
  } catch (e) {
    return ['', 'net'];
  }
  const [key, allow] = ['verify', 'allow'].map((name) => (widget.attr(name) || '').trim());
  if (allow.split(/\s+/).concat(home.origin).indexOf(url.origin) < 0) return ['', 'origin'];
  const whole = number(widget, 'timeout', 15, 15) * 1000;
  // What is on this site says so: a fault there is no fault of another origin.
  const own = url.origin === new URL(document.baseURI).origin;
  const wanted = [own ? url.pathname + url.search : url.href, key, allow].join('\n');
  const loading = asked[wanted] || (asked[wanted] = ask(wanted, null, Math.min(whole, 10000), whole, bytes));
  const { status, problem, text } = await loading;
  delete asked[wanted];
  return [text, problem || (status < 200 || status > 299 || !text ? 'http' : '')];
}

/**
 * `text` as strict JSON: `+`, findings, a line break and the JSON; or `!`, a code, a line break and a sentence. Empty when
 * the reader cannot be had: then what was wrong with the text is what remains to be said. It never rejects.
 */
export async function reread(shell, widget, text, maxBytes) {
  const { hint } = shell;
  let map;
  try {
    map = await mapOf(widget);
  } catch (error) {
    hint('the mapping could not be read', error);
    return '!map\n字段对照文件无法读取，请检查 map 属性的地址。';
  }
  try {
    // Rows alone are enough for a budget; other widgets' data has too many shapes.
    const preset = map ? '' : widget.attr('preset') || (/^(budget|list)$/.test(widget.kind) ? '' : 'auto');
    // Packages of the open standards are read whole, without a mapping.
    const open = widget.kind === 'livelihood' && /^(oc4ids|ocds-re(lease|cord))$/.test(preset);
    const name = open ? 'open' : map || preset ? 'mapper' : 'reader';
    const [api, known] = await Promise.all([reader(shell, name), presetsFor(shell, open ? '' : preset)]);
    // A list knows of its columns which telephones and names are to be public.
    const list = widget.kind === 'list', columns = list && widget.id && widget.api.known ? '\n' + widget.api.known(widget.id) : '';
    const said = [list ? 'listing' + columns : widget.kind, preset, map, known, Math.floor(Date.now() / 1000)];
    // What a script has set came from no address.
    const from = () => (widget.json === undefined && (widget.attr('src') || '').trim()) || '';
    const src = from();
    let answer = api.read(text, ...said, src, maxBytes, number(widget, 'max-rows', 50000, 5000));
    for (let next; (next = /^>(\d+) (\d+)\n([^]*)/.exec(answer)); ) {
      // A widget that is gone, or wants something else by now, asks for nothing more.
      const wanted = widget.connected && from() === src;
      const [page, problem] = wanted ? await pageAt(shell, widget, src, next[3], +next[2]) : ['', 'net'];
      answer = api.page(+next[1], page, problem, ...said);
    }
    return answer || '';
  } catch (error) {
    hint('the reader could not be loaded; the data is taken as it is', error);
    return '';
  }
}
