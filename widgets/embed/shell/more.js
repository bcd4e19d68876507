// What few pages need, fetched when one does: reading what is no strict JSON, checking signatures, views, links.

import { reread } from './reader.js';
import { verified } from './verify.js';
import { look } from './views.js';

(window.mingbai || {})._glue && window.mingbai._glue('more', { look, reread, verified });
