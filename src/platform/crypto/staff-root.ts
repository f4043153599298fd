import { argon2id, STAFF_COST } from './argon.js';
import type { ArgonLane, ArgonQueue } from './argon-queue.js';
import { concat, readU32, u32, utf8, uuidBytes } from './bytes.js';
import { BOX_NONCE_BYTES, BOX_OVERHEAD, openBox, sealBox } from './committing-box.js';
import { CryptoError } from './crypto.errors.js';
import { labelledHash, labelledHmac, wipe } from './derive.js';
import type { KeyFile, VersionedKey } from './key-file.js';
import { asStaffRoot, KEY_BYTES, type Pepper, requireBytes, type StaffRoot } from './keys.js';
import { normalisePassword } from './password.js';
import { parseRecoveryCode } from './recovery-code.js';
import { randomBytes } from './sodium.js';

/*
 * A staff root under a password or a recovery code, 109 bytes:
 *
 *     offset  bytes  field
 *     0       1      version, 0x01
 *     1       4      version of the pepper, big-endian
 *     5       32     commitment      \
 *     37      24     nonce            } see committing-box.ts
 *     61      32+16  root, tag       /
 *
 * Associated data: version | pepper version | staff id (16). The keys:
 *
 *     password: HMAC-SHA256(pepper, length(label) | 'abhaya/staff-password/1' | Argon2id(password in NFKC, UTF-8))
 *               Argon2id: the account's salt, 64 MiB, t = 3, p = 1, 32 bytes
 *     recovery: HMAC-SHA256(pepper, length(label) | 'abhaya/staff-recovery/1' | BLAKE2b-256 of the code's characters)
 *               no Argon2: the code itself has 130 bits
 *
 * The box commits to its key, so that a blob planted in the database cannot test many passwords in one try.
 */
const VERSION = 1;
const HEADER_BYTES = 5;
const SEALED_BYTES = HEADER_BYTES + BOX_OVERHEAD + KEY_BYTES;
const PASSWORD = 'abhaya/staff-password/1';
const RECOVERY = 'abhaya/staff-recovery/1';

function headerOf(pepperVersion: number): Uint8Array {
  return concat(Uint8Array.of(VERSION), u32(pepperVersion));
}

function sealRoot(
  label: string,
  key: Uint8Array,
  a: { pepper: VersionedKey<Pepper>; staffId: string; root: StaffRoot },
  nonce: Uint8Array,
): Uint8Array {
  requireBytes(a.root, KEY_BYTES);
  const header = headerOf(a.pepper.version);
  const box = sealBox(key, label, concat(header, uuidBytes(a.staffId)), a.root, nonce);
  wipe(key);
  return concat(header, box);
}

function pepperFor(keyFile: KeyFile, sealed: Uint8Array): Pepper {
  if (sealed.length !== SEALED_BYTES || sealed[0] !== VERSION) throw new CryptoError('SEAL_BROKEN');
  return keyFile.pepper(readU32(sealed, 1)).key;
}

function openRoot(label: string, key: Uint8Array, staffId: string, sealed: Uint8Array): StaffRoot | null {
  const associated = concat(sealed.subarray(0, HEADER_BYTES), uuidBytes(staffId));
  const root = openBox(key, label, associated, sealed.subarray(HEADER_BYTES));
  wipe(key);
  return root && asStaffRoot(root);
}

async function passwordKey(a: {
  queue: ArgonQueue;
  client: string;
  lane?: ArgonLane;
  pepper: Pepper;
  password: string;
  salt: Uint8Array;
}): Promise<Uint8Array> {
  const stretched = await a.queue.run(a.lane ?? 'staff', a.client, () =>
    argon2id(utf8(normalisePassword(a.password)), a.salt, STAFF_COST),
  );
  const key = labelledHmac(a.pepper, PASSWORD, stretched);
  wipe(stretched);
  return key;
}

function recoveryKey(pepper: Pepper, characters: string): Uint8Array {
  return labelledHmac(pepper, RECOVERY, labelledHash(RECOVERY, utf8(characters)));
}

