// What is no strict JSON goes through a module of its own, fetched the first time that is met. `shell` is what the shell
// lends: `{ load, instantiate, hint, files, look }`.

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
  return presets || (presets = files.text('presets.json', manifest.presets));
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
    const preset = map ? '' : widget.attr('preset') || '';
    const [api, known] = await Promise.all([reader(shell, map || preset ? 'mapper' : 'reader'), presetsFor(shell, preset)]);
    return api.read(text, widget.kind, preset, map, known, Math.floor(Date.now() / 1000), maxBytes) || '';
  } catch (error) {
    hint('the reader could not be loaded; the data is taken as it is', error);
    return '';
  }
}
