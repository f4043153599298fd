import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** A time that somebody set aside to talk about what they went through. Of which cases, nobody writes down. */
export interface DebriefRow {
  id: string;
  /** Who asked for it. */
  staffId: string;
  /** Who is asked. */
  withId: string;
  /** To the minute. */
  at: Date;
  accepted: boolean;
}

const COLUMNS = `d.id, d.staff_id AS "staffId", d.with_id AS "withId", d.at, d.accepted`;
/** Long enough for a shift that runs late. */
const KEPT = `interval '1 day'`;

@Injectable()
export class DebriefsRepository {
  constructor(private readonly database: Database) {}

  /** Those that a person asked for or is asked for, the first to come first. */
  of(staffId: string): Promise<DebriefRow[]> {
    return this.database.query<DebriefRow>(
      `SELECT ${COLUMNS} FROM debriefs d
        WHERE (d.staff_id = $1 OR d.with_id = $1) AND d.at > now() - ${KEPT} ORDER BY d.at, d.id`,
      [staffId],
    );
  }

  /** Keeps it in the place of the one that the person has, if they have one. */
  async put({ id, staffId, withId, at }: Omit<DebriefRow, 'accepted'>): Promise<void> {
    await this.database.execute(
      `INSERT INTO debriefs (id, staff_id, with_id, at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (staff_id) DO UPDATE
         SET id = excluded.id, with_id = excluded.with_id, at = excluded.at, accepted = false`,
      [id, staffId, withId, at],
    );
  }

  /** The one who is asked will be there. False: it is not there for them. */
  async accept(id: string, withId: string): Promise<boolean> {
    return (
      (await this.database.execute('UPDATE debriefs SET accepted = true WHERE id = $1 AND with_id = $2', [
        id,
        withId,
      ])) === 1
    );
  }

  /** Removes it for either of the two. False: it is not there for them. */
  async remove(id: string, staffId: string): Promise<boolean> {
    return (
      (await this.database.execute('DELETE FROM debriefs WHERE id = $1 AND $2 IN (staff_id, with_id)', [
        id,
        staffId,
      ])) === 1
    );
  }

  /** Removes those of the day before. */
  async dropOld(): Promise<void> {
    await this.database.execute(`DELETE FROM debriefs WHERE at <= now() - ${KEPT}`);
  }
}
