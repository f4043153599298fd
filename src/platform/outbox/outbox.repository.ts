import { Injectable } from '@nestjs/common';
import { Database, type StatementPart } from '../database/index.js';
import type { FailedTry, JobBatch, JobData, JobRecord, JobRef } from '../queue/index.js';

/** One job that waits for the commit of its event. */
export interface OutboxRow extends JobRef {
  readonly data: JobData;
  /** Of the request that it comes from, if any: its log lines will carry it. */
  readonly requestId: string | null;
}

/** One job of the outbox, and the batch in which the queue got it, if it did. */
export interface WaitingJob extends JobRef {
  readonly batchId: string;
}

/** How a job ends that a person has to decide about: it was given up, or nobody knows whether its effect happened. */
export type StoppedState = 'failed' | 'unknown';

/** A job that stopped. */
export interface StoppedJob {
  readonly id: string;
  readonly queue: string;
  readonly job: string;
  readonly attempts: number;
  readonly errorCode: string | null;
  /** To the minute. */
  readonly createdAt: Date;
}

/** Minutes after which a job that was handed to the queue and is still open is handed over again. */
const FORGOTTEN_MINUTES = 2;

const MINUTE = `date_trunc('minute', now())`;

/** Holds for a job that is being done: its claim is at most two minutes old, and not of a clock that was put back since. */
const CLAIMED = `(claimed_at > ${MINUTE} - interval '2 minutes' AND claimed_at <= now() + interval '1 minute') IS TRUE`;

/** The urgency stands in the data of the event that started the job. A job that was in no batch goes alone, under its own id. */
const WAITING = `SELECT id, queue, job AS name, (data ->> 'urgency')::integer AS urgency, coalesce(batch_id, id) AS "batchId"`;

/**
 * The table `outbox`: a row lives from the event's transaction until its job is done. Times are whole minutes. Statements that
 * touch several rows lock them in the order of their ids, so that no two wait for each other.
 */
@Injectable()
export class OutboxRepository {
  constructor(private readonly database: Database) {}

  async insert(rows: readonly OutboxRow[]): Promise<void> {
    await this.database.query(insertFrom(given('$1')), [asJson(rows)]);
  }

  /** The same as a part that writes them once for each row of the part named `after`. */
  inserting(rows: readonly OutboxRow[], after: string): StatementPart {
    return { name: 'new_jobs', sql: (bind) => insertFrom(`${given(bind(asJson(rows)))}, ${after}`) };
  }

  /**
   * Notes that the queue has got them for the first time. Rows that a worker has claimed or done meanwhile stay as they are, and so do
   * those that stopped since and wait to be handed over once more: the queue has those no longer.
   */
  markRelayed(batches: readonly JobBatch[]): Promise<void> {
    return this.mark(batches, `o.state = 'pending' AND o.relayed_at IS NULL`);
  }

  /** The same of rows that were taken, whether or not a queue had them before; what is left of old claims ends. */
  markRelayedAgain(batches: readonly JobBatch[]): Promise<void> {
    return this.mark(batches, `o.state IN ('pending', 'relayed')`);
  }

