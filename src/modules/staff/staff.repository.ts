import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../platform/database/index.js';
import { mailboxKey } from '../../platform/text/index.js';
import type { Role } from '../permissions/index.js';
import { StaffEntity } from './staff.entity.js';

/** The public keys of a person, with what the organisation signed of them. */
export type PublicKeys = Pick<StaffEntity, 'id' | 'kemPublic' | 'signPublic' | 'keysSignature'>;

@Injectable()
export class StaffRepository {
  constructor(private readonly database: Database) {}

  async insert(row: StaffEntity): Promise<void> {
    await this.rows().insert(row);
  }

  find(id: string): Promise<StaffEntity | null> {
    return this.rows().findOneBy({ id });
  }

  findMany(ids: readonly string[]): Promise<StaffEntity[]> {
    return this.rows().findBy({ id: In([...ids]) });
  }

  /** Everybody, by name. */
  all(): Promise<StaffEntity[]> {
    return this.rows().find({ order: { name: 'ASC', id: 'ASC' } });
  }

  /** By address, whatever the case of its letters, and however its domain is spelled. */
  findByEmail(typed: string): Promise<StaffEntity | null> {
    const email = mailboxKey(typed);
    return this.rows().createQueryBuilder('s').where('lower(s.email) = :email', { email }).getOne();
  }

  /** The account, held against other writers until the transaction ends. Rows that refer to it may still be written. */
  lock(id: string): Promise<StaffEntity | null> {
    return this.rows().findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  /** The active administrators, held against other writers until the transaction ends. */
  lockAdministrators(): Promise<StaffEntity[]> {
    return this.rows().find({
      where: { role: 'administrator', active: true },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
  }

  /** The active people of a role, in the order of their names. */
  activeOf(role: Role): Promise<StaffEntity[]> {
    return this.rows().find({ where: { role, active: true }, order: { name: 'ASC', id: 'ASC' } });
  }

  /** The same, held against other writers until the transaction ends. */
  lockActiveOf(role: Role): Promise<StaffEntity[]> {
    return this.rows().find({
      where: { role, active: true },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
  }

  /** Keeps the public keys that a row has, which is about to get others. */
  async keepFormerKeys({ id, kemPublic, signPublic, keysSignature }: StaffEntity): Promise<void> {
    await this.database.execute(
      `INSERT INTO staff_former_keys (staff_id, kem_public, sign_public, keys_signature) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [id, Buffer.from(kemPublic), Buffer.from(signPublic), Buffer.from(keysSignature)],
    );
  }

  /** The public keys that a person had before the present ones. */
  formerKeys(id: string): Promise<PublicKeys[]> {
    return this.database.query<PublicKeys>(
      `SELECT staff_id AS id, kem_public AS "kemPublic", sign_public AS "signPublic", keys_signature AS "keysSignature"
         FROM staff_former_keys WHERE staff_id = $1 ORDER BY ended_on DESC, sign_public`,
      [id],
    );
  }

  /** Every active person, in the order of their names. */
  active(): Promise<StaffEntity[]> {
    return this.rows().find({ where: { active: true }, order: { name: 'ASC', id: 'ASC' } });
  }

  /** Writes down that a person signed in today. */
  async noteSignIn(id: string): Promise<void> {
    await this.database.execute(
      `UPDATE staff SET signed_in_on = (now() AT TIME ZONE 'UTC')::date
        WHERE id = $1 AND signed_in_on IS DISTINCT FROM (now() AT TIME ZONE 'UTC')::date`,
      [id],
    );
  }

  async update(id: string, change: Partial<StaffEntity>): Promise<void> {
    await this.rows().update({ id }, change);
  }

  private rows() {
    return this.database.manager().getRepository(StaffEntity);
  }
}
