import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { METRICS, type MetricSpec } from '../../src/platform/metrics/index.js';
import type { ReadyReport } from '../../src/platform/monitor/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { DatabaseRoad } from '../support/database-road.js';
import { runWeb, runWorker, startHelpdesk, type RunningWeb } from '../support/helpdesk.js';
import {
  createInstallation,
  eventually,
  freePort,
  startMailServer,
  type Installation,
  type MailServer,
} from '../support/index.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';
import { samplesOf, valueOf, type Sample } from '../support/scrape.js';

/** Labels that the library's own metrics carry, and what they may say. */
const OF_THE_LIBRARY: Readonly<Record<string, RegExp>> = {
  space: /^[a-z_]+$/,
  kind: /^[a-z]+$/,
  le: /^([0-9.]+|\+Inf)$/,
};

function allowed(name: string, label: string, value: string): boolean {
  const own = Object.entries<MetricSpec>(METRICS).find(([known]) => name.startsWith(known))?.[1];
  if (!own) return OF_THE_LIBRARY[label]?.test(value) ?? false;
  if (label === 'le') return value === '+Inf' || (own.buckets ?? []).includes(Number(value));
  return own.labels[label]?.includes(value) ?? false;
}

/** What each process repeats. */
const SITE_SWEEPS = ['draft_sweep', 'session_sweep', 'case_change_sweep'];
const DESK_SWEEPS = ['clock_sweep', 'outbox_sweep', 'staff_draft_sweep'];

