// Whether data is signed by whom the page expects: a detached ECDSA P-256 signature over SHA-256 of the bytes as they
// came, at the address of the data with `.sig` behind its path. As `openssl dgst -sha256 -sign` writes it, as 64 plain
// bytes, or either of them in base64. Whatever is missing or goes wrong means no.

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Whether `bytes` carry the signature of `key` (SPKI in base64); `get` fetches an address. */
export async function verified(bytes, address, key, get) {
  try {
    const url = new URL(address, document.baseURI);
    url.pathname += '.sig';
    let signature = await get(url.href, 1024);
    // 72 bytes are the longest of the plain forms, 88 letters the shortest of the others.
    if (signature.length > 80) signature = binary(String.fromCharCode.apply(null, signature));
    const known = await crypto.subtle.importKey('spki', binary(key), ALGORITHM, false, ['verify']);
    return await crypto.subtle.verify(ALGORITHM, known, plain(signature), bytes);
  } catch (e) {
    return false;
  }
}

function binary(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** The two numbers of a DER sequence in 32 bytes each, which is all WebCrypto takes. */
function plain(signature) {
  if (signature.length === 64) return signature;
  const both = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const from = at + 2;
    at = from + signature[at + 1];
    const number = signature.slice(from, at).slice(-32);
    both.set(number, end - number.length);
  }
  return both;
}
