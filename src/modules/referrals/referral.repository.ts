import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { ReferralState } from '../vocabulary/index.js';

/** A referral as its row says it; every word of it is in the chain of the case. */
export interface Referral {
  readonly id: string;
  readonly caseId: string;
  /** The id of a record of the directory. */
  readonly serviceId: string;
  readonly state: ReferralState;
  /** From 1; counts up with each change. */
  readonly version: number;
  readonly offeredBy: string;
  readonly offeredAt: Date;
  readonly answeredAt: Date | null;
  readonly handedOverAt: Date | null;
  /** The consent by which the service was told; null: it was told nothing. */
  readonly consentId: string | null;
  readonly changedAt: Date;
  /** Until when the next step is to be taken; null: none is, or it has no time. */
  readonly dueAt: Date | null;
}

/** What a change sets. */
export type ReferralChange = Pick<
  Referral,
  'id' | 'version' | 'state' | 'offeredBy' | 'offeredAt' | 'answeredAt' | 'handedOverAt' | 'consentId'
> &
  Pick<Referral, 'changedAt' | 'dueAt'>;

const COLUMNS = `id, case_id AS "caseId", service AS "serviceId", state, version, offered_by AS "offeredBy",
                 offered_at AS "offeredAt", answered_at AS "answeredAt", handed_over_at AS "handedOverAt",
                 consent_id AS "consentId", changed_at AS "changedAt", due_at AS "dueAt"`;

/** The table `referrals`. */
@Injectable()
export class ReferralRepository {
  constructor(private readonly database: Database) {}

  /** Those of a case, the first offered first. */
  listFor(caseId: string): Promise<Referral[]> {
    return this.database.query<Referral>(
      `SELECT ${COLUMNS} FROM referrals WHERE case_id = $1 ORDER BY offered_at, id`,
      [caseId],
    );
  }

  async insert({
    id,
    caseId,
    serviceId,
    offeredBy,
    offeredAt,
    dueAt,
  }: Pick<Referral, 'id' | 'caseId' | 'serviceId' | 'offeredBy' | 'offeredAt' | 'dueAt'>): Promise<void> {
    await this.database.execute(
      `INSERT INTO referrals (id, case_id, service, offered_by, offered_at, changed_at, due_at)
       VALUES ($1, $2, $3, $4, $5, $5, $6)`,
      [id, caseId, serviceId, offeredBy, offeredAt, dueAt],
    );
  }

  /** Changes one that is still of this version. Resolves to whether it was. */
  async save(next: ReferralChange): Promise<boolean> {
    const saved = await this.database.execute(
      `UPDATE referrals SET state = $3, version = version + 1, offered_by = $4, offered_at = $5, answered_at = $6,
              handed_over_at = $7, consent_id = $8, changed_at = $9, due_at = $10
        WHERE id = $1 AND version = $2`,
      [
        next.id,
        next.version,
        next.state,
        next.offeredBy,
        next.offeredAt,
        next.answeredAt,
        next.handedOverAt,
        next.consentId,
        next.changedAt,
        next.dueAt,
      ],
    );
    return saved === 1;
  }

  /** Of these, those of which a next step is to be taken. */
  async stillWaiting(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM referrals WHERE id = ANY($1::uuid[]) AND due_at IS NOT NULL',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** When a service was told of the case; empty: it was not. */
  async handedOverAt(caseId: string, serviceId: string): Promise<Date[]> {
    const rows = await this.database.query<{ at: Date }>(
      `SELECT handed_over_at AS at FROM referrals
        WHERE case_id = $1 AND service = $2 AND handed_over_at IS NOT NULL ORDER BY handed_over_at`,
      [caseId, serviceId],
    );
    return rows.map(({ at }) => at);
  }
}
