// Beside the single-file build, fetched where a reader opens a view: the module that draws it, and its styles.
// `views-glue`, `views-wasm` (base64) and `views-css` are made by the build.

import factory from 'views-glue';
import wasm from 'views-wasm';
import css from 'views-css';

(window.mingbai || {})._glue && window.mingbai._glue({ factory, wasm, css });
