// Beside the single-file build, fetched where a reader opens a view: the module that draws it, its styles, and what
// words mean; or searches, which takes the plain words. `views-glue`, `views-wasm` (base64), `views-css`, `words` and `plain` are made
// by the build.

import factory from 'views-glue';
import wasm from 'views-wasm';
import css from 'views-css';
import plain from 'plain';
import words from 'words';

(window.mingbai || {})._glue && window.mingbai._glue({ factory, wasm, css, plain, words });
