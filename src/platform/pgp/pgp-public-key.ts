import { createMessage, encrypt, readKey, type Key, type Subkey } from 'openpgp';
import { PgpError } from './pgp.errors.js';

/** The most characters that are looked at. */
const LONGEST = 100_000;
const PRIVATE = /BEGIN PGP (?:PRIVATE|SECRET) KEY/i;

/** The public half of an OpenPGP key, to which something can be encrypted. */
export class PgpPublicKey {
  private constructor(
    private readonly key: Key,
    /** The key alone, as text. */
    readonly armored: string,
    /** In hex, capitals: 40 characters, or 64 of a key of version 6. */
    readonly fingerprint: string,
    /** Null: it does not expire. */
    readonly expiresAt: Date | null,
  ) {}

  /**
   * Reads a key that can be encrypted to at this time.
   *
   * @param armored - as text, in lines that begin and end with BEGIN and END PGP PUBLIC KEY BLOCK
   * @throws PGP_KEY_UNREADABLE, PGP_KEY_PRIVATE, PGP_KEY_UNUSABLE
   */
  static async read(armored: string, at: Date): Promise<PgpPublicKey> {
    if (armored.length > LONGEST) throw new PgpError('PGP_KEY_UNREADABLE');
    if (PRIVATE.test(armored)) throw new PgpError('PGP_KEY_PRIVATE');
    let key: Key;
    try {
      key = await readKey({ armoredKey: armored });
    } catch {
      throw new PgpError('PGP_KEY_UNREADABLE');
    }
    if (key.isPrivate()) throw new PgpError('PGP_KEY_PRIVATE');
    const ends = [await key.getExpirationTime(), await endOfEncrypting(key, at)];
    const times = ends.flatMap((end) => (end instanceof Date ? [end.getTime()] : []));
    const expiresAt = times.length > 0 ? new Date(Math.min(...times)) : null;
    return new PgpPublicKey(key, key.armor(), key.getFingerprint().toUpperCase(), expiresAt);
  }

  /**
   * Encrypts to this key alone.
   *
   * @returns the message as text
   * @throws PGP_KEY_UNUSABLE where the key has expired since it was read
   */
  async encrypt(bytes: Uint8Array, at: Date): Promise<string> {
    const message = await createMessage({ binary: bytes, date: at });
    try {
      return await encrypt({ message, encryptionKeys: this.key, date: at });
    } catch {
      throw new PgpError('PGP_KEY_UNUSABLE');
    }
  }
}

/** When the part of a key expires that is encrypted to. */
async function endOfEncrypting(key: Key, at: Date): Promise<Date | number | null> {
  let found: Key | Subkey;
  try {
    found = await key.getEncryptionKey(undefined, at);
  } catch {
    throw new PgpError('PGP_KEY_UNUSABLE');
  }
  return 'mainKey' in found ? found.getExpirationTime(at) : null;
}
