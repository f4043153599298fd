import type { Config } from '../platform/config/index.js';
import { Transaction } from '../platform/database/index.js';
import { FailedJobs } from '../platform/outbox/index.js';
import { Audit } from '../modules/audit/index.js';
import { withDatabase } from './context.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage.js';

const MOST_LISTED = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Lists the jobs that were given up. */
export async function runJobsFailed(config: Config, terminal: Terminal): Promise<void> {
  await withDatabase(config, async (context) => {
    const jobs = await context.get(FailedJobs).list(MOST_LISTED);
    if (jobs.length === 0) terminal.say('No job was given up.');
    for (const { id, queue, job, attempts, errorCode, createdAt } of jobs) {
      terminal.say(
        [id, createdAt.toISOString(), queue, job, `${attempts} tries`, errorCode ?? '-'].join('  '),
      );
    }
  });
}

/** Lets one of them run again. Throws UsageError for an id that is not on the list. */
export async function runJobsRetry(config: Config, terminal: Terminal, id: string): Promise<void> {
  if (!UUID.test(id)) throw new UsageError('jobs retry wants an id that jobs failed lists.');
  await withDatabase(config, async (context) => {
    const retried = await context.get(Transaction).run(async () => {
      if (!(await context.get(FailedJobs).retry(id))) return false;
      const audit = context.get(Audit, { strict: false });
      await audit.record({ actorId: null, action: 'job.retried', subject: 'job', subjectId: id });
      return true;
    });
    if (!retried) throw new UsageError('No job with this id was given up.');
    terminal.say('The worker takes it up again within seconds.');
  });
}
