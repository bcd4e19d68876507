// What few pages need, fetched when one does: reading what is no strict JSON, checking signatures.

import { reread } from './reader.js';
import { verified } from './verify.js';

(window.mingbai || {})._glue && window.mingbai._glue('more', { reread, verified });
