import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/index.js';
import type { Role } from '../permissions/index.js';
import { DeskEntity, DeskKeyEntity, DeskMemberEntity } from './desk.entity.js';

export interface MemberRow {
  staffId: string;
  name: string;
  role: Role;
  email: string;
  locale: string;
}

/** A place on a desk, and the signature of it. */
type MemberPlace = Pick<DeskMemberEntity, 'deskId' | 'staffId' | 'epoch' | 'memberSignature'>;

export type SignedMemberRow = MemberRow &
  MemberPlace &
  Pick<DeskMemberEntity, 'rootGrant' | 'grantedBy' | 'grantSignature'> & {
    active: boolean;
    standingNumber: number;
    standingSignature: Uint8Array | null;
  };

export type SignedDeskRow = MemberPlace & { id: string; name: string };

export type SignedPlaceRow = MemberPlace &
  Omit<MemberRow, 'email' | 'locale'> & {
    deskName: string;
    holdsKey: boolean;
    active: boolean;
    standingNumber: number;
    standingSignature: Uint8Array | null;
  };
/** A key of a desk; `routes`: the sum of the numbers of all desks' statements, which grows with each. */
type HeldKey = Pick<DeskEntity, 'id' | 'epoch'> & { signature: Uint8Array; routes?: number | undefined };

/** Any number will do, as long as nothing else in the database locks the same one. */
const LOCK = 3_917_204_586;

