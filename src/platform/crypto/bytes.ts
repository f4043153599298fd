import { timingSafeEqual } from 'node:crypto';
import { isUuid } from '../text/index.js';

const BASE64URL = /^[A-Za-z0-9_-]*$/;
const MAX_U32 = 0xffff_ffff;

const encoder = new TextEncoder();

/** Whether two byte strings are the same, in a time that depends on their lengths alone. */
export function constantTimeEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    // `set` would take a string for a list of numbers.
    if (!((part as unknown) instanceof Uint8Array)) throw new TypeError('not bytes');
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** An unsigned big-endian integer of 4 bytes. Throws RangeError outside 0..2^32-1. */
export function u32(value: number): Uint8Array {
  if (!isU32(value)) throw new RangeError('not an unsigned 32-bit integer');
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

export function isU32(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_U32;
}

export function readU32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}

/** A string as its UTF-8 bytes behind one byte of length. Throws RangeError above 255 bytes. */
export function shortText(text: string): Uint8Array {
  const bytes = utf8(text);
  if (bytes.length > 255) throw new RangeError('text too long for one byte of length');
  return concat(Uint8Array.of(bytes.length), bytes);
}

/** A UUID as its 16 bytes, the same for upper and lower case. Throws RangeError for anything else. */
export function uuidBytes(id: string): Uint8Array {
  if (!isUuid(id)) throw new RangeError('not a UUID');
  const hex = id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** A UUID as 0x10 and its 16 bytes; the empty string as 0x00. Throws RangeError for anything else. */
export function optionalUuidBytes(id: string): Uint8Array {
  return id === '' ? Uint8Array.of(0) : concat(Uint8Array.of(16), uuidBytes(id));
}

/** Bytes as base64url without padding: for keys inside a sealed JSON value. */
export function toBase64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}

/** The bytes of a base64url text without padding, or null when it is not the one spelling of any bytes. */
export function fromBase64Url(text: string): Uint8Array | null {
  if (!BASE64URL.test(text)) return null;
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'));
  return toBase64Url(bytes) === text ? bytes : null;
}
