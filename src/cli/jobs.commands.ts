import type { Config } from '../platform/config/index.js';
import { Transaction } from '../platform/database/index.js';
import { StoppedJobs, type StoppedState } from '../platform/outbox/index.js';
import { isUuid } from '../platform/text/index.js';
import { Audit, type AuditEvent } from '../modules/audit/index.js';
import { StaffDirectory } from '../modules/staff/index.js';
import { withDatabase, withKeys } from './context.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage.js';

const MOST_LISTED = 200;
const NONE = 'No job was given up.';
const NONE_UNKNOWN = 'No job waits for its outcome.';
const AGAIN = 'The worker takes it up within seconds.';

/** Lists the jobs that were given up. */
export function runJobsFailed(config: Config, terminal: Terminal): Promise<void> {
  return list(config, terminal, 'failed', NONE);
}

/** Lists the jobs of which nobody knows whether they happened. */
export function runJobsUnknown(config: Config, terminal: Terminal): Promise<void> {
  return list(config, terminal, 'unknown', NONE_UNKNOWN);
}

/** Says what became of one of those. Throws UsageError for an id that is not on the list. */
export async function runJobsSettle(
  config: Config,
  terminal: Terminal,
  { id, happened }: { id: string; happened: boolean },
): Promise<void> {
  if (!isUuid(id)) throw new UsageError('jobs settle wants an id that jobs unknown lists.');
  const detail = { outcome: happened ? 'happened' : 'did_not_happen' };
  const settled = await change(config, async (jobs) =>
    (await jobs.settle(id, happened)) ? { action: 'job.settled', subjectId: id, detail } : null,
  );
  if (!settled) throw new UsageError('No job with this id waits for its outcome.');
  terminal.say(AGAIN);
}

async function list(config: Config, terminal: Terminal, state: StoppedState, none: string): Promise<void> {
  await withDatabase(config, async (context) => {
    const jobs = await context.get(StoppedJobs).list(state, MOST_LISTED);
    if (jobs.length === 0) terminal.say(none);
    for (const { id, queue, job, attempts, errorCode, createdAt } of jobs) {
      terminal.say(
        [id, createdAt.toISOString(), queue, job, `${attempts} tries`, errorCode ?? '-'].join('  '),
      );
    }
  });
}

/** Lets a given-up job run again. Throws UsageError for an id that is not on the list. */
export async function runJobsRetry(config: Config, terminal: Terminal, id: string): Promise<void> {
  if (!isUuid(id)) throw new UsageError('jobs retry wants an id that jobs failed lists, or --all.');
  const retried = await change(config, async (jobs) =>
    (await jobs.retry(id)) ? { action: 'job.retried', subjectId: id, detail: { count: 1 } } : null,
  );
  if (!retried) throw new UsageError('No job with this id was given up.');
  terminal.say(AGAIN);
}

/** Lets all of them run again. */
export async function runJobsRetryAll(config: Config, terminal: Terminal): Promise<void> {
  let count = 0;
  await change(config, async (jobs) => {
    count = await jobs.retryAll();
    return count > 0 ? { action: 'job.retried', detail: { count } } : null;
  });
  terminal.say(count === 0 ? NONE : `Jobs that run again: ${count}. ${AGAIN}`);
}

type Change = Pick<AuditEvent, 'action' | 'subjectId' | 'detail'>;

/** Runs `work` and writes what it says into the audit log, in one transaction. Whether there was anything to write. */
function change(config: Config, work: (jobs: StoppedJobs) => Promise<Change | null>): Promise<boolean> {
  return withKeys(config, async (context) => {
    // The row of the audit log would be the first with a key, which is for `sign` to write.
    await context.get(StaffDirectory, { strict: false }).requireSigned();
    return context.get(Transaction).run(async () => {
      const done = await work(context.get(StoppedJobs));
      if (done)
        await context.get(Audit, { strict: false }).record({ actorId: null, subject: 'job', ...done });
      return done !== null;
    });
  });
}
