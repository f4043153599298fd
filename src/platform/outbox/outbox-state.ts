import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';

export type OutboxStateName = 'pending' | 'relayed' | 'failed' | 'unknown';

/** The jobs of one name in one state. */
export interface OutboxCount {
  readonly queue: string;
  readonly job: string;
  readonly state: OutboxStateName;
  readonly count: number;
  /** When the oldest of them was written down, to the minute. */
  readonly oldestAt: Date;
  /** Its age in whole seconds, by the clock of the database. */
  readonly oldestSeconds: number;
}

/** Whether a job waits or is being tried. */
export function isOpen({ state }: Pick<OutboxCount, 'state'>): boolean {
  return state === 'pending' || state === 'relayed';
}

/** How much work there is, as the database knows it: the queue itself may be away, or empty by mistake. */
@Injectable()
export class OutboxState {
  constructor(private readonly database: Database) {}

  /** By queue, job and state. Throws DatabaseError. */
  read(): Promise<OutboxCount[]> {
    return this.database.query<OutboxCount>(
      `SELECT queue, job, state, count(*)::int AS count, min(created_at) AS "oldestAt",
              greatest(0, extract(epoch FROM now() - min(created_at)))::int AS "oldestSeconds"
         FROM outbox GROUP BY queue, job, state ORDER BY queue, job, state`,
    );
  }
}
