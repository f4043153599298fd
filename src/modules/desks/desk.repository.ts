import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/index.js';
import type { Role } from '../permissions/index.js';
import { DeskEntity, DeskMemberEntity } from './desk.entity.js';

export interface MemberRow {
  staffId: string;
  name: string;
  role: Role;
  email: string;
  locale: string;
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

  /** Whether the desk has this very key. It cannot get another before the statement that asks has committed. */
  hasKey({ id, epoch, signature }: { id: string; epoch: number; signature: Uint8Array }): Sql {
    return (bind) =>
      `EXISTS (SELECT FROM desks WHERE id = ${bind(id)} AND epoch = ${bind(epoch)}
                AND key_signature = ${bind(signature)} FOR SHARE)`;
  }

  find(id: string): Promise<DeskEntity | null> {
    return this.desks().findOneBy({ id });
  }

  /** The desk of this country, else the default one, else the oldest; null while there is none. */
  forCountry(country: string | null): Promise<DeskEntity | null> {
    return this.inOrder(country).limit(1).getOne();
  }

  /** Every desk: that of this country, the default one, and the others from the oldest on. */
  allForCountry(country: string | null): Promise<DeskEntity[]> {
    return this.inOrder(country).getMany();
  }

  private inOrder(country: string | null) {
    return this.desks()
      .createQueryBuilder('d')
      .orderBy('CASE WHEN d.country = :country THEN 0 WHEN d.is_default THEN 1 ELSE 2 END')
      .addOrderBy('d.created_at')
      .addOrderBy('d.id')
      .setParameters({ country });
  }

  /** The active people of a desk at its present epoch, in the order of their names. */
  members(deskId: string): Promise<MemberRow[]> {
    return this.database.query<MemberRow>(
      `SELECT s.id AS "staffId", s.name, s.role, s.email, s.locale
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

  /** The desks a person is on at present. */
  listFor(staffId: string): Promise<{ id: string; name: string }[]> {
    return this.database.query(
      `SELECT d.id, d.name FROM desks d
         JOIN desk_members m ON m.desk_id = d.id AND m.epoch = d.epoch
        WHERE m.staff_id = $1 ORDER BY d.name, d.id`,
      [staffId],
    );
  }

  /** Every grant of a desk root to this person, old epochs included. */
  grantsTo(staffId: string): Promise<DeskMemberEntity[]> {
    return this.database.manager().findBy(DeskMemberEntity, { staffId });
  }

  /** Takes the mark of the default desk from whichever has it. */
  async clearDefault(): Promise<void> {
    await this.desks().update({ isDefault: true }, { isDefault: false });
  }

  private desks() {
    return this.database.manager().getRepository(DeskEntity);
  }
}
