// Beside the single-file build, fetched where a text is no strict JSON or a tag names a mapping or a preset: the reader
// that knows all of these, and the presets. `mapper-glue`, `mapper-wasm` (base64) and `presets` are made by the build.

import factory from 'mapper-glue';
import wasm from 'mapper-wasm';
import presets from 'presets';

(window.mingbai || {})._glue && window.mingbai._glue({ factory, wasm, presets });
