import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../platform/database/index.js';
import { mailboxKey } from '../../platform/text/index.js';
import type { Role } from '../permissions/index.js';
import { StaffEntity } from './staff.entity.js';

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

  /** Every active person, in the order of their names. */
  active(): Promise<StaffEntity[]> {
    return this.rows().find({ where: { active: true }, order: { name: 'ASC', id: 'ASC' } });
  }

  async update(id: string, change: Partial<StaffEntity>): Promise<void> {
    await this.rows().update({ id }, change);
  }

  private rows() {
    return this.database.manager().getRepository(StaffEntity);
  }
}
