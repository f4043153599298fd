import { Injectable } from '@nestjs/common';
import {
  asKemPublicKey,
  asSignPublicKey,
  KeyFile,
  verifyStaffKeys,
  type KemPublicKey,
  type SignPublicKey,
  type StaffKeysStatement,
} from '../../platform/crypto/index.js';
import type { Role } from '../permissions/index.js';
import { Statements } from '../statements/index.js';
import { standingOf } from './standing.js';
import type { StaffEntity } from './staff.entity.js';
import { StaffError } from './staff.errors.js';
import { StaffRepository, type PublicKeys } from './staff.repository.js';

export interface StaffPerson {
  id: string;
  name: string;
  /** Nicknames, and the name in other spellings and scripts. */
  otherNames: readonly string[];
  email: string;
  role: Role;
  locale: string;
  /** Whether they work here, in this role: the organisation says so. */
  active: boolean;
}

/** A person as administrators see them. */
export interface StaffAccount extends StaffPerson {
  /** The day (ISO 8601, UTC) of the last sign-in; null before the first. */
  signedInOn: string | null;
}

const REMEMBERED_FOR = 60_000;
const MOST_REMEMBERED = 1_000;

/** The people of the helpdesk, and their public keys that the organisation vouches for. */
@Injectable()
export class StaffDirectory {
  private readonly signKeys = new Map<string, { keys: readonly SignPublicKey[]; until: number }>();

  constructor(
    private readonly staff: StaffRepository,
    private readonly keyFile: KeyFile,
    private readonly statements: Statements,
  ) {}

  /** Returns the people with these ids (UUIDs) by id; an unknown id is absent. */
  async find(ids: readonly string[]): Promise<Map<string, StaffPerson>> {
    if (ids.length === 0) return new Map();
    const rows = await this.staff.findMany([...new Set(ids)]);
    const people = new Map<string, StaffPerson>();
    // One after the other: the caller's transaction, if there is one, has a single connection.
    for (const row of rows) people.set(row.id, await this.personOf(row));
    return people;
  }

  /** The person, whose role and activity nobody changes until the transaction ends; null for an unknown id. */
  async lock(id: string): Promise<StaffPerson | null> {
    const row = await this.staff.lock(id);
    return row && this.personOf(row);
  }

  /** Returns the person with this address, or null. Letters match in either case, and space around the address is ignored. */
  async findByEmail(email: string): Promise<StaffPerson | null> {
    const row = await this.staff.findByEmail(email.trim());
    return row && this.personOf(row);
  }

  /**
   * Whether a person signed something, with the key that they have or with one that they had before. Keys are remembered for a
   * minute, and asked for again before the answer is no.
   *
   * @param check - whether the signature is of this key
   * @throws STAFF_NOT_FOUND
   * @throws STAFF_KEY_UNSIGNED when the organisation did not sign the present key
   */
  async signed(staffId: string, check: (key: SignPublicKey) => Promise<boolean>): Promise<boolean> {
    const known = this.signKeys.get(staffId);
    if (known && known.until > Date.now() && (await anyOf(known.keys, check))) return true;
    const keys = await this.signPublics(staffId);
    if (this.signKeys.size >= MOST_REMEMBERED) this.signKeys.clear();
    this.signKeys.set(staffId, { keys, until: Date.now() + REMEMBERED_FOR });
    return anyOf(keys, check);
  }

  /** To be called when a person has other keys. */
  forget(staffId: string): void {
    this.signKeys.delete(staffId);
  }

  /** The present key first. A former one that the organisation did not sign is left out. */
  private async signPublics(staffId: string): Promise<SignPublicKey[]> {
    const keys = [(await this.vouchedKeys(await this.require(staffId))).signPublic];
    for (const former of await this.staff.formerKeys(staffId))
      if (await this.isVouched(former)) keys.push(asSignPublicKey(former.signPublic));
    return keys;
  }

