// SHA-256 (FIPS 180-4) in a script. Chromium before 73 ends the page now and then when the answer to a request with `integrity`
// is read, and its own digest is only there over https: what is fetched there is checked by this.

const K = [], START = [];

/** The first 32 bits behind the point. */
const fraction = (number) => ((number - Math.floor(number)) * 4294967296) | 0;

for (let n = 2; K.length < 64; n++) {
  let prime = true;
  for (let by = 2; by * by <= n; by++) prime = prime && n % by > 0;
  if (!prime) continue;
  if (START.length < 8) START.push(fraction(Math.sqrt(n)));
  K.push(fraction(Math.cbrt(n)));
}

const turned = (word, by) => (word >>> by) | (word << (32 - by));

/** The digest of `bytes`, which are less than 2²⁹, in base64 without the `=` at its end. */
function sha256(bytes) {
  const { length } = bytes, padded = new Uint8Array((length + 72) & ~63), view = new DataView(padded.buffer);
  padded.set(bytes);
  padded[length] = 128;
  view.setUint32(padded.length - 4, length << 3);
  const sums = Int32Array.from(START), words = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    let [a, b, c, d, e, f, g, h] = sums;
    for (let i = 0; i < 64; i++) {
      if (i < 16) words[i] = view.getInt32(block + 4 * i);
      else {
        const early = words[i - 15], late = words[i - 2];
        words[i] = words[i - 16] + words[i - 7] + (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
      }
      const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => (sums[at] += word));
  }
  sums.forEach((word, at) => view.setInt32(4 * at, word));
  return btoa(String.fromCharCode.apply(null, padded.subarray(0, 32))).slice(0, -1);
}

/** Whether `buffer` is what `hash` says. */
export const checked = (buffer, hash) => sha256(new Uint8Array(buffer)) === hash;
