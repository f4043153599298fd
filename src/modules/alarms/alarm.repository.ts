import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { AlarmKind } from '../vocabulary/index.js';

/** What an alarm is about: a kind of thing and its id (UUID). */
export interface AlarmSubject {
  readonly subject:
    'staff' | 'desk' | 'case' | 'site_settings' | 'canned_reply' | 'directory_record' | 'audit';
  readonly subjectId: string;
}

export interface Alarm extends AlarmSubject {
  readonly kind: AlarmKind;
}

/** An alarm of which nobody has been told by mail. */
export interface UntoldAlarm extends Alarm {
  readonly id: string;
}

const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

/** The table `alarms`: a row for each kind, subject and day. */
@Injectable()
export class AlarmRepository {
  constructor(private readonly database: Database) {}

  /** Returns whether it is the first of its kind, subject and day. */
  async add({ kind, subject, subjectId }: Alarm): Promise<boolean> {
    const added = await this.database.execute(
      `INSERT INTO alarms (id, kind, subject, subject_id, raised_on) VALUES ($1, $2, $3, $4, ${TODAY})
       ON CONFLICT (kind, subject_id, raised_on) DO NOTHING`,
      [randomUUID(), kind, subject, subjectId],
    );
    return added === 1;
  }

  /** Those of which no mail has left, the oldest first. */
  untold(most: number): Promise<UntoldAlarm[]> {
    return this.database.query<UntoldAlarm>(
      `SELECT id, kind, subject, subject_id AS "subjectId" FROM alarms WHERE told_on IS NULL
        ORDER BY raised_on, id LIMIT $1`,
      [most],
    );
  }

  async markTold(ids: readonly string[]): Promise<void> {
    await this.database.execute(`UPDATE alarms SET told_on = ${TODAY} WHERE id = ANY($1::uuid[])`, [ids]);
  }
}