  /**
   * Returns the public key that grants to a person are sealed to.
   *
   * @throws STAFF_NOT_FOUND
   * @throws STAFF_KEY_UNSIGNED when the organisation did not sign the key
   */
  async kemPublic(staffId: string): Promise<KemPublicKey> {
    return (await this.vouchedKeys(await this.require(staffId))).kemPublic;
  }

  /**
   * Checks the organisation's signature over the public keys of a row and returns them.
   *
   * @throws STAFF_KEY_UNSIGNED
   */
  async vouchedKeys(row: PublicKeys): Promise<{ kemPublic: KemPublicKey; signPublic: SignPublicKey }> {
    if (!(await this.isVouched(row))) throw new StaffError('STAFF_KEY_UNSIGNED');
    return publicOf(row);
  }

  /**
   * A person's present public keys with the organisation's signature over them (64 bytes), for those who check it elsewhere.
   *
   * @throws STAFF_NOT_FOUND
   * @throws STAFF_KEY_UNSIGNED when the organisation did not sign the keys
   */
  async keysStatement(staffId: string): Promise<StaffKeysStatement & { signature: Uint8Array }> {
    const row = await this.require(staffId);
    return { staffId, ...(await this.vouchedKeys(row)), signature: row.keysSignature };
  }

  private isVouched(row: PublicKeys): Promise<boolean> {
    const statement = { staffId: row.id, ...publicOf(row) };
    return verifyStaffKeys(this.keyFile.organisationPublic, statement, row.keysSignature);
  }

  /** Returns the active people of a role, sorted by name, whether they are on a desk or not. */
  async activeOf(role: Role): Promise<StaffPerson[]> {
    const people: StaffPerson[] = [];
    for (const row of await this.staff.activeOf(role)) people.push(await this.personOf(row));
    return people.filter(({ active }) => active);
  }

  /**
   * Stops a process whose database is of a version in which the organisation signed nobody.
   *
   * @throws STATEMENTS_MISSING while no administrator is signed as one
   */
  async requireSigned(): Promise<void> {
    for (const row of await this.staff.activeOf('administrator'))
      if (await this.statements.standingHolds(standingOf(row))) return;
    throw new StaffError('STATEMENTS_MISSING');
  }

  /** Returns everybody who has an account, disabled ones too, sorted by name. */
  async accounts(): Promise<StaffAccount[]> {
    const accounts: StaffAccount[] = [];
    for (const row of await this.staff.all())
      accounts.push({ ...(await this.personOf(row)), signedInOn: row.signedInOn });
    return accounts;
  }

  /** Writes down, to the day, that a person signed in. */
  noteSignIn(staffId: string): Promise<void> {
    return this.staff.noteSignIn(staffId);
  }

  private async personOf(row: StaffEntity): Promise<StaffPerson> {
    const { id, name, otherNames, email, role, locale } = row;
    return {
      id,
      name,
      otherNames,
      email,
      role,
      locale,
      active: await this.statements.worksHere(standingOf(row)),
    };
  }

  /** Returns every active person, sorted by name. */
  async active(): Promise<StaffPerson[]> {
    const people: StaffPerson[] = [];
    for (const row of await this.staff.active()) people.push(await this.personOf(row));
    return people.filter(({ active }) => active);
  }

  /** Returns the names of everybody who has an account, disabled ones too, sorted by name. */
  async names(): Promise<{ id: string; name: string }[]> {
    return (await this.staff.all()).map(({ id, name }) => ({ id, name }));
  }

  private async require(staffId: string): Promise<StaffEntity> {
    const row = await this.staff.find(staffId);
    if (!row) throw new StaffError('STAFF_NOT_FOUND');
    return row;
  }
}

function publicOf(row: PublicKeys): { kemPublic: KemPublicKey; signPublic: SignPublicKey } {
  return { kemPublic: asKemPublicKey(row.kemPublic), signPublic: asSignPublicKey(row.signPublic) };
}

async function anyOf(
  keys: readonly SignPublicKey[],
  check: (key: SignPublicKey) => Promise<boolean>,
): Promise<boolean> {
  for (const key of keys) if (await check(key)) return true;
  return false;
}