  /** The ids of the oldest rows that no queue is known to have. */
  async listPending(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM outbox WHERE state = 'pending' ORDER BY created_at LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Takes those of these rows that no queue is known to have yet, for the open transaction alone. */
  takePending(ids: readonly string[]): Promise<WaitingJob[]> {
    return this.database.query<WaitingJob>(
      `${WAITING} FROM outbox WHERE id = ANY ($1::uuid[]) AND state = 'pending' ORDER BY id FOR UPDATE SKIP LOCKED`,
      [ids],
    );
  }

  /**
   * Takes rows that a queue got a while ago, for the open transaction alone; also those that it got in the future, for then the
   * clock was put back, and nobody knows when that was. Not those that are being done.
   */
  takeForgotten(limit: number): Promise<WaitingJob[]> {
    return this.database.query<WaitingJob>(
      `${WAITING} FROM outbox
       WHERE state = 'relayed' AND (relayed_at <= ${MINUTE} - make_interval(mins => $2)
                                    OR relayed_at > now() + interval '1 minute')
         AND NOT ${CLAIMED}
       ORDER BY relayed_at, "batchId" LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit, FORGOTTEN_MINUTES],
    );
  }

  /** The next rows, by batch, that a queue should have. Not those that are being done. */
  listRelayed(afterBatch: string, limit: number): Promise<WaitingJob[]> {
    return this.database.query<WaitingJob>(
      `${WAITING} FROM outbox WHERE state = 'relayed' AND NOT ${CLAIMED} AND coalesce(batch_id, id) > $1
       ORDER BY "batchId" LIMIT $2`,
      [afterBatch, limit],
    );
  }

  /** As JobStore.begin says. */
  claim(batchId: string, ids: readonly string[]): Promise<JobRecord[]> {
    return this.database.query<JobRecord>(
      `WITH mine AS (
         SELECT id FROM outbox
          WHERE id = ANY ($2::uuid[]) AND state IN ('pending', 'relayed') AND (batch_id = $1 OR NOT ${CLAIMED})
          ORDER BY id FOR UPDATE)
       UPDATE outbox SET attempts = attempts + 1, state = 'relayed', relayed_at = ${MINUTE}, batch_id = $1, claimed_at = ${MINUTE}
         FROM mine WHERE outbox.id = mine.id
       RETURNING outbox.id, job AS name, data, attempts AS attempt, error_code AS "lastCode", request_id AS "requestId",
                 act AS effect, coalesce(extract(epoch FROM now() - act_at), 0)::int AS "effectSeconds",
                 extract(epoch FROM now() - created_at)::int AS "ageSeconds"`,
      [batchId, ids],
    );
  }

  async renewClaims(batchId: string, ids: readonly string[]): Promise<void> {
    await this.database.execute(
      `UPDATE outbox SET claimed_at = ${MINUTE}, relayed_at = ${MINUTE}
        WHERE id IN (SELECT id FROM outbox WHERE id = ANY ($2::uuid[]) AND batch_id = $1 AND claimed_at IS NOT NULL
                      ORDER BY id FOR UPDATE)`,
      [batchId, ids],
    );
  }

  /** Ends the claims and takes back the count of a try: each goes alone from now on. */
  async release(ids: readonly string[]): Promise<void> {
    await this.database.execute(
      `UPDATE outbox SET attempts = greatest(0, attempts - 1), claimed_at = NULL, batch_id = NULL
        WHERE id IN (SELECT id FROM outbox WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE)`,
      [ids],
    );
  }

  /** Notes that the effect is begun. False when it was before, and when the row is gone or has stopped. */
  async beginEffect(id: string): Promise<boolean> {
    const begun = await this.database.execute(
      `UPDATE outbox SET act = 'begun', act_at = date_trunc('minute', now())
       WHERE id = $1 AND act IS NULL AND state IN ('pending', 'relayed')`,
      [id],
    );
    return begun > 0;
  }

  /** Notes whether the effect that was begun happened, also of a job that had stopped for not knowing it. */
  async endEffect(id: string, effect: 'done' | null): Promise<void> {
    await this.database.execute(
      `UPDATE outbox SET act = $2, state = CASE state WHEN 'unknown' THEN 'pending' ELSE state END
       WHERE id = $1 AND act = 'begun'`,
      [id, effect],
    );
  }

  async noteUnknown(id: string, code: string): Promise<void> {
    await this.database.execute(
      `UPDATE outbox SET state = 'unknown', error_code = $2, claimed_at = NULL WHERE id = $1 AND act = 'begun'`,
      [id, code],
    );
  }

  /** The jobs that stopped in this state, the oldest first. */
  listStopped(state: StoppedState, limit: number): Promise<StoppedJob[]> {
    return this.database.query<StoppedJob>(
      `SELECT id, queue, job, attempts, error_code AS "errorCode", created_at AS "createdAt"
         FROM outbox WHERE state = $1 ORDER BY created_at, id LIMIT $2`,
      [state, limit],
    );
  }

  /** Lets a job of unknown outcome go on as if its effect had happened, or had not. False when there is no such job. */
  async settle(id: string, happened: boolean): Promise<boolean> {
    const settled = await this.database.execute(
      `UPDATE outbox SET state = 'pending', attempts = 0, error_code = NULL, batch_id = NULL, claimed_at = NULL,
                         act = CASE WHEN $2::boolean THEN 'done' END
        WHERE state = 'unknown' AND id = $1`,
      [id, happened],
    );
    return settled > 0;
  }

  /** Lets a given-up job, or without an id every one, begin again with all its tries. Returns how many there were. */
  reopen(id: string | null): Promise<number> {
    return this.database.execute(
      `UPDATE outbox SET state = 'pending', attempts = 0, error_code = NULL,
                         batch_id = NULL, claimed_at = NULL
        WHERE state = 'failed' AND ($1::uuid IS NULL OR id = $1)`,
      [id],
    );
  }

  async delete(ids: readonly string[]): Promise<void> {
    await this.database.execute(
      'DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE)',
      [ids],
    );
  }

  /** Notes failed tries and ends the claims: each goes alone from now on. */
  async noteFailures(tries: readonly FailedTry[]): Promise<void> {
    await this.database.execute(
      `WITH given AS (SELECT * FROM unnest($1::uuid[], $2::text[], $3::boolean[]) AS given (id, code, last)),
            locked AS (SELECT o.id, code, last FROM outbox o JOIN given USING (id) ORDER BY o.id FOR UPDATE OF o)
       UPDATE outbox SET error_code = locked.code, claimed_at = NULL, batch_id = NULL,
                         state = CASE WHEN locked.last THEN 'failed' ELSE state END
         FROM locked WHERE outbox.id = locked.id`,
      [tries.map(({ id }) => id), tries.map(({ code }) => code), tries.map(({ last }) => last)],
    );
  }

  private async mark(batches: readonly JobBatch[], open: string): Promise<void> {
    const given = batches.flatMap(({ id, rowIds }) => rowIds.map((rowId) => [rowId, id] as const));
    await this.database.execute(
      `WITH given AS (SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS given (id, batch_id)),
            locked AS (SELECT o.id, given.batch_id FROM outbox o JOIN given USING (id)
                        WHERE ${open} AND NOT ${CLAIMED} ORDER BY o.id FOR UPDATE OF o)
       UPDATE outbox SET state = 'relayed', relayed_at = ${MINUTE}, batch_id = locked.batch_id, claimed_at = NULL
         FROM locked WHERE outbox.id = locked.id`,
      [given.map(([rowId]) => rowId), given.map(([, batchId]) => batchId)],
    );
  }
}

function asJson(rows: readonly OutboxRow[]): string {
  return JSON.stringify(
    rows.map(({ id, queue, name, data, requestId }) => ({
      id,
      queue,
      job: name,
      data,
      request_id: requestId,
    })),
  );
}

function given(json: string): string {
  return `jsonb_to_recordset(${json}::jsonb) AS given (id uuid, queue text, job text, data jsonb, request_id uuid)`;
}

function insertFrom(source: string): string {
  return `INSERT INTO outbox (id, queue, job, data, request_id, created_at)
          SELECT given.id, queue, job, data, request_id, ${MINUTE} FROM ${source}`;
}
