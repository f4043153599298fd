import 'reflect-metadata';
import type { LogEvent } from '../logging/index.js';
import type { PulseName } from '../metrics/index.js';

/** Such as `2 s`, `1 min` or `1 h`. */
export type Interval = `${number} ${keyof typeof UNIT_MS}`;

const UNIT_MS = { s: 1_000, min: 60_000, h: 3_600_000 } as const;

export interface EveryOptions {
  /** Unique in a process. The log says `<name>_failed` once an outage, and `<name>_recovered` when it is over. */
  readonly name: LogEvent;
  /** The label under which figures and readiness say when it last succeeded. Left out: nobody watches it. */
  readonly pulse?: PulseName;
  /** The first round starts with the process. Left out: one interval later. */
  readonly atStart?: boolean;
  /** The process does not end by itself while the next round is awaited. */
  readonly keepsAlive?: boolean;
  /**
   * - `early`: as soon as the process is asked to end, before the queue stops its workers
   * - `late` (left out): after the last job and the last request, before the database closes
   */
  readonly stops?: 'early' | 'late';
}

/** One scheduled method of a class. */
export interface Scheduled extends EveryOptions {
  readonly method: string;
  readonly everyMs: number;
}

/** What is scheduled: it succeeds by resolving. `signal` is aborted when the process is asked to end. */
type Round = (signal: AbortSignal) => Promise<void>;

const SCHEDULED = Symbol('scheduled');

/**
 * Repeats a method of a provider for as long as the process lives. A round starts an interval after the one before it has
 * ended, so a process never runs two at once; other processes may run theirs at the same time. A round that fails is logged
 * and the next one tries again. Needs ScheduleModule.
 *
 * ```ts
 * @Every('1 min', { name: 'report.draft_sweep', pulse: 'draft_sweep' })
 * async sweep(): Promise<void> { .. }
 * ```
 *
 * @throws ScheduleError SCHEDULE_NAME_TAKEN at the start of a process that has the name twice
 */
export function Every(interval: Interval, options: EveryOptions) {
  return (prototype: object, method: string, _descriptor: { readonly value?: Round }): void => {
    const known = scheduledOf(prototype.constructor);
    const scheduled: Scheduled = { ...options, method, everyMs: milliseconds(interval) };
    Reflect.defineMetadata(SCHEDULED, [...known, scheduled], prototype.constructor);
  };
}

/** The scheduled methods of a class, those that it inherits too; empty for anything else. */
export function scheduledOf(type: unknown): readonly Scheduled[] {
  if (typeof type !== 'function') return [];
  return (Reflect.getMetadata(SCHEDULED, type) as readonly Scheduled[] | undefined) ?? [];
}

function milliseconds(interval: Interval): number {
  const [count, unit] = interval.split(' ') as [string, keyof typeof UNIT_MS];
  return Number(count) * UNIT_MS[unit];
}
