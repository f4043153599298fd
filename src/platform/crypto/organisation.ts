import { concat, shortText, u32, uuidBytes } from './bytes.js';
import { sign, signPublicOf, VerifiedSignatures, verifySignature } from './ed25519.js';
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

/** What a person is here, as the organisation signs it. A later statement has a higher number, from 1. */
export interface StaffStandingStatement {
  readonly staffId: string;
  readonly number: number;
  readonly role: string;
  readonly active: boolean;
}

/** Which reports a desk takes, as the organisation signs it. A later statement has a higher number, from 1. */
export interface DeskRoutingStatement {
  readonly deskId: string;
  readonly number: number;
  /** The epoch of its present key, so that no earlier key can be put back. */
  readonly epoch: number;
  /** ISO 3166-1 alpha-2, or null for any. */
  readonly country: string | null;
  readonly isDefault: boolean;
  /** Whether it takes reports at all. */
  readonly inUse: boolean;
  /** To the second: the oldest desk takes what no other does. */
  readonly createdAt: Date;
  /** Which languages it takes (BCP 47), in their order; left out or empty: any. */
  readonly languages?: readonly string[];
  /** Which kinds of report it takes, in their order; left out or empty: any. */
  readonly kinds?: readonly string[];
}

/** That a person is on a desk while it has the key of this epoch, as the organisation signs it. */
export interface DeskMemberStatement {
  readonly deskId: string;
  readonly epoch: number;
  readonly staffId: string;
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

const flag = (value: boolean): Uint8Array => Uint8Array.of(value ? 1 : 0);

/** length(label) | 'abhaya/staff-standing/1' | staff id (16) | number (4, big-endian) | length(role) | role | active (1) */
function standingMessage({ staffId, number, role, active }: StaffStandingStatement): Uint8Array {
  return concat(
    shortText('abhaya/staff-standing/1'),
    uuidBytes(staffId),
    u32(number),
    shortText(role),
    flag(active),
  );
}

/** count (4) | each with its length before it */
const listed = (words: readonly string[]): Uint8Array => concat(u32(words.length), ...words.map(shortText));

/**
 * length(label) | 'abhaya/desk-routing/1' | desk id (16) | number (4) | epoch (4) | length(country) | country, or 0 |
 * default (1) | in use (1) | seconds since 1970 (4); numbers big-endian. With languages or kinds the label is
 * 'abhaya/desk-routing/2', and both lists follow.
 */
function routingMessage(desk: DeskRoutingStatement): Uint8Array {
  const { languages = [], kinds = [] } = desk;
  const narrowed = languages.length + kinds.length > 0;
  return concat(
    shortText(narrowed ? 'abhaya/desk-routing/2' : 'abhaya/desk-routing/1'),
    uuidBytes(desk.deskId),
    u32(desk.number),
    u32(desk.epoch),
    shortText(desk.country ?? ''),
    flag(desk.isDefault),
    flag(desk.inUse),
    u32(Math.floor(desk.createdAt.getTime() / 1_000)),
    ...(narrowed ? [listed(languages), listed(kinds)] : []),
  );
}

/** length(label) | 'abhaya/desk-member/1' | desk id (16) | epoch (4, big-endian) | staff id (16) */
function memberMessage({ deskId, epoch, staffId }: DeskMemberStatement): Uint8Array {
  return concat(shortText('abhaya/desk-member/1'), uuidBytes(deskId), u32(epoch), uuidBytes(staffId));
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

/** The organisation's 64-byte Ed25519 signature over what a person is here. */
export function signStaffStanding(secret: SignSecretKey, standing: StaffStandingStatement): Uint8Array {
  return sign(secret, standingMessage(standing));
}

/** The organisation's 64-byte Ed25519 signature over which reports a desk takes. */
export function signDeskRouting(secret: SignSecretKey, routing: DeskRoutingStatement): Uint8Array {
  return sign(secret, routingMessage(routing));
}

/** The organisation's 64-byte Ed25519 signature over that a person is on a desk. */
export function signDeskMember(secret: SignSecretKey, member: DeskMemberStatement): Uint8Array {
  return sign(secret, memberMessage(member));
}

/**
 * Checks statements that are read with each request: each is verified once, in the thread pool, and known by its bytes from then
 * on. False for what the organisation did not sign, and for what has no encoding.
 */
export class OrganisationStatements {
  private readonly verified = new VerifiedSignatures(20_000);

  constructor(private readonly organisation: SignPublicKey) {}

  standing(statement: StaffStandingStatement, signature: Uint8Array): Promise<boolean> {
    return this.holds(() => standingMessage(statement), signature);
  }

  routing(statement: DeskRoutingStatement, signature: Uint8Array): Promise<boolean> {
    return this.holds(() => routingMessage(statement), signature);
  }

  member(statement: DeskMemberStatement, signature: Uint8Array): Promise<boolean> {
    return this.holds(() => memberMessage(statement), signature);
  }

  private async holds(message: () => Uint8Array, signature: Uint8Array): Promise<boolean> {
    try {
      return await this.verified.verify(this.organisation, message(), signature);
    } catch {
      return false; // a row that cannot be encoded was never signed
    }
  }
}
