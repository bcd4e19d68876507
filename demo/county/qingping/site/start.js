// Starts the application. Where it cannot start, what stands in the page stays.
import init from './app/mingbai_county.js';

init().catch(() => {});
