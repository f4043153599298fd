import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { PlatformName, TakedownLaw, TakedownState } from '../vocabulary/index.js';

/** One location on its way down. What it is, is sealed. */
export interface TakedownRow {
  readonly id: string;
  readonly caseId: string;
  readonly platform: PlatformName;
  readonly law: TakedownLaw;
  readonly state: TakedownState;
  /** How many notices were sent. */
  readonly notices: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** Of the last notice; null: none was sent. */
  readonly sentAt: Date | null;
  /** Of the last notice; null: nobody said that it came. */
  readonly acknowledgedAt: Date | null;
  /** When it was removed or refused last; null: neither. */
  readonly endedAt: Date | null;
  /** Whether it was gone within the time of its law; null: it is not gone, or no law gave a time. */
  readonly inTime: boolean | null;
}

const COLUMNS = `id, case_id AS "caseId", platform, law, state, notices, created_at AS "createdAt",
  changed_at AS "changedAt", sent_at AS "sentAt", acknowledged_at AS "acknowledgedAt", ended_at AS "endedAt",
  in_time AS "inTime"`;

/** The table `takedowns`. */
@Injectable()
export class TakedownRepository {
  constructor(private readonly database: Database) {}

  listFor(caseId: string): Promise<TakedownRow[]> {
    return this.database.query<TakedownRow>(
      `SELECT ${COLUMNS} FROM takedowns WHERE case_id = $1 ORDER BY created_at, id`,
      [caseId],
    );
  }

  async find(caseId: string, id: string): Promise<TakedownRow | null> {
    const [row] = await this.database.query<TakedownRow>(
      `SELECT ${COLUMNS} FROM takedowns WHERE case_id = $1 AND id = $2`,
      [caseId, id],
    );
    return row ?? null;
  }

  /** Writes the row, new or not. The case is locked against other writers. */
  async save(row: TakedownRow): Promise<void> {
    await this.database.execute(
      `INSERT INTO takedowns (id, case_id, platform, law, state, notices, created_at, changed_at, sent_at,
                              acknowledged_at, ended_at, in_time)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (id) DO UPDATE SET law = excluded.law, state = excluded.state, notices = excluded.notices,
         changed_at = excluded.changed_at, sent_at = excluded.sent_at, acknowledged_at = excluded.acknowledged_at,
         ended_at = excluded.ended_at, in_time = excluded.in_time`,
      [
        row.id,
        row.caseId,
        row.platform,
        row.law,
        row.state,
        row.notices,
        row.createdAt,
        row.changedAt,
        row.sentAt,
        row.acknowledgedAt,
        row.endedAt,
        row.inTime,
      ],
    );
  }
}
