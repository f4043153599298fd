import type { Config } from '../platform/config/index.js';
import { Transaction } from '../platform/database/index.js';
import { FailedJobs } from '../platform/outbox/index.js';
import { Audit } from '../modules/audit/index.js';
import { withDatabase } from './context.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage.js';

const MOST_LISTED = 200;
const NONE = 'No job was given up.';
const AGAIN = 'The worker takes it up within seconds.';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Lists the jobs that were given up. */
export async function runJobsFailed(config: Config, terminal: Terminal): Promise<void> {
  await withDatabase(config, async (context) => {
    const jobs = await context.get(FailedJobs).list(MOST_LISTED);
    if (jobs.length === 0) terminal.say(NONE);
    for (const { id, queue, job, attempts, errorCode, createdAt } of jobs) {
      terminal.say(
        [id, createdAt.toISOString(), queue, job, `${attempts} tries`, errorCode ?? '-'].join('  '),
      );
    }
  });
}

/** Lets one of them run again. Throws UsageError for an id that is not on the list. */
export async function runJobsRetry(config: Config, terminal: Terminal, id: string): Promise<void> {
  if (!UUID.test(id)) throw new UsageError('jobs retry wants an id that jobs failed lists, or --all.');
  const retried = await retry(config, { subjectId: id }, async (jobs) => ((await jobs.retry(id)) ? 1 : 0));
  if (retried === 0) throw new UsageError('No job with this id was given up.');
  terminal.say(AGAIN);
}

/** Lets all of them run again. */
export async function runJobsRetryAll(config: Config, terminal: Terminal): Promise<void> {
  const retried = await retry(config, {}, (jobs) => jobs.retryAll());
  terminal.say(retried === 0 ? NONE : `Jobs that run again: ${retried}. ${AGAIN}`);
}

/** Writes into the audit log, in the same transaction, that jobs were let run again. */
function retry(
  config: Config,
  which: { subjectId?: string },
  work: (jobs: FailedJobs) => Promise<number>,
): Promise<number> {
  return withDatabase(config, (context) =>
    context.get(Transaction).run(async () => {
      const count = await work(context.get(FailedJobs));
      const event = { actorId: null, action: 'job.retried', subject: 'job', ...which } as const;
      if (count > 0) await context.get(Audit, { strict: false }).record({ ...event, detail: { count } });
      return count;
    }),
  );
}
