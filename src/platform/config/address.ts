import { createHash } from 'node:crypto';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { parseMailbox, readUrl } from '../text/index.js';

/** What an `@` after user and host gives away: a `/`, `?` or `#` in the password that was not %-encoded. */
const AFTER_THE_HOST = /^[^/?#]*[/?#].*@/;

const HOST = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])$/;
/** A folder of sockets stands %-encoded in the place of the host. */
const SOCKET_FOLDER = /^%2F/i;

const isPostgres = (text: string): boolean => /^postgres(ql)?:/.test(text);

/** Reads an address as those who open it do; null when it cannot be read. A Postgres address may name its host in `?host=`. */
function read(text: string): URL | null {
  const full = isPostgres(text) ? text.replace('@/', '@localhost/') : text;
  return readUrl(full);
}

function decodes(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

/** Whether the address of a page can be opened. It names no user. */
export function isPageAddress(text: string): boolean {
  const url = read(text);
  return url !== null && url.port !== '0' && url.username === '' && url.password === '';
}

/**
 * Whether the address of a server can be connected to: it can be read, its user, password, host and path can be decoded, and no
 * part of a password was taken for the rest of the address.
 */
export function isServerAddress(text: string): boolean {
  const url = read(text);
  if (url === null || url.port === '0' || url.hash !== '') return false;
  if (url.protocol === 'unix:') return decodes(url.pathname);
  if (AFTER_THE_HOST.test(text.replace(/^[a-z]+:\/\//, ''))) return false;
  const hosted = HOST.test(url.hostname) || (isPostgres(text) && SOCKET_FOLDER.test(url.hostname));
  return hosted && [url.username, url.password, url.hostname, url.pathname].every(decodes);
}

const ONION = /^http:\/\/([a-z2-7]{56})\.onion$/;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const KEY_BYTES = 32;
const ONION_VERSION = 3;

/**
 * Whether it is the address of an onion service, version 3, whose check sum is right: one wrong letter would lead reporters
 * nowhere, or to somebody else. (rend-spec-v3, 6: base32 of key, check sum, version.)
 */
export function isOnionOrigin(text: string): boolean {
  const name = ONION.exec(text)?.[1];
  if (name === undefined) return false;
  const bits = [...name].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const [key, check, version] = [
    bytes.subarray(0, KEY_BYTES),
    bytes.subarray(KEY_BYTES, -1),
    bytes.subarray(-1),
  ];
  if (version[0] !== ONION_VERSION) return false;
  const digest = createHash('sha3-256').update('.onion checksum').update(key).update(version).digest();
  return digest.subarray(0, check.length).equals(check);
}

/** Accepts what `isOnionOrigin` accepts. */
export function IsOnionOrigin(options?: ValidationOptions): PropertyDecorator {
  return by('isOnionOrigin', isOnionOrigin, options);
}

/** Accepts what `parseMailbox` reads: what mail can be sent from. */
export function IsMailbox(options?: ValidationOptions): PropertyDecorator {
  return by('isMailbox', (text) => parseMailbox(text) !== null, options);
}

/** Accepts what `isPageAddress` accepts. */
export function IsPageAddress(options?: ValidationOptions): PropertyDecorator {
  return by('isPageAddress', isPageAddress, options);
}

/** Accepts what `isServerAddress` accepts. */
export function IsServerAddress(options?: ValidationOptions): PropertyDecorator {
  return by('isServerAddress', isServerAddress, options);
}

function by(name: string, fits: (text: string) => boolean, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    { name, validator: { validate: (value: unknown) => typeof value === 'string' && fits(value) } },
    options,
  );
}
