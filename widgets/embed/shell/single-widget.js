// Beside the single-file build, fetched where a page has a widget that is not in the module for all: its own module and styles.
// `widget-glue`, `widget-wasm` (base64) and `widget-css` are made by the build.

import factory from 'widget-glue';
import wasm from 'widget-wasm';
import css from 'widget-css';

(window.mingbai || {})._glue && window.mingbai._glue({ factory, wasm, css });
