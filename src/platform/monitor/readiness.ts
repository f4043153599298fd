import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Database, DatabaseClock, type SchemaState, SchemaWatch } from '../database/index.js';
import { type Beat, Pulse, type PulseName } from '../metrics/index.js';
import { JobRelay } from '../queue/index.js';

const PATIENCE_MS = 2_000;
/** What repeats every few seconds is stretched by a slow database; what repeats more seldom may miss two rounds. */
const STALE_MS = 30_000;
const MISSED_ROUNDS = 3;

/**
 * - `ok`: everything that was looked at is as it should be
 * - `degraded`: it works on, and something waits: the queue is away, or the sweep that brings lost jobs back to it does not
 *   succeed; the database keeps the jobs meanwhile; or its own clock is more than 5 s off; or the database is of a newer version that this one still works with
 * - `unavailable`: it cannot work: the database is away or of a version that it does not know, or the sweep of the clocks no longer
 *   succeeds
 * - `stopping`: it was asked to end; once whatever shares out the requests has noticed, it takes nothing new
 */
export type ReadyStatus = 'ok' | 'degraded' | 'unavailable' | 'stopping';

type PulseStates = {
  readonly [of in PulseName]?: { readonly state: 'ok' | 'stale'; readonly ageSeconds: number };
};

export interface ReadyReport {
  readonly status: ReadyStatus;
  readonly checks: {
    readonly database: 'ok' | 'away';
    readonly queue: 'ok' | 'away';
    /** Left out where the database does not say. */
    readonly schema?: SchemaState;
    /** How far the clock of this process is from the database's. Left out as well. */
    readonly clock?: { readonly state: 'ok' | 'skewed'; readonly skewSeconds: number };
  } & PulseStates;
}

/** Whether this process can do its work, and what was looked at to tell. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly queue: JobRelay,
    private readonly pulse: Pulse,
    private readonly schema: SchemaWatch,
    private readonly clock: DatabaseClock,
  ) {}

  /** The first that a process does when it ends: a web process still answers for DRAIN_SECONDS. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** Takes two seconds at most. */
  async look(now = Date.now()): Promise<ReadyReport> {
    const [database, queue] = await Promise.all([
      this.database.answers(PATIENCE_MS),
      this.queue.answers(PATIENCE_MS),
    ]);
    const [schema, skew] = database
      ? await Promise.all([this.schema.look().catch(() => null), this.clock.skew().catch(() => null)])
      : [null, null];
    const checks: ReadyReport['checks'] = {
      database: word(database),
      ...(schema && { schema }),
      ...(skew && { clock: { state: skew.wrong ? 'skewed' : 'ok', skewSeconds: skew.seconds } as const }),
      queue: word(queue),
      ...pulseStates(this.pulse.all(), now),
    };
    return { status: this.stopping ? 'stopping' : statusOf(checks), checks };
  }
}

/** The state of each work at `now`, in milliseconds since 1970: stale once it missed some rounds. */
export function pulseStates(beats: ReadonlyMap<PulseName, Beat>, now: number): PulseStates {
  return Object.fromEntries(
    [...beats].map(([of, { at, everyMs }]) => {
      const age = Math.max(0, now - at);
      const stale = age > Math.max(STALE_MS, MISSED_ROUNDS * everyMs);
      return [of, { state: stale ? 'stale' : 'ok', ageSeconds: Math.round(age / 1_000) }];
    }),
  );
}

function statusOf(checks: ReadyReport['checks']): ReadyStatus {
  const { schema } = checks;
  if (checks.database === 'away' || checks.clock_sweep?.state === 'stale') return 'unavailable';
  if (schema?.state === 'newer' || schema?.state === 'changed') return 'unavailable';
  // Deadlines are kept by the database's clock: a process whose own is wrong works on, and its figures and log are what is wrong.
  if (checks.clock?.state === 'skewed') return 'degraded';
  return schema?.state === 'ahead' || checks.queue === 'away' || checks.outbox_sweep?.state === 'stale'
    ? 'degraded'
    : 'ok';
}

function word(answers: boolean): 'ok' | 'away' {
  return answers ? 'ok' : 'away';
}
