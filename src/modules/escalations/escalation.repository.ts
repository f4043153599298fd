import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { DispatchFailure, EscalationOutcome, EscalationState } from '../vocabulary/index.js';

/** A package of a case for one recipient. */
export interface EscalationRow {
  id: string;
  caseId: string;
  recipientId: string;
  /** Which version of the recipient's record the present version was written for. */
  recipientVersion: number;
  channelKey: string;
  state: EscalationState;
  /** From 1; each save makes the next. */
  version: number;
  /** The entry that holds the present version. */
  entryId: string;
  /** SHA-256 of the bytes that would leave: 32 bytes. */
  digest: Uint8Array;
  outcome: EscalationOutcome | null;
  /** Why the helpdesk could not send it, where it could not. */
  failure: DispatchFailure | null;
  /** The code with which the recipient's machine refused it, and the number that it gave it; null: none. */
  theirCode: number | null;
  theirId: string | null;
  createdAt: Date;
  changedAt: Date;
  sentAt: Date | null;
  /** The day (UTC, `2026-12-31`) on which the recipient was first heard of; null: no word came. */
  heardOn: string | null;
  /** Where it stood before it was closed; null: it is not. */
  closedFrom: EscalationState | null;
}

const COLUMNS = `id, case_id AS "caseId", recipient_id AS "recipientId", recipient_version AS "recipientVersion",
  channel_key AS "channelKey", state, version, entry_id AS "entryId", digest, outcome, failure,
  their_code AS "theirCode", their_id AS "theirId", created_at AS "createdAt",
  changed_at AS "changedAt", sent_at AS "sentAt", to_char(heard_on, 'YYYY-MM-DD') AS "heardOn",
  closed_from AS "closedFrom"`;

/** The table `escalations`. Who writes to it holds the lock of the case. */
@Injectable()
export class EscalationRepository {
  constructor(private readonly database: Database) {}

  /** Those of a case, the oldest first. */
  listFor(caseId: string): Promise<EscalationRow[]> {
    return this.database.query<EscalationRow>(
      `SELECT ${COLUMNS} FROM escalations WHERE case_id = $1 ORDER BY created_at, id`,
      [caseId],
    );
  }

  /** Whether whoever reported the case found something that is not of them. */
  async isFinders(caseId: string): Promise<boolean> {
    const [found] = await this.database.query<{ isFound: boolean }>(
      `SELECT kind = 'found' AS "isFound" FROM cases WHERE id = $1`,
      [caseId],
    );
    return found?.isFound === true;
  }

  async find(caseId: string, id: string): Promise<EscalationRow | null> {
    const [found] = await this.database.query<EscalationRow>(
      `SELECT ${COLUMNS} FROM escalations WHERE case_id = $1 AND id = $2`,
      [caseId, id],
    );
    return found ?? null;
  }

  /** Those of a case for this recipient. */
  listForRecipient(caseId: string, recipientId: string): Promise<EscalationRow[]> {
    return this.database.query<EscalationRow>(
      `SELECT ${COLUMNS} FROM escalations WHERE case_id = $1 AND recipient_id = $2 ORDER BY id`,
      [caseId, recipientId],
    );
  }

  /** Of these, those that a person has to look at: they did not leave, or nobody knows whether they did. */
  stuck(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.standing(ids, ['failed', 'outcome_unknown']);
  }

  /** Of these, those whose recipient let the time pass. */
  silent(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.standing(ids, ['no_answer']);
  }

  private async standing(
    ids: readonly string[],
    states: readonly EscalationState[],
  ): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM escalations WHERE id = ANY($1::uuid[]) AND state = ANY($2::text[])',
      [ids, states],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async insert(row: EscalationRow): Promise<void> {
    await this.database.execute(
      `INSERT INTO escalations (id, case_id, recipient_id, channel_key, created_at, recipient_version, state, version,
                                entry_id, digest, outcome, changed_at, sent_at, failure, their_code, their_id, heard_on,
                                closed_from)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17::date, $18)`,
      [row.id, row.caseId, row.recipientId, row.channelKey, row.createdAt, ...changing(row)],
    );
  }

  async update(row: EscalationRow): Promise<void> {
    await this.database.execute(
      `UPDATE escalations SET recipient_version = $2, state = $3, version = $4, entry_id = $5, digest = $6, outcome = $7,
                              changed_at = $8, sent_at = $9, failure = $10, their_code = $11, their_id = $12,
                              heard_on = $13::date, closed_from = $14
        WHERE id = $1`,
      [row.id, ...changing(row)],
    );
  }
}

function changing(row: EscalationRow): unknown[] {
  return [
    row.recipientVersion,
    row.state,
    row.version,
    row.entryId,
    Buffer.from(row.digest),
    row.outcome,
    row.changedAt,
    row.sentAt,
    row.failure,
    row.theirCode,
    row.theirId,
    row.heardOn,
    row.closedFrom,
  ];
}
