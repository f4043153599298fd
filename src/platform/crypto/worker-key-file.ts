import { fromBase64Url, toBase64Url } from './bytes.js';
import { CryptoError } from './crypto.errors.js';
import { labelledHash } from './derive.js';
import { kemPublicOf } from './key-tree.js';
import { asKemSecretKey, KEY_BYTES, type KemPublicKey, type KemSecretKey } from './keys.js';
import { randomBytes } from './sodium.js';

const FORMAT = 'abhaya-worker-key-file';
const VERSION = 1;
const MAX_TEXT = 10_000;
const ID_BYTES = 16;

/**
 * The keys that the worker alone reads, as JSON text:
 *
 *     { "format": "abhaya-worker-key-file", "version": 1, "dispatch": [K, ..] }
 *
 * K is an X-Wing secret key, 32 bytes in base64url. What is new is sealed to the first; the others open what was sealed before.
 */
export class WorkerKeyFile {
  readonly #dispatch: readonly KemSecretKey[];

  private constructor(dispatch: readonly KemSecretKey[]) {
    this.#dispatch = dispatch;
  }

  static create(): WorkerKeyFile {
    return new WorkerKeyFile([asKemSecretKey(randomBytes(KEY_BYTES))]);
  }

  /** Reads the text of such a file. Throws KEY_FILE_INVALID for anything else. */
  static parse(text: string): WorkerKeyFile {
    const file = text.length > MAX_TEXT ? null : parseJson(text);
    const { format, version, dispatch, ...rest } = file ?? {};
    const known = format === FORMAT && version === VERSION && Object.keys(rest).length === 0;
    if (!known || !Array.isArray(dispatch) || dispatch.length === 0)
      throw new CryptoError('KEY_FILE_INVALID');
    return new WorkerKeyFile(dispatch.map(readKey));
  }

  /** The text to keep, 0600. `WorkerKeyFile.parse` reads it. */
  toText(): string {
    const dispatch = this.#dispatch.map((key) => toBase64Url(key));
    return `${JSON.stringify({ format: FORMAT, version: VERSION, dispatch }, null, 2)}\n`;
  }

  /** What packages are sealed to from now on, with its id (16 bytes): a hash of the public key. */
  dispatchPublic(): { id: Uint8Array; publicKey: KemPublicKey } {
    const publicKey = kemPublicOf(this.#dispatch[0] as KemSecretKey);
    return { id: idOf(publicKey), publicKey };
  }

  /** The secret key whose public half has this id; null: it is not in this file. */
  dispatchSecret(id: Uint8Array): KemSecretKey | null {
    return this.#dispatch.find((key) => Buffer.from(idOf(kemPublicOf(key))).equals(id)) ?? null;
  }
}

function idOf(publicKey: KemPublicKey): Uint8Array {
  return labelledHash('abhaya/dispatch-key-id/1', publicKey).subarray(0, ID_BYTES);
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null; // a parser's message would quote the keys
  }
}

function readKey(value: unknown): KemSecretKey {
  const bytes = typeof value === 'string' ? fromBase64Url(value) : null;
  if (bytes?.length !== KEY_BYTES || bytes.every((byte) => byte === 0))
    throw new CryptoError('KEY_FILE_INVALID');
  return asKemSecretKey(bytes);
}
