// Alone: it measures the memory of its process.
import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { captureLog } from '../support/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { faultsOf } from '../support/fuzz-checks.js';
import { requests, type Plan } from '../support/fuzz-requests.js';
import { MARKS } from '../support/fuzz-values.js';
import { FuzzWorld } from '../support/fuzz-world.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { rawRequest, type RawAnswer } from '../support/raw-http.js';
import type { Reporter } from '../support/reporter.js';
import { ReporterBehindProxy } from '../support/reporter-behind-proxy.js';
import { FOUND } from '../support/reports.js';
import { servedRoutes } from '../support/route-table.js';

const HOW_MANY = Number(process.env['FUZZ_REQUESTS'] ?? 5_000);
/** Another one finds other things: FUZZ_SEED=1 npx jest --selectProjects e2e --testPathPatterns fuzz */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_124);
const AT_ONCE = 6;
const RENEW_EVERY = 200;
const MOST_GROWTH = 64 * 1024 * 1024;

const log = captureLog();
let desk: Helpdesk;
let world: FuzzWorld;
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false, variables: { TRUST_PROXY: '1' }, logger: log.logger });
  world = new FuzzWorld(desk);
  await world.renew();
});
afterAll(() => desk.stop());

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
/** Bytes in use once what nobody holds is gone. */
function memoryInUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Sends them, a few at a time, and says what was wrong, with what it takes to see it again. */
async function sendAll(plans: readonly Plan[], from: number): Promise<string[]> {
  const wrong: string[] = [];
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < plans.length) {
      const at = next++;
      const plan = plans[at] as Plan;
      const answer = await world.send(plan);
      const faults = answer
        ? faultsOf(plan.surface, plan.path, answer, plan.raw === null ? plan.method : '')
        : plan.raw === null
          ? ['no answer']
          : [];
      if (faults.length === 0) continue;
      const seen = `${answer?.status ?? '-'} ${answer?.body.slice(0, 300) ?? ''}`;
      wrong.push(
        `seed ${SEED}, request ${from + at}: ${faults.join('; ')}\n${JSON.stringify(plan).slice(0, 1_500)}\n${seen}`,
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return wrong;
}

it(`takes ${HOW_MANY} generated requests without a fault`, async () => {
  const plans = fc.sample(requests(servedRoutes(desk.app)), { numRuns: HOW_MANY, seed: SEED });
  const wrong: string[] = [];
  let before = 0;
  for (let from = 0; from < plans.length; from += RENEW_EVERY) {
    if (from > 0) await world.renew();
    if (before === 0 && from >= Math.min(1_000, HOW_MANY - RENEW_EVERY)) before = memoryInUse();
    wrong.push(...(await sendAll(plans.slice(from, from + RENEW_EVERY), from)));
  }
  expect(wrong.slice(0, 10)).toEqual([]);
  expect(memoryInUse() - before).toBeLessThan(MOST_GROWTH);
});

it('met nothing that it had not foreseen, and wrote down nothing that was sent', () => {
  // A cookie with the id of one session and the key of another is drawn now and then.
  const foreseen = ['auth.session_not_opened'];
  const errors = log.lines.filter(({ msg, level }) => Number(level) >= 50 && !foreseen.includes(String(msg)));
  expect(errors).toEqual([]);
  expect(log.text()).not.toContain('zq9');
});

it('takes an id for one case only when two are given it at the same moment', async () => {
  await world.renew();
  const sent = Array.from({ length: 12 }, () => randomUUID()).flatMap((id) =>
    [0, 1].map((which) => ({ id, which })),
  );
  const answers = await Promise.all(
    sent.map(({ id, which }) =>
      world.send({
        surface: 'console',
        method: 'POST',
        path: '/api/cases/@@case@@/notes',
        headers: [
          ['content-type', 'application/json'],
          ['x-csrf-token', '@@token@@'],
        ],
        who: 'coordinator',
        which,
        cookie: 'whole',
        body: JSON.stringify({ id, text: 'Once.' }),
        raw: null,
      }),
    ),
  );
  const statuses = answers.map((answer) => answer?.status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(12);
  expect(statuses.filter((status) => status === 409)).toHaveLength(12);
});

it('would have seen a mark, a trace or a bare answer', () => {
  const page = (body: string): RawAnswer => ({ status: 200, headers: { 'content-type': 'text/html' }, body });
  const faults = (answer: RawAnswer): string => faultsOf('site', '/', answer, 'GET').join();
  for (const body of MARKS.filter((mark) => mark.includes('<') || mark.includes('"')))
    expect(faults(page(`<p>${body}</p>`))).toContain('not escaped');
  expect(faults(page('<a href="javascript:zq9">x</a>'))).toContain('not escaped');
  for (const body of ['Error\n    at f (x.ts:1:2)', 'TypeError: x', 'SELECT id FROM staff WHERE id = 1'])
    expect(faults(page(body))).toContain('inside');
  expect(faults({ ...page(''), status: 500 })).toContain('status 500');
  expect(faults(page(''))).toContain('content-security-policy');
  expect(faults({ ...page(''), headers: { location: '//evil.example' } })).toContain('leads to');
  const bare = { status: 404, headers: { 'content-type': 'application/json' }, body: '{}' };
  expect(faultsOf('console', '/api', bare, 'GET').join()).toContain('no problem');
});

it('serves people as before', async () => {
  for (const port of [desk.config.port, desk.config.consolePort]) {
    const answer = await rawRequest(port, { method: 'GET', path: '/health/ready' });
    expect(answer?.status).toBe(200);
  }
  // Others come from other addresses: this one has used up its turns with all those guesses.
  const somebody = (): Reporter => new ReporterBehindProxy(desk.site, { 'x-forwarded-for': '10.8.0.1' });
  const person = somebody();
  const code = await person.fileReport(FOUND);
  const back = somebody();
  expect((await back.enter(code)).page.path).toBe('/r');
  await world.renew();
  const client = new ConsoleClient(desk.console, world.cookieOf('coordinator'));
  const cases = await client.queue('?kind=found&limit=100');
  expect(cases.length).toBeGreaterThan(0);
  for (const { id } of cases) expect((await client.ask('GET', `/api/cases/${id}/report`)).status).toBe(200);
});
