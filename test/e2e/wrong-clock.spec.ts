import type { INestApplicationContext } from '@nestjs/common';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import { DatabaseClock } from '../../src/platform/database/index.js';
import type { ReadyReport } from '../../src/platform/monitor/index.js';
import { captureLog, createInstallation, freePort, type Installation } from '../support/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';
import { setClockOff } from '../support/wrong-clock.js';

const MINUTE = 60_000;

/** Web and worker run in this process, and with it by a clock that is wrong. */
describe.each([
  ['two hours ahead', 120 * MINUTE, 7_200],
  ['twenty minutes behind', -20 * MINUTE, -1_200],
])('processes whose clock is %s', (_how, off, seconds) => {
  let installation: Installation;
  let web: RunningWeb;
  let worker: INestApplicationContext;
  let right: () => void;
  let monitor: number;
  const log = captureLog();

  beforeAll(async () => {
    installation = await createInstallation();
    monitor = await freePort();
    right = setClockOff(off);
    web = await runWeb(installation, { METRICS_PORT: String(monitor) }, log.logger);
    worker = await runWorker(installation, {}, log.logger);
  });
  afterAll(async () => {
    await worker.close();
    await web.stop();
    right();
    await installation.database.drop();
  });

  /** What is left of the open clocks, in minutes by the database. */
  const left = async (): Promise<Record<string, number>> => {
    const rows = await installation.database.query<{ kind: string; minutes: number }>(
      `SELECT kind, extract(epoch FROM due_at - now())::float8 / 60 AS minutes FROM clocks
        WHERE state IN ('running', 'warned', 'breached')`,
    );
    return Object.fromEntries(rows.map(({ kind, minutes }) => [kind, minutes]));
  };
  const within = (least: number, most: number) => (minutes: number | undefined) =>
    minutes !== undefined && minutes > least && minutes <= most;

  it('promise by the clock of the database, of a report, a message and a promise', async () => {
    const code = await new Reporter(web.site).fileReport(CHILD_THREATENED);
    let clocks = await left();
    // A report is counted from its minute; up to one of it is over.
    expect(clocks).toMatchObject({
      first_answer: expect.any(Number) as number,
      opening: expect.any(Number) as number,
    });
    expect(within(13, 15)(clocks['first_answer'])).toBe(true);
    expect(within(3, 5)(clocks['opening'])).toBe(true);

    const client = await ConsoleClient.signIn(web.console, installation.counsellors[0]);
    const { items } = (await client.get('/api/cases')) as { items: { id: string }[] };
    const { id } = items[0]!;
    await client.post(`/api/cases/${id}/messages`, {
      id: 'aaaaaaaa-0000-4000-8000-00000000000a',
      text: 'You are not in trouble.',
    });
    await (await new Reporter(web.site).enter(code)).press('Send', { message: 'Thank you.' });
    clocks = await left();
    expect(within(13, 15)(clocks['next_answer'])).toBe(true);
    const [times] = await installation.database.query<{ created: boolean; draft: boolean }>(
      `SELECT (SELECT bool_and(created_at BETWEEN now() - interval '3 minutes' AND now()) FROM cases) AS created,
              (SELECT bool_and(expires_at BETWEEN now() + interval '55 minutes' AND now() + interval '62 minutes') FROM drafts) AS draft`,
    );
    expect(times).toEqual({ created: true, draft: true });
  });

  it('ask again where the database refuses the time that a report is counted from', async () => {
    const reporter = new Reporter(web.site);
    await reporter.walkToCheck(CHILD_THREATENED);
    // The clock of the database was set a moment after it was asked.
    const measured = { time: Date.now() + 5 * MINUTE, at: performance.now(), skewMs: off };
    Object.assign(web.app.get(DatabaseClock), { measured });
    await reporter.press('Send my report');
    const [longest] = await installation.database.query<{ minutes: number }>(
      `SELECT max(extract(epoch FROM due_at - now())::float8 / 60) AS minutes FROM clocks WHERE kind = 'first_answer'`,
    );
    expect(within(13, 15)(longest?.minutes)).toBe(true);
  });

  it('say so, in the log, in readiness and to administrators', async () => {
    expect(log.lines).toContainEqual(
      expect.objectContaining({ msg: 'clock.skewed', seconds: expect.closeTo(seconds, -2) as number }),
    );
    const answer = await fetch(`http://127.0.0.1:${monitor}/health/ready`);
    const { status, checks } = (await answer.json()) as ReadyReport;
    expect(answer.status).toBe(200);
    expect(status).toBe('degraded');
    expect(checks.clock).toEqual({ state: 'skewed', skewSeconds: expect.closeTo(seconds, -2) as number });
    const administrator = await ConsoleClient.signIn(web.console, installation.administrator);
    const { wrongClocks } = (await administrator.get('/api/operations/queue')) as {
      wrongClocks: { process: string; seconds: number }[];
    };
    expect(wrongClocks).toHaveLength(2);
    expect(wrongClocks[0]).toEqual({
      process: expect.stringContaining(`:${process.pid}`) as string,
      seconds: expect.closeTo(seconds, -2) as number,
    });
  });
});
