import { decodeUtf8 } from './form-parser.js';
import { HttpError } from './http.errors.js';

const DEEPEST = 20;
const POISON = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses a JSON body. Throws BODY_INVALID for anything that is no JSON object or array, for bytes that are no UTF-8, a NUL
 * or half a surrogate pair in any text, names that reach for an object's prototype, and nesting deeper than 20. An empty body is `undefined`.
 */
export function parseJson(body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  let value: unknown;
  const text = decodeUtf8(body);
  try {
    value = JSON.parse(text);
  } catch {
    throw new HttpError('BODY_INVALID');
  }
  if (typeof value !== 'object' || value === null) throw new HttpError('BODY_INVALID');
  check(value, 0);
  return value;
}

function check(value: unknown, depth: number): void {
  if (typeof value === 'string') checkText(value);
  if (typeof value !== 'object' || value === null) return;
  if (depth >= DEEPEST) throw new HttpError('BODY_INVALID');
  for (const [name, inner] of Object.entries(value)) {
    checkText(name);
    if (POISON.has(name)) throw new HttpError('BODY_INVALID');
    check(inner, depth + 1);
  }
}

function checkText(text: string): void {
  if (text.includes('\0') || /\p{Surrogate}/u.test(text)) throw new HttpError('BODY_INVALID');
}
