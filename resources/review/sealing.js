// Open what was sealed, seal and sign what goes back: only with what the browser itself offers.

const COURIER = { encoder: new TextEncoder(), decoder: new TextDecoder() };
const NO_CRYPTOGRAPHY = "This browser does not let a page opened from a file encrypt or sign, which decisions need. "
  + "Open the file in Chromium, Chrome, Edge or Firefox.";

/** Say whether the browser encrypts and signs here. */
function canSeal() {
  return Boolean(globalThis.crypto?.subtle);
}

/** Return the package of an envelope; raises OperationError when the passphrase is another. */
async function opened(sealed, passphrase) {
  const words = COURIER.encoder.encode(passphrase.normalize("NFC"));
  const given = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
  const salted = { name: "PBKDF2", hash: "SHA-256", salt: bytes(sealed.salt), iterations: sealed.iterations };
  const key = await crypto.subtle.deriveKey(salted, given, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const clear = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(sealed.nonce) }, key, bytes(sealed.data));
  return JSON.parse(COURIER.decoder.decode(clear));
}

/** Return the signature of a text by a secret, in hexadecimal. */
async function signature(secret, text) {
  const way = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", hexadecimal(secret), way, false, ["sign"]);
  const signed = await crypto.subtle.sign("HMAC", key, COURIER.encoder.encode(text));
  return [...new Uint8Array(signed)].map((one) => one.toString(16).padStart(2, "0")).join("");
}

/** Return a text encrypted with the secret of the package of this key. */
async function encrypted(secret, key, text) {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const way = { name: "AES-GCM", iv: nonce, additionalData: COURIER.encoder.encode(key) };
  const data = await crypto.subtle.encrypt(way, await cipher(secret), COURIER.encoder.encode(text));
  return { nonce: base64(nonce), sealed: base64(new Uint8Array(data)) };
}

async function decrypted(secret, key, told) {
  const way = { name: "AES-GCM", iv: bytes(told.nonce), additionalData: COURIER.encoder.encode(key) };
  return COURIER.decoder.decode(await crypto.subtle.decrypt(way, await cipher(secret), bytes(told.sealed)));
}

function cipher(secret) {
  return crypto.subtle.importKey("raw", hexadecimal(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
}

function hexadecimal(text) {
  return Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
}

function bytes(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const packed = atob(text);
  const found = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) found[at] = packed.charCodeAt(at);
  return found;
}

function base64(data) {
  let packed = "";
  for (let at = 0; at < data.length; at += 0x8000) packed += String.fromCharCode(...data.subarray(at, at + 0x8000));
  return btoa(packed);
}
