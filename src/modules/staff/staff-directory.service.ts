import { Injectable } from '@nestjs/common';
import {
  asKemPublicKey,
  asSignPublicKey,
  KeyFile,
  verifyStaffKeys,
  type KemPublicKey,
  type SignPublicKey,
} from '../../platform/crypto/index.js';
import type { Role } from '../permissions/index.js';
import { Statements } from '../statements/index.js';
import { standingOf } from './standing.js';
import type { StaffEntity } from './staff.entity.js';
import { StaffError } from './staff.errors.js';
import { StaffRepository } from './staff.repository.js';

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

const REMEMBERED_FOR = 60_000;
const MOST_REMEMBERED = 1_000;

/** The people of the helpdesk, and their public keys that the organisation vouches for. */
@Injectable()
export class StaffDirectory {
  private readonly signKeys = new Map<string, { key: SignPublicKey; until: number }>();

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

  /** Returns the person with this address, or null. Letters match in either case, and space around the address is ignored. */
  async findByEmail(email: string): Promise<StaffPerson | null> {
    const row = await this.staff.findByEmail(email.trim());
    return row && this.personOf(row);
  }

  /**
   * Returns the public key that checks what a person signed. Remembered for a minute.
   *
   * @throws STAFF_NOT_FOUND
   * @throws STAFF_KEY_UNSIGNED when the organisation did not sign the key
   */
  async signPublic(staffId: string): Promise<SignPublicKey> {
    const known = this.signKeys.get(staffId);
    if (known && known.until > Date.now()) return known.key;
    const { signPublic } = await this.vouchedKeys(await this.require(staffId));
    if (this.signKeys.size >= MOST_REMEMBERED) this.signKeys.clear();
    this.signKeys.set(staffId, { key: signPublic, until: Date.now() + REMEMBERED_FOR });
    return signPublic;
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
  async vouchedKeys(row: StaffEntity): Promise<{ kemPublic: KemPublicKey; signPublic: SignPublicKey }> {
    const keys = { kemPublic: asKemPublicKey(row.kemPublic), signPublic: asSignPublicKey(row.signPublic) };
    const statement = { staffId: row.id, ...keys };
    if (!(await verifyStaffKeys(this.keyFile.organisationPublic, statement, row.keysSignature))) {
      throw new StaffError('STAFF_KEY_UNSIGNED');
    }
    return keys;
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
