import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk } from '../support/helpdesk.js';
import { eventually, freePort, startRedis, type TestRedis } from '../support/index.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';
import { samplesOf, valueOf } from '../support/scrape.js';
import { mainJobIsDone } from './main-job.js';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

// That jobs run there as they do in Postgres, test/medium/queue proves; here is that the whole is connected to it.
describe('the main job, with the queue in Redis', () => {
  mainJobIsDone(() => ({ REDIS_URL: redis.url }));
});

describe('a Redis that is away', () => {
  it('leaves the processes degraded and not unavailable, and the waiting jobs can be seen', async () => {
    const port = await freePort();
    const desk = await startHelpdesk({
      variables: { REDIS_URL: redis.url, METRICS_PORT: String(port) },
    });
    const ready = async (at: number) => {
      const answer = await fetch(`http://127.0.0.1:${at}/health/ready`);
      return { code: answer.status, ...((await answer.json()) as { status: string }) };
    };
    await redis.kill();
    await eventually('both say so', async () => {
      const [web, worker] = [await ready(port), await ready(port + 1)];
      return web.status === 'degraded' && worker.status === 'degraded' && web.code === 200;
    });
    const client = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
    await client.newCase(() => new Reporter(desk.site).fileReport(CHILD_THREATENED));
    const samples = samplesOf(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
    expect(valueOf(samples, 'abhaya_queue_up')).toBe(0);
    // The desk is to be told of the case, and its tasks are to be opened.
    expect(valueOf(samples, 'abhaya_queue_depth', { queue: 'triage' })).toBe(2);
    expect(valueOf(samples, 'abhaya_outbox_jobs', { state: 'pending' })).toBe(2);
    await redis.restart();
    await eventually('both are well again', async () =>
      [await ready(port), await ready(port + 1)].every(({ status }) => status === 'ok'),
    );
    await desk.stop();
  });
});