/** What watches the processes sees all that it needs and nobody's doings. */
describe('what watches the processes', () => {
  let installation: Installation;
  let road: DatabaseRoad;
  let mail: MailServer;
  let web: RunningWeb;
  let worker: INestApplicationContext;
  let ports: { web: number; worker: number };
  /** Seconds since 1970, before anything was started. */
  let began: number;

  beforeAll(async () => {
    began = Date.now() / 1_000;
    mail = await startMailServer();
    installation = await createInstallation();
    road = await DatabaseRoad.to(installation.database.url);
    ports = { web: await freePort(), worker: await freePort() };
    const settings = {
      DATABASE_URL: road.url,
      SMTP_URL: mail.url,
      METRICS_PORT: String(ports.web),
      WORKER_METRICS_PORT: String(ports.worker),
    };
    web = await runWeb(installation, settings);
    worker = await runWorker(installation, settings);
  });
  afterAll(async () => {
    await worker.close();
    await web.stop();
    await road.close();
    await installation.database.drop();
    await mail.stop();
  });

  const ask = (of: 'web' | 'worker', path: string) => fetch(`http://127.0.0.1:${ports[of]}${path}`);
  const ready = async (of: 'web' | 'worker') => {
    const answer = await ask(of, '/health/ready');
    return { code: answer.status, ...((await answer.json()) as ReadyReport) };
  };
  const scrape = async (of: 'web' | 'worker'): Promise<Sample[]> =>
    samplesOf(await (await ask(of, '/metrics')).text());

  /** A report, its mails, an answer, a breach, refusals: something of everything that is counted. */
  async function story(): Promise<void> {
    const client = await ConsoleClient.signIn(web.console, installation.counsellors[0]);
    const { row, result } = await client.newCase(() => new Reporter(web.site).fileReport(CHILD_THREATENED));
    await client.get(`/api/cases/${row.id}/report`);
    await client.post(`/api/cases/${row.id}/messages`, { id: randomUUID(), text: 'You are not in trouble.' });
    await (await new Reporter(web.site).enter(result)).press('Send', { message: 'Thank you.' });
    await installation.database.query(
      `UPDATE clocks SET warn_at = warn_at - interval '3 days', due_at = due_at - interval '3 days'`,
    );
    await client.ask('GET', `/api/cases/${randomUUID()}`);
    await new Reporter(web.site).open(`/h/${randomUUID()}?q=asha@example.org`);
    await eventually('the breach was told', async () => {
      const told = `SELECT 1 FROM notifications WHERE reason = 'clock_breached' AND state = 'sent'`;
      return (await installation.database.query(told)).length > 0;
    });
  }

  it('both processes are ready, and say what was looked at', async () => {
    expect(await ready('web')).toEqual({
      code: 200,
      status: 'ok',
      checks: {
        database: 'ok',
        queue: 'ok',
        schema: { state: 'ok', names: [] },
        clock: { state: 'ok', skewSeconds: 0 },
        ...Object.fromEntries(
          SITE_SWEEPS.map((of) => [of, { state: 'ok', ageSeconds: expect.any(Number) as number }]),
        ),
      },
    });
    const { code, status, checks } = await ready('worker');
    expect({ code, status }).toEqual({ code: 200, status: 'ok' });
    for (const of of DESK_SWEEPS) expect(checks).toMatchObject({ [of]: { state: 'ok' } });
    expect(checks.clock_sweep?.ageSeconds).toBeLessThanOrEqual(Math.ceil(Date.now() / 1_000 - began));
    expect((await ask('web', '/health/live')).status).toBe(200);
    expect((await ask('web', '/')).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${ports.web}/metrics`, { method: 'POST' })).status).toBe(405);
  });

  it('after a full story, every label of a scrape is a word of the code', async () => {
    await story();
    const samples = [...(await scrape('web')), ...(await scrape('worker'))];
    const labels = samples.flatMap(({ name, labels }) =>
      Object.entries(labels).map(([label, value]) => ({ name, label, value })),
    );
    expect(labels.length).toBeGreaterThan(100);
    expect(labels.filter(({ name, label, value }) => !allowed(name, label, value))).toEqual([]);
    const words = labels.filter(({ label }) => label !== 'le').map(({ value }) => value);
    for (const word of new Set(words)) {
      expect(word).not.toMatch(/\d{2}|[0-9a-f]{8}-|@|\/|\s/);
      expect(word.length).toBeLessThan(30);
    }
  });

  it('what happened is counted', async () => {
    const [site, desk] = [await scrape('web'), await scrape('worker')];
    for (const surface of ['site', 'console']) {
      expect(valueOf(site, 'abhaya_http_answers_total', { surface, status: '2xx' })).toBeGreaterThan(0);
      expect(valueOf(site, 'abhaya_http_answers_total', { surface, status: '4xx' })).toBeGreaterThan(0);
      expect(valueOf(site, 'abhaya_http_answer_seconds_count', { surface })).toBeGreaterThan(1);
    }
    expect(valueOf(site, 'abhaya_http_answers_total', { status: '5xx' })).toBe(0);
    expect(valueOf(site, 'abhaya_argon_waiting', { lane: 'code' })).toBe(0);
    expect(valueOf(site, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    expect(valueOf(desk, 'abhaya_mail_total', { result: 'sent' })).toBe(mail.mails.length);
    expect(valueOf(desk, 'abhaya_clocks_moved_total', { result: 'breached' })).toBeGreaterThan(0);
    expect(valueOf(desk, 'abhaya_clock_sweep_seconds_count', { result: 'done' })).toBeGreaterThan(0);
    const swept = valueOf(desk, 'abhaya_pulse_timestamp_seconds', { of: 'clock_sweep' });
    expect(swept).toBeGreaterThanOrEqual(Math.floor(began));
    expect(swept).toBeLessThanOrEqual(Date.now() / 1_000);
    for (const of of [...SITE_SWEEPS, ...DESK_SWEEPS]) {
      const told = [site, desk].map((samples) => valueOf(samples, 'abhaya_pulse_timestamp_seconds', { of }));
      expect(told.map(Number.isNaN)).toEqual(SITE_SWEEPS.includes(of) ? [false, true] : [true, false]);
    }
  });

  it('the outbox tells how much waits, for how long and what was given up', async () => {
    await eventually('an empty outbox', async () => {
      return (await installation.database.query('SELECT 1 FROM outbox')).length === 0;
    });
    const rows = [
      ['notifications', 'relayed', 5],
      ['notifications', 'failed', 600],
      ['triage', 'failed', 900],
    ] as const;
    for (const [queue, state, minutes] of rows)
      await installation.database.query(
        `INSERT INTO outbox (id, queue, job, data, state, created_at, relayed_at)
         VALUES (gen_random_uuid(), $1, 'send-notices', '{}', $2, now() - make_interval(mins => $3), now())`,
        [queue, state, minutes],
      );
    const samples = await scrape('web');
    const value = (name: string, labels = {}) => valueOf(samples, name, labels);
    expect(value('abhaya_queue_depth', { queue: 'notifications' })).toBe(1);
    expect(value('abhaya_queue_depth', { queue: 'triage' })).toBe(0);
    expect(value('abhaya_queue_oldest_job_seconds', { queue: 'notifications' })).toBeGreaterThanOrEqual(300);
    expect(value('abhaya_queue_oldest_job_seconds', { queue: 'triage' })).toBe(0);
    expect(value('abhaya_outbox_jobs', { state: 'failed' })).toBe(2);
    expect(value('abhaya_outbox_lag_seconds')).toBe(0);
    expect(value('abhaya_database_up')).toBe(1);
    expect(value('abhaya_queue_up')).toBe(1);
  });

  it('with the database away nothing is made up, and neither process is ready', async () => {
    await road.close();
    const samples = await scrape('web');
    expect(valueOf(samples, 'abhaya_database_up')).toBe(0);
    expect(valueOf(samples, 'abhaya_outbox_jobs')).toBeNaN();
    for (const name of ['web', 'worker'] as const) {
      const { code, status, checks } = await ready(name);
      expect({ code, status, database: checks.database }).toEqual({
        code: 503,
        status: 'unavailable',
        database: 'away',
      });
      expect((await ask(name, '/health/live')).status).toBe(200);
    }
    await road.reopen();
    await eventually('both are ready again', async () =>
      (await Promise.all([ready('web'), ready('worker')])).every(({ code }) => code === 200),
    );
    expect(valueOf(await scrape('web'), 'abhaya_outbox_jobs', { state: 'failed' })).toBe(2);
  });

  it('a port that is taken keeps a process from starting, and says so', async () => {
    await expect(runWeb(installation, { METRICS_PORT: String(ports.web) })).rejects.toThrow(
      'METRICS_PORT_TAKEN',
    );
  });
});

describe('a process without METRICS_PORT', () => {
  it('tells no figures anywhere: not on the site, not on the console', async () => {
    const port = await freePort();
    const desk = await startHelpdesk({ worker: false });
    for (const origin of [desk.site, desk.console]) {
      const answer = await fetch(`${origin}/metrics`, { headers: { accept: 'application/json' } });
      expect(await answer.text()).not.toContain('abhaya_');
    }
    await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
    await desk.stop();
  });
});
