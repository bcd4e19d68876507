// What few pages need, fetched when one does: reading a table of the page and what is no strict JSON, checking signatures,
// views, links, several addresses on a board, what lists leave to it; and checking a module where the browser had better not.

import { manifest } from 'mingbai-package';
import { checked } from './checked.js';
import { feeds } from './feeds.js';
import { lists } from './lists.js';
import { reread } from './reader.js';
import { tableOf } from './table.js';
import { verified } from './verify.js';
import { look } from './views.js';

// Lists fetch this before they draw.
addEventListener('mingbai-state', lists);

(window.mingbai || {})._glue && window.mingbai._glue({ checked, feeds, hashes: manifest.modules, look, reread, tableOf, verified });
