import { constantTimeEqual, fromBase64Url, toBase64Url, utf8 } from './bytes.js';
import { labelledHash, SUBKEY, subkey } from './derive.js';
import { asTokenKey, KEY_BYTES, type TokenKey } from './keys.js';
import { randomBytes } from './sodium.js';

const ID_BYTES = 16;

/**
 * The two halves of a cookie: the row is found under `idHash` (32 bytes), and what it holds is sealed under
 * `key`.
 */
export interface Token {
  readonly idHash: Uint8Array;
  readonly key: TokenKey;
}

function tokenOf(bytes: Uint8Array): Token {
  return {
    // The table holds a hash, so that a dump gives nobody a cookie.
    idHash: labelledHash('abhaya/token-id/1', bytes.subarray(0, ID_BYTES)),
    key: asTokenKey(bytes.subarray(ID_BYTES)),
  };
}

/** A new cookie: `text` is base64url of a random id (16 bytes) and a random key (32 bytes), 64 characters. */
export function newToken(): Token & { readonly text: string } {
  const bytes = randomBytes(ID_BYTES + KEY_BYTES);
  return { text: toBase64Url(bytes), ...tokenOf(bytes) };
}

/** The halves of a cookie's text, or null when it is not the text of a token. */
export function parseToken(text: string): Token | null {
  const bytes = text.length === 64 ? fromBase64Url(text) : null;
  return bytes?.length === ID_BYTES + KEY_BYTES ? tokenOf(bytes) : null;
}

/**
 * The token that a form or request of this session must carry: base64url of subkey 1 of the cookie's key
 * ('abh-tokn').
 */
export function csrfTokenOf(key: TokenKey): string {
  return toBase64Url(subkey(key, SUBKEY.token, 1));
}

/** Whether `given` is the session's token, compared in constant time. */
export function csrfMatches(key: TokenKey, given: string): boolean {
  return constantTimeEqual(utf8(csrfTokenOf(key)), utf8(given));
}
