import { CryptoError } from './crypto.errors.js';

declare const kindOfKey: unique symbol;

/**
 * Bytes that are a key of one kind. libsodium takes any bytes, and even strings, for a key without a word:
 * the brand keeps two kinds apart at compile time, and `asX` checks type and length where bytes come in.
 */
export type Key<Kind extends string> = Uint8Array & { readonly [kindOfKey]: Kind };

/** Opens everything of one case; 32 bytes, by epoch. */
export type CaseKey = Key<'CaseKey'>;
/** Subkey of the case key for what the reporter may read: report and messages. */
export type ThreadKey = Key<'ThreadKey'>;
/** Subkey of the case key for what staff alone may read: notes, card, packages. */
export type CaseStaffKey = Key<'CaseStaffKey'>;
/** The root of a desk's keys; 32 bytes, by epoch. */
export type DeskRoot = Key<'DeskRoot'>;
/** Subkey of the desk root for the cards of its queue. */
export type CardKey = Key<'CardKey'>;
/** Makes of each word what stands for it in the search index of a desk; 32 bytes, sealed in the index. */
export type SearchKey = Key<'SearchKey'>;
/** The root of a staff member's keys; 32 bytes. */
export type StaffRoot = Key<'StaffRoot'>;
/** Subkey of the staff root for that person's drafts. */
export type StaffDraftKey = Key<'StaffDraftKey'>;
/** What a reporter's receipt code becomes; kept nowhere. */
export type ReporterRoot = Key<'ReporterRoot'>;
/** Opens one package on its way to the worker that sends it; 32 bytes. */
export type DispatchKey = Key<'DispatchKey'>;
/** Opens one mail that came in, until it is in its case; 32 bytes. */
export type MailKey = Key<'MailKey'>;
/** The key half of a cookie. */
export type TokenKey = Key<'TokenKey'>;
/** X-Wing public key, 1216 bytes. */
export type KemPublicKey = Key<'KemPublicKey'>;
/** X-Wing secret key: the 32-byte seed it is expanded from at each use. */
export type KemSecretKey = Key<'KemSecretKey'>;
/** Ed25519 public key, 32 bytes. */
export type SignPublicKey = Key<'SignPublicKey'>;
/** Ed25519 secret key: the 32-byte seed of RFC 8032. */
export type SignSecretKey = Key<'SignSecretKey'>;
/** Key of the key file that every password and receipt passes through. */
export type Pepper = Key<'Pepper'>;
/** Key of the key file for blind indexes. */
export type IndexKey = Key<'IndexKey'>;
/** Subkey of the index key for the tags of who is kept out of a case. */
export type ExclusionKey = Key<'ExclusionKey'>;
/** Subkey of the index key for the MACs of the grants that the intake makes. */
export type IntakeKey = Key<'IntakeKey'>;
/** Key of the key file for stored fingerprints. */
export type FingerprintKey = Key<'FingerprintKey'>;

/** The keys that a document may be sealed under. */
export type DocumentKey =
  ThreadKey | CaseStaffKey | CardKey | StaffDraftKey | TokenKey | DispatchKey | MailKey;

export const KEY_BYTES = 32;
export const KEM_PUBLIC_BYTES = 1216;
export const SIGNATURE_BYTES = 64;

/** Refuses, with KEY_WRONG, anything that is not a byte string of exactly this length. */
export function requireBytes(bytes: Uint8Array, length: number): void {
  // The type says Uint8Array, but a string or undefined from an unchecked row would pass through libsodium
  // unseen.
  if (!((bytes as unknown) instanceof Uint8Array) || bytes.length !== length)
    throw new CryptoError('KEY_WRONG');
}

function brandAs<K extends Key<string>>(length: number): (bytes: Uint8Array) => K {
  return (bytes) => {
    requireBytes(bytes, length);
    // A Buffer from the database driver may be a view on a shared pool: a key gets bytes of its own.
    return new Uint8Array(bytes) as K;
  };
}

/**
 * Each takes bytes from a row, a grant or a sealed value and returns a key of that kind, or throws KEY_WRONG.
 */
export const asCaseKey = brandAs<CaseKey>(KEY_BYTES);
export const asThreadKey = brandAs<ThreadKey>(KEY_BYTES);
export const asCaseStaffKey = brandAs<CaseStaffKey>(KEY_BYTES);
export const asDeskRoot = brandAs<DeskRoot>(KEY_BYTES);
export const asCardKey = brandAs<CardKey>(KEY_BYTES);
export const asSearchKey = brandAs<SearchKey>(KEY_BYTES);
export const asStaffRoot = brandAs<StaffRoot>(KEY_BYTES);
export const asStaffDraftKey = brandAs<StaffDraftKey>(KEY_BYTES);
export const asReporterRoot = brandAs<ReporterRoot>(KEY_BYTES);
export const asDispatchKey = brandAs<DispatchKey>(KEY_BYTES);
export const asMailKey = brandAs<MailKey>(KEY_BYTES);
export const asTokenKey = brandAs<TokenKey>(KEY_BYTES);
export const asKemPublicKey = brandAs<KemPublicKey>(KEM_PUBLIC_BYTES);
export const asKemSecretKey = brandAs<KemSecretKey>(KEY_BYTES);
export const asSignPublicKey = brandAs<SignPublicKey>(KEY_BYTES);
export const asSignSecretKey = brandAs<SignSecretKey>(KEY_BYTES);
export const asPepper = brandAs<Pepper>(KEY_BYTES);
export const asIndexKey = brandAs<IndexKey>(KEY_BYTES);
export const asFingerprintKey = brandAs<FingerprintKey>(KEY_BYTES);
