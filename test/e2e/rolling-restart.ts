import {
  createInstallation,
  eventually,
  freePort,
  ofCases,
  startMailServer,
  type Installation,
  type MailServer,
} from '../support/index.js';
import { spawnWeb, spawnWorker, type BuiltProcess, type BuiltWeb } from '../support/processes.js';
import { ReadyProxy } from '../support/ready-proxy.js';
import { ReporterBehindProxy } from '../support/reporter-behind-proxy.js';
import { CHILD_THREATENED } from '../support/reports.js';

const NUMBER = 3;
const REPORTERS_AT_ONCE = 4;
const PEOPLE_ON_THE_DESK = 3;
/** Longer than the proxy takes to notice, also on a busy machine. */
const VARIABLES = { DRAIN_SECONDS: '3', TRUST_PROXY: '1' };

/** Files one report after the other, as different people, until told to stop. Resolves to the codes that were shown. */
async function fileReports(site: string, lane: number, goOn: () => boolean): Promise<string[]> {
  const codes: string[] = [];
  while (goOn()) {
    const address = `10.${lane}.${codes.length >> 8}.${codes.length & 255}`;
    const reporter = new ReporterBehindProxy(site, { 'x-forwarded-for': address });
    codes.push(await reporter.fileReport(CHILD_THREATENED));
  }
  return codes;
}

/** Three web and three worker processes of an update: one after the other is replaced, under load. */
export function restartsWithoutLoss(redisUrl: () => string | undefined): void {
  let installation: Installation;
  let mail: MailServer;
  let proxy: ReadyProxy;
  let webs: BuiltWeb[];
  let workers: BuiltProcess[];

  const variables = () => ({ ...VARIABLES, SITE_ORIGIN: proxy.origin, REDIS_URL: redisUrl() ?? '' });
  const startWeb = async (): Promise<BuiltWeb> => {
    const web = await spawnWeb(installation, variables());
    proxy.add(web.site);
    return web;
  };
  const startWorker = () => spawnWorker(installation, { ...variables(), SMTP_URL: mail.url });
  const times = <T>(make: () => Promise<T>) => Promise.all(Array.from({ length: NUMBER }, make));

  beforeAll(async () => {
    mail = await startMailServer();
    installation = await createInstallation();
    proxy = await ReadyProxy.start();
    [webs, workers] = await Promise.all([times(startWeb), times(startWorker)]);
    await eventually('all are ready', () => proxy.ready === NUMBER);
  });
  afterAll(async () => {
    await Promise.all([...webs.map(({ process }) => process), ...workers].map((one) => one.stop()));
    await proxy.stop();
    await installation.database.drop();
    await mail.stop();
  });

  it('drops no request, loses no report, and does nothing twice', async () => {
    let restarting = true;
    // What was dropped tells more than the page that somebody then did not see.
    const lanes = Promise.allSettled(
      Array.from({ length: REPORTERS_AT_ONCE }, (_, lane) =>
        fileReports(proxy.origin, lane, () => restarting),
      ),
    );
    for (let index = 0; index < NUMBER; index += 1) {
      const [oldWeb, oldWorker] = [webs[index], workers[index]];
      [webs[index], workers[index]] = await Promise.all([startWeb(), startWorker()]);
      await eventually('the new one takes requests', () => proxy.ready > NUMBER);
      await Promise.all([oldWeb?.process.stop(), oldWorker?.stop()]);
    }
    restarting = false;
    const ended = await lanes;
    expect(proxy.dropped).toEqual([]);
    expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
    const codes = ended.flatMap((lane) => (lane.status === 'fulfilled' ? lane.value : []));
    expect(codes.length).toBeGreaterThan(REPORTERS_AT_ONCE * 2);
    expect(new Set(codes).size).toBe(codes.length);
    const { query } = installation.database;
    await eventually('an empty outbox', async () => (await query('SELECT 1 FROM outbox')).length === 0);

    const cases = await query<{ reference: string }>('SELECT reference FROM cases');
    expect(cases).toHaveLength(codes.length);
    const told = ofCases(mail).map(({ to, subject }) => `${to.join()} ${subject}`);
    expect(told).toHaveLength(codes.length * PEOPLE_ON_THE_DESK);
    expect(new Set(told).size).toBe(told.length);
    for (const { reference } of cases)
      expect(told.filter((line) => line.includes(reference))).toHaveLength(PEOPLE_ON_THE_DESK);
    const last = new ReporterBehindProxy(proxy.origin, { 'x-forwarded-for': '10.9.9.9' });
    expect((await last.enter(codes.at(-1) ?? '')).text).toContain('We have your report.');
  });
}

/** What the proxy hears from one process that is asked to end. */
export function saysThatItLeaves(): void {
  it('says that it is not ready, answers as ever for DRAIN_SECONDS, and closes each connection with its answer', async () => {
    const installation = await createInstallation();
    const METRICS_PORT = String(await freePort());
    const web = await spawnWeb(installation, { DRAIN_SECONDS: '3', METRICS_PORT });
    const ready = () => fetch(`${web.site}/health/ready`);
    expect((await ready()).status).toBe(200);
    web.process.kill('SIGTERM');
    const refused = await eventually('it is not ready', async () => {
      const answer = await ready();
      return answer.status === 503 && answer;
    });
    expect(refused.headers.get('connection')).toBe('close');
    expect((await fetch(`${web.console}/health/ready`)).status).toBe(503);
    const watched = await fetch(`http://127.0.0.1:${METRICS_PORT}/health/ready`);
    expect(await watched.json()).toMatchObject({ status: 'stopping' });
    expect((await fetch(`${web.site}/health/live`)).status).toBe(200);
    expect((await fetch(web.site)).status).toBe(200);
    expect(['SIGTERM', 0]).toContain(await web.process.ended);
    await expect(ready()).rejects.toThrow();
    await installation.database.drop();
  });
}
