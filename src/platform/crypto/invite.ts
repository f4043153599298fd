import { concat, constantTimeEqual, fromBase64Url, toBase64Url, u32, utf8, uuidBytes } from './bytes.js';
import { labelledHash, labelledHmac, SUBKEY, subkey } from './derive.js';
import type { KeyFile } from './key-file.js';
import type { IndexKey, KemPublicKey, SignPublicKey } from './keys.js';

/*
 * The token of an invitation, 48 bytes: its id (16), and HMAC-SHA256(subkey 40 of the index key, length(label) |
 * 'abhaya/staff-invite/1' | the parts, each behind its length (4)). It is computed where it is needed and stored nowhere, not
 * even as a hash: whoever reads the database, or writes to it, has no key to make one.
 */
const ID_BYTES = 16;
const TOKEN_BYTES = ID_BYTES + 32;
const LABEL = 'abhaya/staff-invite/1';
const SUBKEY_ID = 40;

/** What an invitation is for. A token is of these very words: it is worth nothing once one of them is changed. */
export interface InviteStatement {
  /** UUID of the invitation. */
  readonly id: string;
  /** UUID of the account that is made, or gets new keys. */
  readonly staffId: string;
  readonly kind: string;
  readonly email: string;
  readonly role: string;
  readonly expiresAt: Date;
}

function macOf(key: IndexKey, { id, staffId, kind, email, role, expiresAt }: InviteStatement): Uint8Array {
  const parts = [id, staffId, kind, email, role, expiresAt.toISOString()].map(utf8);
  const message = concat(...parts.flatMap((part) => [u32(part.length), part]));
  return labelledHmac(subkey(key, SUBKEY.index, SUBKEY_ID), LABEL, message);
}

/** The token of an invitation: 64 characters of base64url. */
export function inviteToken(keyFile: KeyFile, invite: InviteStatement): string {
  return toBase64Url(concat(uuidBytes(invite.id), macOf(keyFile.indexKey().key, invite)));
}

/** The id (UUID) in a token, or null for what has not the shape of one. */
export function inviteIdOf(token: string): string | null {
  const bytes = token.length === 64 ? fromBase64Url(token) : null;
  if (bytes?.length !== TOKEN_BYTES) return null;
  const hex = Buffer.from(bytes.subarray(0, ID_BYTES)).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Whether a token is the one of this invitation, compared in constant time. */
export function inviteTokenMatches(keyFile: KeyFile, invite: InviteStatement, token: string): boolean {
  const bytes = fromBase64Url(token);
  if (bytes?.length !== TOKEN_BYTES) return false;
  const mac = bytes.subarray(ID_BYTES);
  return keyFile.indexKeys().some(({ key }) => constantTimeEqual(macOf(key, invite), mac));
}

/** Whose keys a confirmation code is of, and what the account is to be. */
export interface ConfirmedKeys {
  /** UUID. */
  readonly staffId: string;
  readonly kind: string;
  readonly email: string;
  readonly role: string;
  readonly kemPublic: KemPublicKey;
  readonly signPublic: SignPublicKey;
}

/** Crockford's base32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_BYTES = 10;

function characters(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET.charAt(parseInt(five, 2))).join('');
}

function digitsOf({ staffId, kind, email, role, kemPublic, signPublic }: ConfirmedKeys): string {
  const words = [kind, email, role].map(utf8).flatMap((part) => [u32(part.length), part]);
  const message = concat(uuidBytes(staffId), ...words, kemPublic, signPublic);
  return characters(labelledHash('abhaya/staff-confirmation/1', message, null, CODE_BYTES));
}

/**
 * The code by which an administrator makes sure, by word of mouth, that the keys to sign are those of the person invited: 16
 * characters of Crockford's base32 (80 bits of a BLAKE2b over keys, account, address and role) in four groups.
 */
export function confirmationCode(keys: ConfirmedKeys): string {
  return digitsOf(keys).match(/.{4}/g)?.join('-') ?? '';
}

/** Whether a code as typed is the one of these keys: small letters, O for 0, I and L for 1, spaces and hyphens anywhere. */
export function confirmationMatches(keys: ConfirmedKeys, typed: string): boolean {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return constantTimeEqual(utf8(plain), utf8(digitsOf(keys)));
}
