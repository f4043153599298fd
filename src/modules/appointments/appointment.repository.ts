import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { AppointmentState } from '../vocabulary/index.js';

/** An appointment as its row says it; zone and words are in the chain of the case. */
export interface Appointment {
  readonly id: string;
  /** With the service of which referral; null: with the desk. */
  readonly referralId: string | null;
  readonly state: AppointmentState;
  /** From 1; counts up with each change. */
  readonly version: number;
  readonly setBy: string;
  readonly startsAt: Date;
  readonly changedAt: Date;
}

const COLUMNS = `id, referral_id AS "referralId", state, version, set_by AS "setBy", starts_at AS "startsAt",
                 changed_at AS "changedAt"`;

/** The table `appointments`. */
@Injectable()
export class AppointmentRepository {
  constructor(private readonly database: Database) {}

  /** Those of a case, the next first. */
  listFor(caseId: string): Promise<Appointment[]> {
    return this.database.query<Appointment>(
      `SELECT ${COLUMNS} FROM appointments WHERE case_id = $1 ORDER BY starts_at, id`,
      [caseId],
    );
  }

  async insert(caseId: string, row: Omit<Appointment, 'state' | 'version'>): Promise<void> {
    await this.database.execute(
      `INSERT INTO appointments (id, case_id, referral_id, set_by, starts_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [row.id, caseId, row.referralId, row.setBy, row.startsAt, row.changedAt],
    );
  }

  /** Changes one that is still of this version. Resolves to whether it was. */
  async save({ id, version, state, setBy, startsAt, changedAt }: Appointment): Promise<boolean> {
    const saved = await this.database.execute(
      `UPDATE appointments SET state = $3, version = version + 1, set_by = $4, starts_at = $5, changed_at = $6
        WHERE id = $1 AND version = $2`,
      [id, version, state, setBy, startsAt, changedAt],
    );
    return saved === 1;
  }
}
