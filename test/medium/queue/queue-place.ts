import type { TestDatabase } from '../../support/index.js';

/** What differs between the places a queue may live in. */
export interface QueuePlace {
  /** Undefined: the queue lives in Postgres. */
  redisUrl(): string | undefined;
  /** Takes every job out of the queue, as a crash of an unsaved Redis would. */
  wipe(database: TestDatabase): Promise<void>;
  /**
   * Leaves its waiting jobs as a clock leaves them that was put back by an hour: the first resting until then, the others
   * locked until then by a worker that was killed.
   */
  putClockBack(database: TestDatabase): Promise<void>;
  /** All that the queue holds, as text. */
  dump(database: TestDatabase): Promise<string>;
}
