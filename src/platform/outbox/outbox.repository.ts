import { Injectable } from '@nestjs/common';
import { Database, type StatementPart } from '../database/index.js';
import type { JobData, JobOrder, JobTicket } from '../queue/index.js';

/** One job that waits for the commit of its event. */
export interface OutboxRow extends JobTicket {
  readonly data: JobData;
}

/** How a job ends that a person has to decide about: it was given up, or nobody knows whether its act happened. */
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

/** The urgency stands in the data of the event that started the job. */
const TICKET = `SELECT id, queue, job AS name, (data ->> 'urgency')::integer AS urgency`;

/** The table `outbox`: a row lives from the event's transaction until its job is done. Times are whole minutes. */
@Injectable()
export class OutboxRepository {
  constructor(private readonly database: Database) {}

  /** @param requestId - of the request they come from, if any: their log lines will carry it */
  async insert(rows: readonly OutboxRow[], requestId: string | null): Promise<void> {
    await this.database.query(insertFrom(given('$1'), '$2'), [asJson(rows), requestId]);
  }

  /** The same as a part that writes them once for each row of the part named `after`. */
  inserting(rows: readonly OutboxRow[], requestId: string | null, after: string): StatementPart {
    return {
      name: 'new_jobs',
      sql: (bind) => insertFrom(`${given(bind(asJson(rows)))}, ${after}`, bind(requestId)),
    };
  }

  /** Notes that the queue has them. Rows that were done meanwhile are gone. */
  async markRelayed(ids: readonly string[]): Promise<void> {
    await this.database.execute(
      `UPDATE outbox SET state = 'relayed', relayed_at = date_trunc('minute', now())
       WHERE id = ANY ($1::uuid[]) AND state IN ('pending', 'relayed')`,
      [ids],
    );
  }

  /** Takes rows that no queue has yet, for the open transaction alone. */
  takePending(limit: number): Promise<JobTicket[]> {
    return this.database.query<JobTicket>(
      `${TICKET} FROM outbox WHERE state = 'pending'
       ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    );
  }

  /**
   * Takes rows that a queue got a while ago, for the open transaction alone; also those that it got in the future, for then the
   * clock was put back, and nobody knows when that was.
   */
  takeForgotten(limit: number): Promise<JobTicket[]> {
    return this.database.query<JobTicket>(
      `${TICKET} FROM outbox
       WHERE state = 'relayed' AND (relayed_at <= date_trunc('minute', now()) - make_interval(mins => $2)
                                    OR relayed_at > now() + interval '1 minute')
       ORDER BY relayed_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit, FORGOTTEN_MINUTES],
    );
  }

  /** The next rows, by id, that a queue should have. */
  listRelayed(after: string, limit: number): Promise<JobTicket[]> {
    return this.database.query<JobTicket>(
      `${TICKET} FROM outbox WHERE state = 'relayed' AND id > $1 ORDER BY id LIMIT $2`,
      [after, limit],
    );
  }

  /** Counts a try. Null when the row is gone, or has stopped. */
  async begin(id: string): Promise<JobOrder | null> {
    const [row] = await this.database.query<JobOrder>(
      `UPDATE outbox SET attempts = attempts + 1 WHERE id = $1 AND state IN ('pending', 'relayed')
       RETURNING job AS name, data, attempts AS attempt, error_code AS "lastCode", request_id AS "requestId", act,
                 coalesce(extract(epoch FROM now() - act_at), 0)::int AS "actSeconds",
                 extract(epoch FROM now() - created_at)::int AS "ageSeconds"`,
      [id],
    );
    return row ?? null;
  }

  /** Takes back the count of a try. */
  async uncount(id: string): Promise<void> {
    await this.database.execute('UPDATE outbox SET attempts = greatest(0, attempts - 1) WHERE id = $1', [id]);
  }

  /** Notes that the act is begun. False when it was before, and when the row is gone or has stopped. */
  async beginAct(id: string): Promise<boolean> {
    const begun = await this.database.execute(
      `UPDATE outbox SET act = 'begun', act_at = date_trunc('minute', now())
       WHERE id = $1 AND act IS NULL AND state IN ('pending', 'relayed')`,
      [id],
    );
    return begun > 0;
  }

  /** Notes whether the act that was begun happened, also of a job that had stopped for not knowing it. */
  async endAct(id: string, act: 'done' | null): Promise<void> {
    await this.database.execute(
      `UPDATE outbox SET act = $2, state = CASE state WHEN 'unknown' THEN 'pending' ELSE state END
       WHERE id = $1 AND act = 'begun'`,
      [id, act],
    );
  }

  async noteUnknown(id: string, code: string): Promise<void> {
    await this.database.execute(
      `UPDATE outbox SET state = 'unknown', error_code = $2 WHERE id = $1 AND act = 'begun'`,
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

  /** Lets a job of unknown outcome go on as if its act had happened, or had not. False when there is no such job. */
  async settle(id: string, happened: boolean): Promise<boolean> {
    const settled = await this.database.execute(
      `UPDATE outbox SET state = 'pending', attempts = 0, error_code = NULL, relayed_at = NULL,
                         act = CASE WHEN $2::boolean THEN 'done' END
        WHERE state = 'unknown' AND id = $1`,
      [id, happened],
    );
    return settled > 0;
  }

  /** Lets a given-up job, or without an id every one, begin again with all its tries. Returns how many there were. */
  reopen(id: string | null): Promise<number> {
    return this.database.execute(
      `UPDATE outbox SET state = 'pending', attempts = 0, error_code = NULL, relayed_at = NULL
        WHERE state = 'failed' AND ($1::uuid IS NULL OR id = $1)`,
      [id],
    );
  }

  async delete(id: string): Promise<void> {
    await this.database.execute('DELETE FROM outbox WHERE id = $1', [id]);
  }

  async noteFailure(id: string, code: string, last: boolean): Promise<void> {
    await this.database.execute(
      `UPDATE outbox SET error_code = $2, state = CASE WHEN $3 THEN 'failed' ELSE state END WHERE id = $1`,
      [id, code, last],
    );
  }
}

function asJson(rows: readonly OutboxRow[]): string {
  return JSON.stringify(rows.map(({ id, queue, name, data }) => ({ id, queue, job: name, data })));
}

function given(json: string): string {
  return `jsonb_to_recordset(${json}::jsonb) AS given (id uuid, queue text, job text, data jsonb)`;
}

function insertFrom(source: string, requestId: string): string {
  return `INSERT INTO outbox (id, queue, job, data, request_id, created_at)
          SELECT given.id, queue, job, data, ${requestId}::uuid, date_trunc('minute', now()) FROM ${source}`;
}
