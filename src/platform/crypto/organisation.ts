import { concat, shortText, u32, uuidBytes } from './bytes.js';
import { sign, signPublicOf, verifySignature } from './ed25519.js';
import {
  KEM_PUBLIC_BYTES,
  KEY_BYTES,
  type KemPublicKey,
  requireBytes,
  type SignPublicKey,
  type SignSecretKey,
} from './keys.js';
import { randomBytes } from './sodium.js';

/** A desk's public key as the organisation signs it. `deskId` is a UUID. */
export interface DeskKeyStatement {
  readonly deskId: string;
  readonly epoch: number;
  readonly kemPublic: KemPublicKey;
}

/** A staff member's public keys as the organisation signs them. `staffId` is a UUID. */
export interface StaffKeysStatement {
  readonly staffId: string;
  readonly kemPublic: KemPublicKey;
  readonly signPublic: SignPublicKey;
}

/**
 * A new signing pair for the organisation. The public half is pinned in the key file; the secret is for
 * administrators' grants.
 */
export function newOrganisationPair(): { publicKey: SignPublicKey; secretKey: SignSecretKey } {
  const secretKey = randomBytes(KEY_BYTES) as SignSecretKey;
  return { publicKey: signPublicOf(secretKey), secretKey };
}

/** length(label) | 'abhaya/desk-key/1' | desk id (16) | epoch (4, big-endian) | X-Wing public key (1216) */
function deskMessage(desk: DeskKeyStatement): Uint8Array {
  requireBytes(desk.kemPublic, KEM_PUBLIC_BYTES);
  return concat(shortText('abhaya/desk-key/1'), uuidBytes(desk.deskId), u32(desk.epoch), desk.kemPublic);
}

/**
 * length(label) | 'abhaya/staff-keys/1' | staff id (16) | X-Wing public key (1216) | Ed25519 public key (32)
 */
function staffMessage(staff: StaffKeysStatement): Uint8Array {
  requireBytes(staff.kemPublic, KEM_PUBLIC_BYTES);
  requireBytes(staff.signPublic, KEY_BYTES);
  return concat(
    shortText('abhaya/staff-keys/1'),
    uuidBytes(staff.staffId),
    staff.kemPublic,
    staff.signPublic,
  );
}

async function verifyStatement(
  organisation: SignPublicKey,
  message: () => Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    return await verifySignature(organisation, message(), signature);
  } catch {
    return false; // a row that cannot be encoded was never signed
  }
}

/** The organisation's 64-byte Ed25519 signature over a desk's public key of one epoch. */
export function signDeskKey(secret: SignSecretKey, desk: DeskKeyStatement): Uint8Array {
  return sign(secret, deskMessage(desk));
}

/** Whether the organisation signed this desk key: otherwise nothing may be sealed to it. */
export function verifyDeskKey(
  organisation: SignPublicKey,
  desk: DeskKeyStatement,
  signature: Uint8Array,
): Promise<boolean> {
  return verifyStatement(organisation, () => deskMessage(desk), signature);
}

/** The organisation's 64-byte Ed25519 signature over a staff member's public keys. */
export function signStaffKeys(secret: SignSecretKey, staff: StaffKeysStatement): Uint8Array {
  return sign(secret, staffMessage(staff));
}

/**
 * Whether the organisation signed these staff keys: otherwise nothing may be granted to them, and no
 * signature of theirs counts.
 */
export function verifyStaffKeys(
  organisation: SignPublicKey,
  staff: StaffKeysStatement,
  signature: Uint8Array,
): Promise<boolean> {
  return verifyStatement(organisation, () => staffMessage(staff), signature);
}