/** What `sealRootByPassword` takes. `salt`: at least 16 random bytes, one for each account. */
export interface SealByPassword {
  readonly queue: ArgonQueue;
  readonly pepper: VersionedKey<Pepper>;
  readonly password: string;
  readonly salt: Uint8Array;
  readonly staffId: string;
  readonly root: StaffRoot;
  /**
   * Whose fair share of the staff lane this takes; the account's id by default. At sign-in pass the caller's
   * address hash: one address that tries many accounts must not have the turns of many.
   */
  readonly client?: string;
}

/** `sealRootByPassword` with a nonce given: for known-answer tests. */
export async function sealRootByPasswordWithNonce(a: SealByPassword, nonce: Uint8Array): Promise<Uint8Array> {
  const key = await passwordKey({ ...a, client: a.client ?? a.staffId, pepper: a.pepper.key });
  return sealRoot(PASSWORD, key, a, nonce);
}

/**
 * Seals a staff root under a password (54-78 ms off the event loop, in the queue's staff lane). Rejects with
 * BUSY.
 */
export function sealRootByPassword(a: SealByPassword): Promise<Uint8Array> {
  return sealRootByPasswordWithNonce(a, randomBytes(BOX_NONCE_BYTES));
}

/**
 * Opens a staff root with a password: null when the password is wrong. This is the password check; there is
 * no second hash. Rejects with BUSY, SEAL_BROKEN when `sealed` is no such blob, KEY_FILE_MISMATCH when its
 * pepper is not in the key file.
 */
export async function openRootByPassword(a: {
  readonly queue: ArgonQueue;
  readonly keyFile: KeyFile;
  readonly password: string;
  readonly salt: Uint8Array;
  readonly staffId: string;
  readonly sealed: Uint8Array;
  /** As in `SealByPassword`. */
  readonly client?: string;
  /** The lane that it waits in; that of staff when left out. */
  readonly lane?: 'staff' | 'stranger';
}): Promise<StaffRoot | null> {
  const pepper = pepperFor(a.keyFile, a.sealed);
  const key = await passwordKey({ ...a, client: a.client ?? a.staffId, pepper });
  return openRoot(PASSWORD, key, a.staffId, a.sealed);
}

/**
 * A blob that looks and costs like any sealed root and opens with no password: for an address that has no
 * account.
 */
export function decoyRootByPassword(pepper: VersionedKey<Pepper>): Uint8Array {
  return concat(headerOf(pepper.version), randomBytes(SEALED_BYTES - HEADER_BYTES));
}

/** What `sealRootByRecovery` takes. `code`: as `newRecoveryCode` made it. */
export interface SealByRecovery {
  readonly pepper: VersionedKey<Pepper>;
  readonly code: string;
  readonly staffId: string;
  readonly root: StaffRoot;
}

/** `sealRootByRecovery` with a nonce given: for known-answer tests. */
export function sealRootByRecoveryWithNonce(a: SealByRecovery, nonce: Uint8Array): Uint8Array {
  const characters = parseRecoveryCode(a.code);
  if (characters === null) throw new CryptoError('KEY_WRONG');
  return sealRoot(RECOVERY, recoveryKey(a.pepper.key, characters), a, nonce);
}

/** Seals a staff root under a recovery code. Throws KEY_WRONG when `code` is not one. */
export function sealRootByRecovery(a: SealByRecovery): Uint8Array {
  return sealRootByRecoveryWithNonce(a, randomBytes(BOX_NONCE_BYTES));
}

/**
 * Opens a staff root with a recovery code as typed: null when it is wrong. Throws SEAL_BROKEN and
 * KEY_FILE_MISMATCH as `openRootByPassword`.
 */
export function openRootByRecovery(a: {
  readonly keyFile: KeyFile;
  readonly code: string;
  readonly staffId: string;
  readonly sealed: Uint8Array;
}): StaffRoot | null {
  const pepper = pepperFor(a.keyFile, a.sealed);
  const characters = parseRecoveryCode(a.code);
  if (characters === null) return null;
  return openRoot(RECOVERY, recoveryKey(pepper, characters), a.staffId, a.sealed);
}