/** A name for comparing it with others. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

@Injectable()
export class DeskRepository {
  constructor(private readonly database: Database) {}

  async insert(desk: DeskEntity): Promise<void> {
    await this.database.manager().insert(DeskEntity, desk);
  }

  async insertMembers(members: readonly DeskMemberEntity[]): Promise<void> {
    await this.database.manager().insert(DeskMemberEntity, [...members]);
  }

  /**
   * Whether the desk has this very key, which it cannot lose before the statement that asks has committed, and, where `routes` is
   * given, no desk was told since to take other reports.
   */
  hasKey({ id, epoch, signature, routes }: HeldKey): Sql {
    return (bind) => {
      const key = `EXISTS (SELECT FROM desks WHERE id = ${bind(id)} AND epoch = ${bind(epoch)}
                AND key_signature = ${bind(signature)} FOR SHARE)`;
      if (routes === undefined) return key;
      return `${key} AND (SELECT sum(routing_number) FROM desks) = ${bind(routes)}::bigint`;
    };
  }

  find(id: string): Promise<DeskEntity | null> {
    return this.desks().findOneBy({ id });
  }

  all(): Promise<DeskEntity[]> {
    return this.desks().find({ order: { name: 'ASC', id: 'ASC' } });
  }

  /** Whether a desk, other than the one left out, has this name, however its letters and spaces are written. */
  async isNamed(name: string, but: string | null = null): Promise<boolean> {
    const folded = foldedName(name);
    return (await this.list()).some((desk) => desk.id !== but && foldedName(desk.name) === folded);
  }

  /** Locked until the transaction ends; null for an unknown desk. */
  lock(id: string): Promise<DeskEntity | null> {
    return this.desks().findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  /** Every active person's place on a desk at its present epoch, by desk and name, with what was signed of both. */
  places(): Promise<SignedPlaceRow[]> {
    return this.database.query<SignedPlaceRow>(
      `SELECT d.id AS "deskId", d.name AS "deskName", s.id AS "staffId", s.name, s.role, s.active,
              s.standing_number AS "standingNumber", s.standing_signature AS "standingSignature", m.epoch,
              m.member_signature AS "memberSignature", m.root_grant IS NOT NULL AS "holdsKey"
         FROM desks d
         JOIN desk_members m ON m.desk_id = d.id AND m.epoch = d.epoch
         JOIN staff s ON s.id = m.staff_id AND s.active
        ORDER BY d.name, d.id, s.name, s.id`,
    );
  }

  /** A person's place on a desk at one epoch, held until the transaction ends; null where there is none. */
  lockMember(deskId: string, staffId: string, epoch: number): Promise<DeskMemberEntity | null> {
    return this.database.manager().findOne(DeskMemberEntity, {
      where: { deskId, staffId, epoch },
      lock: { mode: 'for_no_key_update' },
    });
  }

  async setGrant(
    { deskId, staffId, epoch }: Pick<DeskMemberEntity, 'deskId' | 'staffId' | 'epoch'>,
    grant: Pick<DeskMemberEntity, 'rootGrant' | 'grantedBy' | 'grantSignature'>,
  ): Promise<void> {
    await this.database.manager().update(DeskMemberEntity, { deskId, staffId, epoch }, grant);
  }

  /** Takes every grant from a person; their places stay. */
  async dropGrantsTo(staffId: string): Promise<void> {
    const none = { rootGrant: null, grantedBy: null, grantSignature: null };
    await this.database.manager().update(DeskMemberEntity, { staffId }, none);
  }

  /** Locked until the transaction ends. */
  lockDefaults(): Promise<DeskEntity[]> {
    return this.desks().find({ where: { isDefault: true }, lock: { mode: 'for_no_key_update' } });
  }

  async update(id: string, change: Partial<DeskEntity>): Promise<void> {
    await this.desks().update({ id }, change);
  }

  /** The desks that say they take reports. */
  async inUse(): Promise<DeskEntity[]> {
    return (await this.all()).filter(({ inUse }) => inUse);
  }

  /** Lets one transaction at a time change which desks there are, and which reports they take; the lock goes with it. */
  async lockAll(): Promise<void> {
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  }

  /** The people whom the rows put on a desk at its present epoch, in the order of their names, with what was signed of them. */
  members(deskId: string): Promise<SignedMemberRow[]> {
    return this.database.query<SignedMemberRow>(
      `SELECT s.id AS "staffId", s.name, s.role, s.email, s.locale, s.active, s.standing_number AS "standingNumber",
              s.standing_signature AS "standingSignature", m.desk_id AS "deskId", m.epoch,
              m.member_signature AS "memberSignature", m.root_grant AS "rootGrant", m.granted_by AS "grantedBy",
              m.grant_signature AS "grantSignature"
         FROM desks d
         JOIN desk_members m ON m.desk_id = d.id AND m.epoch = d.epoch
         JOIN staff s ON s.id = m.staff_id AND s.active
        WHERE d.id = $1
        ORDER BY s.name, s.id`,
      [deskId],
    );
  }

  /** Every desk, by name. */
  list(): Promise<{ id: string; name: string }[]> {
    return this.database.query('SELECT id, name FROM desks ORDER BY name, id');
  }

  membersAt(deskId: string, epoch: number): Promise<DeskMemberEntity[]> {
    return this.database
      .manager()
      .find(DeskMemberEntity, { where: { deskId, epoch }, order: { staffId: 'ASC' } });
  }

  async updateMember(
    { deskId, staffId, epoch }: Pick<DeskMemberEntity, 'deskId' | 'staffId' | 'epoch'>,
    change: Pick<DeskMemberEntity, 'memberSignature'>,
  ): Promise<void> {
    await this.database.manager().update(DeskMemberEntity, { deskId, staffId, epoch }, change);
  }

  /** The desks that the rows put a person on at present, with what was signed of it. */
  listFor(staffId: string): Promise<SignedDeskRow[]> {
    return this.database.query<SignedDeskRow>(
      `SELECT d.id, d.name, m.desk_id AS "deskId", m.staff_id AS "staffId", m.epoch,
              m.member_signature AS "memberSignature" FROM desks d
         JOIN desk_members m ON m.desk_id = d.id AND m.epoch = d.epoch
        WHERE m.staff_id = $1 ORDER BY d.name, d.id`,
      [staffId],
    );
  }

  /** Every place of this person on a desk, with the grant of its root, old epochs included. */
  grantsTo(staffId: string): Promise<DeskMemberEntity[]> {
    return this.database
      .manager()
      .find(DeskMemberEntity, { where: { staffId }, order: { deskId: 'ASC', epoch: 'ASC' } });
  }

  /** A hash (SHA-256, hexadecimal) that is another one as soon as the places of a person, or the keys of their desks, change. */
  async placesOf(staffId: string): Promise<string> {
    const [row] = await this.database.query<{ places: string }>(
      `SELECT encode(sha256(convert_to(coalesce(string_agg(
                concat_ws(' ', m.desk_id, m.epoch, d.epoch, encode(m.grant_signature, 'hex'), encode(m.member_signature, 'hex')),
                ',' ORDER BY m.desk_id, m.epoch), ''), 'UTF8')), 'hex') AS places
         FROM desk_members m JOIN desks d ON d.id = m.desk_id WHERE m.staff_id = $1`,
      [staffId],
    );
    return row?.places ?? '';
  }

  /** The desk, with the key that it has until the transaction ends. */
  hold(id: string): Promise<DeskEntity | null> {
    return this.desks().findOne({ where: { id }, lock: { mode: 'pessimistic_read' } });
  }

  earlierKey(deskId: string, epoch: number): Promise<DeskKeyEntity | null> {
    return this.database.manager().findOneBy(DeskKeyEntity, { deskId, epoch });
  }

  /** The earlier keys of a desk, the oldest first. */
  earlierKeys(deskId: string): Promise<DeskKeyEntity[]> {
    return this.database.manager().find(DeskKeyEntity, { where: { deskId }, order: { epoch: 'ASC' } });
  }

  async keepKey(key: DeskKeyEntity): Promise<void> {
    await this.database.manager().insert(DeskKeyEntity, key);
  }

  /** Takes a person off a desk, and with that every grant of its root that they had. */
  async deleteMember(deskId: string, staffId: string): Promise<void> {
    await this.database.manager().delete(DeskMemberEntity, { deskId, staffId });
  }

  /** Keeps what was granted to people who are on a desk already, or were put on it. */
  async saveGrants(grants: readonly DeskMemberEntity[]): Promise<void> {
    await this.database.manager().upsert(DeskMemberEntity, [...grants], ['deskId', 'staffId', 'epoch']);
  }

  /** Forgets the keys of a desk before this one, with every grant of them. */
  async dropKeysBefore(deskId: string, epoch: number): Promise<void> {
    await this.database.query('DELETE FROM desk_members WHERE desk_id = $1 AND epoch < $2', [deskId, epoch]);
    await this.database.query('DELETE FROM desk_keys WHERE desk_id = $1 AND epoch < $2', [deskId, epoch]);
  }

  private desks() {
    return this.database.manager().getRepository(DeskEntity);
  }
}
