import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

export interface KeyRequestRow {
  deskId: string;
  staffId: string;
  since: Date;
}

/** How often the colleagues were asked already, before this time. */
export interface DueRequestRow extends KeyRequestRow {
  asked: number;
}

/** After the first time the colleagues are asked again so many hours later, and then once a day. */
const AGAIN_HOURS = 4;
const THEN_HOURS = 24;

/** The table `key_requests`, by the clock of the database. */
@Injectable()
export class KeyRequestRepository {
  constructor(private readonly database: Database) {}

  /** Begins a wait; one that is there already goes on, and the colleagues are asked anew. */
  async add(deskId: string, staffId: string): Promise<void> {
    await this.database.execute(
      `INSERT INTO key_requests (desk_id, staff_id, since, asked_at, asked)
       VALUES ($1, $2, date_trunc('minute', now()), now(), 0)
       ON CONFLICT (desk_id, staff_id) DO UPDATE SET asked_at = now(), asked = 0`,
      [deskId, staffId],
    );
  }

  async remove(deskId: string, staffId: string): Promise<void> {
    await this.database.execute('DELETE FROM key_requests WHERE desk_id = $1 AND staff_id = $2', [
      deskId,
      staffId,
    ]);
  }

  all(): Promise<KeyRequestRow[]> {
    return this.database.query<KeyRequestRow>(
      'SELECT desk_id AS "deskId", staff_id AS "staffId", since FROM key_requests',
    );
  }

  /** Those of which nobody was told yet, or not for long. */
  due(most: number): Promise<DueRequestRow[]> {
    return this.database.query<DueRequestRow>(
      `SELECT desk_id AS "deskId", staff_id AS "staffId", since, asked FROM key_requests
        WHERE asked = 0 OR asked_at <= now() - make_interval(hours => CASE asked WHEN 1 THEN $2::int ELSE $3::int END)
        ORDER BY asked_at LIMIT $1`,
      [most, AGAIN_HOURS, THEN_HOURS],
    );
  }

  /** Notes that the colleagues were asked once more, unless somebody else noted it meanwhile. */
  async noteAsked({ deskId, staffId, asked }: DueRequestRow): Promise<void> {
    await this.database.execute(
      `UPDATE key_requests SET asked = asked + 1, asked_at = now()
        WHERE desk_id = $1 AND staff_id = $2 AND asked = $3`,
      [deskId, staffId, asked],
    );
  }
}
