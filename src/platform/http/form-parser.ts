import { HttpError } from './http.errors.js';

export type FormBody = Record<string, string | string[]>;

const MOST_FIELDS = 200;
const LONGEST_NAME = 100;
const NAME = /^[A-Za-z][A-Za-z0-9_.-]*$/;
/** All but tab and line end. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Parses application/x-www-form-urlencoded (WHATWG URL, "urlencoded parsing") more strictly than a browser would need: a
 * broken percent escape, bytes that are no UTF-8 or a name that no form of ours has throw BODY_INVALID; more than
 * 200 fields throw TOO_MANY_FIELDS. A repeated name becomes an array, in order. Line ends become `\n`; other control
 * characters are left out, so that a NUL pasted along costs nobody their words. The result has no prototype.
 */
export function parseForm(body: Uint8Array): FormBody {
  const fields = Object.create(null) as FormBody;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const pairs = text.split('&').filter((pair) => pair !== '');
  if (pairs.length > MOST_FIELDS) throw new HttpError('TOO_MANY_FIELDS');
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    const value = decode(at < 0 ? '' : pair.slice(at + 1))
      .replace(/\r\n?/g, '\n')
      .replace(CONTROLS, '');
    if (name.length > LONGEST_NAME || !NAME.test(name)) throw new HttpError('BODY_INVALID');
    const before = fields[name];
    if (before === undefined) fields[name] = value;
    else if (typeof before === 'string') fields[name] = [before, value];
    else before.push(value);
  }
  return fields;
}

function decode(encoded: string): string {
  const bytes = Buffer.alloc(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at++) {
    const code = encoded.charCodeAt(at);
    if (code === 0x25) {
      const hex = encoded.slice(at + 1, at + 3);
      if (!/^[0-9A-Fa-f]{2}$/.test(hex)) throw new HttpError('BODY_INVALID');
      bytes[length++] = Number.parseInt(hex, 16);
      at += 2;
    } else {
      bytes[length++] = code === 0x2b ? 0x20 : code;
    }
  }
  return decodeUtf8(bytes.subarray(0, length));
}

/** Bytes as text. Throws BODY_INVALID for what is no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HttpError('BODY_INVALID');
  }
}
