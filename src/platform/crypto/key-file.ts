import { concat, constantTimeEqual, fromBase64Url, shortText, toBase64Url, u32 } from './bytes.js';
import { CryptoError } from './crypto.errors.js';
import { labelledHash } from './derive.js';
import {
  asFingerprintKey,
  asIndexKey,
  asPepper,
  asSignPublicKey,
  type FingerprintKey,
  type IndexKey,
  type Key,
  KEY_BYTES,
  type Pepper,
  type SignPublicKey,
} from './keys.js';
import { randomBytes } from './sodium.js';

/** A key of the key file with the version that rows name. */
export interface VersionedKey<K extends Key<string>> {
  readonly version: number;
  readonly key: K;
}

/**
 * Proof that a key file is the one a database was sealed with; tells nothing of the key. `value`: 32 bytes.
 */
export interface KeyCheck {
  readonly name: string;
  readonly version: number;
  readonly value: Uint8Array;
}

const FORMAT = 'abhaya-key-file';
const FORMAT_VERSION = 1;
const FIELDS = ['format', 'version', 'organisationPublic', 'pepper', 'index', 'fingerprint'] as const;
const MAX_TEXT = 100_000;
const MAX_VERSION = 32_767; // the database keeps versions as smallint

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: Record<string, unknown>, fields: readonly string[]): boolean {
  return Object.keys(value).length === fields.length && fields.every((field) => Object.hasOwn(value, field));
}

function readBytes(value: unknown): Uint8Array {
  const bytes = typeof value === 'string' ? fromBase64Url(value) : null;
  if (bytes?.length !== KEY_BYTES || bytes.every((byte) => byte === 0))
    throw new CryptoError('KEY_FILE_INVALID');
  return bytes;
}

function readEntries<K extends Key<string>>(value: unknown, as: (bytes: Uint8Array) => K): VersionedKey<K>[] {
  if (!Array.isArray(value) || value.length === 0) throw new CryptoError('KEY_FILE_INVALID');
  const entries = value.map((entry: unknown) => {
    if (!isRecord(entry) || !hasOnly(entry, ['version', 'key'])) throw new CryptoError('KEY_FILE_INVALID');
    const { version } = entry;
    if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > MAX_VERSION) {
      throw new CryptoError('KEY_FILE_INVALID');
    }
    return { version, key: as(readBytes(entry.key)) };
  });
  const distinct = new Set(entries.map((entry) => entry.version));
  if (distinct.size !== entries.length) throw new CryptoError('KEY_FILE_INVALID');
  return entries.sort((a, b) => a.version - b.version);
}

function pick<K extends Key<string>>(entries: readonly VersionedKey<K>[], version?: number): VersionedKey<K> {
  const found = version === undefined ? entries.at(-1) : entries.find((entry) => entry.version === version);
  if (!found) throw new CryptoError('KEY_FILE_MISMATCH');
  return found;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CryptoError('KEY_FILE_INVALID'); // a parser's message would quote the keys
  }
}

/**
 * The keys that live outside the database and its backup, as JSON text:
 *
 *     { "format": "abhaya-key-file", "version": 1, "organisationPublic": K,
 *       "pepper": [{ "version": 1, "key": K }], "index": [...], "fingerprint": [...] }
 *
 * K is 32 bytes in base64url. The highest version of a list is used for what is new, the others for what is
 * old.
 */
export class KeyFile {
  readonly #pepper: readonly VersionedKey<Pepper>[];
  readonly #index: readonly VersionedKey<IndexKey>[];
  readonly #fingerprint: readonly VersionedKey<FingerprintKey>[];

  private constructor(
    readonly organisationPublic: SignPublicKey,
    pepper: readonly VersionedKey<Pepper>[],
    index: readonly VersionedKey<IndexKey>[],
    fingerprint: readonly VersionedKey<FingerprintKey>[],
  ) {
    this.#pepper = pepper;
    this.#index = index;
    this.#fingerprint = fingerprint;
  }

  /** A new key file with random keys of version 1, pinned to an organisation's public key. */
  static create(organisationPublic: SignPublicKey): KeyFile {
    const entry = <K extends Key<string>>(as: (bytes: Uint8Array) => K) => [
      { version: 1, key: as(randomBytes(KEY_BYTES)) },
    ];
    return new KeyFile(
      asSignPublicKey(organisationPublic),
      entry(asPepper),
      entry(asIndexKey),
      entry(asFingerprintKey),
    );
  }

  /** Reads the text of a key file. Throws KEY_FILE_INVALID for anything else, unknown fields included. */
  static parse(text: string): KeyFile {
    if (text.length > MAX_TEXT) throw new CryptoError('KEY_FILE_INVALID');
    const file = parseJson(text);
    if (!isRecord(file) || !hasOnly(file, FIELDS)) throw new CryptoError('KEY_FILE_INVALID');
    if (file.format !== FORMAT || file.version !== FORMAT_VERSION) throw new CryptoError('KEY_FILE_INVALID');
    return new KeyFile(
      asSignPublicKey(readBytes(file.organisationPublic)),
      readEntries(file.pepper, asPepper),
      readEntries(file.index, asIndexKey),
      readEntries(file.fingerprint, asFingerprintKey),
    );
  }

  /** The text to keep, 0600, apart from the database. `KeyFile.parse` reads it. */
  toText(): string {
    const list = (entries: readonly VersionedKey<Key<string>>[]) =>
      entries.map(({ version, key }) => ({ version, key: toBase64Url(key) }));
    const file: Record<(typeof FIELDS)[number], unknown> = {
      format: FORMAT,
      version: FORMAT_VERSION,
      organisationPublic: toBase64Url(this.organisationPublic),
      pepper: list(this.#pepper),
      index: list(this.#index),
      fingerprint: list(this.#fingerprint),
    };
    return `${JSON.stringify(file, null, 2)}\n`;
  }

  /** The newest pepper, or the version that a row names. Throws KEY_FILE_MISMATCH when it is not here. */
  pepper(version?: number): VersionedKey<Pepper> {
    return pick(this.#pepper, version);
  }

  /** All peppers, the newest first. */
  peppers(): readonly VersionedKey<Pepper>[] {
    return [...this.#pepper].reverse();
  }

  /** All index keys, the newest first. */
  indexKeys(): readonly VersionedKey<IndexKey>[] {
    return [...this.#index].reverse();
  }

  /** The newest index key, or the version that a row names. Throws KEY_FILE_MISMATCH when it is not here. */
  indexKey(version?: number): VersionedKey<IndexKey> {
    return pick(this.#index, version);
  }

  /**
   * The newest fingerprint key, or the version that a row names. Throws KEY_FILE_MISMATCH when it is not
   * here.
   */
  fingerprintKey(version?: number): VersionedKey<FingerprintKey> {
    return pick(this.#fingerprint, version);
  }

  /**
   * One check for each key, to keep in the database: BLAKE2b-256 keyed with the key over length(label) |
   * 'abhaya/key-check/1' | length(name) | name | version (4, big-endian).
   */
  checks(): KeyCheck[] {
    const check = (name: string, { version, key }: VersionedKey<Key<string>>): KeyCheck => ({
      name,
      version,
      value: labelledHash('abhaya/key-check/1', concat(shortText(name), u32(version)), key),
    });
    return [
      check('organisation', { version: 1, key: this.organisationPublic }),
      ...this.#pepper.map((entry) => check('pepper', entry)),
      ...this.#index.map((entry) => check('index', entry)),
      ...this.#fingerprint.map((entry) => check('fingerprint', entry)),
    ];
  }

  /** Throws KEY_FILE_MISMATCH unless every check that the database keeps is that of a key in this file. */
  requireMatch(stored: readonly KeyCheck[]): void {
    const own = this.checks();
    for (const check of stored) {
      const match = own.find(({ name, version }) => name === check.name && version === check.version);
      if (!match || !constantTimeEqual(match.value, check.value)) throw new CryptoError('KEY_FILE_MISMATCH');
    }
  }
}
