import '../../scripts/lib/check-node.mjs';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { buildIfNeeded, explain } from '../../scripts/lib/prepare.mjs';
import { ProcessRecord } from '../../scripts/lib/process-record.mjs';
import { settings, withoutSettings } from '../../scripts/lib/settings.mjs';

/*
 * npm run bench:abuse            reports and codes of people while one address floods the site; writes docs/benchmarks-abuse.md
 * npm run bench:abuse -- --quick a few seconds of it, printed only
 */
const root = resolve(import.meta.dirname, '../..');
const quick = process.argv.includes('--quick');
const say = (line) => process.stdout.write(`${line}\n`);
const FLOOD = { junk: 300, codes: 50 };
const FLOODER = '198.51.100.7';
const TARGET_MS = 1000;
const SENDS = quick ? 5 : 40;
const CLIENTS = 8;
const EVERY_MS = 250;
/** Within so many tries somebody with a right code behind the flooding address is in. */
const TRIES = 5;

const rows = [];
function add(what, figure, target = '', met = null) {
  rows.push(`| ${what} | ${figure} | ${target} | ${met === null ? '' : met ? 'yes' : '**no**'} |`);
  say(`  ${what}: ${figure}${met === null ? '' : met ? ' (met)' : ' (NOT met)'}`);
}

/** Reports sent one every quarter of a second, whether the one before is answered or not. */
async function sends(reports) {
  const { send } = await import('./people.mjs');
  const { percentile } = await import('./figures.mjs');
  const sent = [];
  for (const report of reports) {
    sent.push(send(report));
    await delay(EVERY_MS);
  }
  const done = await Promise.all(sent);
  const times = done.map(({ took }) => took);
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    taken: done.filter((one) => one.taken).length,
  };
}

/** How many tries each of these codes took until it opened its case; null: it never did. */
async function comeBack(origin, codes, visitor) {
  const tries = [];
  for (const code of codes) {
    let found = null;
    for (let one = 1; one <= TRIES && found === null; one += 1)
      if ((await visitor.postOnly('/c', [['code', code]])).status === 303) found = one;
    tries.push(found);
  }
  return tries;
}

async function measure(origin) {
  const { keepAlive, preparedReport, reporter, send } = await import('./people.mjs');
  const { inParallel } = await import('./figures.mjs');
  const { Flood } = await import('./flood.mjs');
  const { codeIn } = await import('../../scripts/lib/file-report.mjs');
  const { Visitor } = await import('../../scripts/lib/visitor.mjs');
  const agent = keepAlive();
  const same = () => new Visitor(origin, { agent, headers: { 'x-forwarded-for': FLOODER } });
  const prepare = (number, visitor) =>
    inParallel(
      Array.from({ length: number }, (_, i) => i),
      CLIENTS,
      () => preparedReport(origin, agent, visitor?.()),
    );
  const before = await prepare(SENDS);
  const during = await prepare(SENDS);
  const beside = await prepare(SENDS, same);
  const codes = [];
  for (const report of await prepare(quick ? 2 : 20)) {
    await send(report);
    codes.push(codeIn((await report.visitor.get('/h/code')).body));
  }

  const calm = await sends(before);
  add('no flood: final send, p50, p95', `${Math.round(calm.p50)} ms, ${Math.round(calm.p95)} ms`);
  const flood = new Flood(origin, FLOODER, FLOOD);
  await delay(quick ? 1000 : 5000);
  const others = await sends(during);
  add('from other addresses: final send, p50', `${Math.round(others.p50)} ms`);
  add(
    'from other addresses: final send, p95',
    `${Math.round(others.p95)} ms`,
    '<= 1 s',
    others.p95 <= TARGET_MS,
  );
  add('from other addresses: reports taken', `${others.taken} of ${SENDS}`, 'all', others.taken === SENDS);
  const shared = await sends(beside);
  add('from the flooding address: final send, p95', `${Math.round(shared.p95)} ms`);
  add(
    'from the flooding address: reports taken',
    `${shared.taken} of ${SENDS}`,
    'all',
    shared.taken === SENDS,
  );
  const whole = await preparedReport(origin, agent, same()).then(send, () => ({ taken: false }));
  add(
    'from the flooding address: a whole report begun meanwhile',
    whole.taken ? 'taken' : 'refused',
    'taken',
    whole.taken,
  );
  const away = await comeBack(origin, codes, reporter(origin, agent));
  const firstOf = (tries) => tries.filter((one) => one === 1).length;
  const all = (tries) => tries.every((one) => one !== null);
  add(
    'from another address: right codes that open at the first try',
    `${firstOf(away)} of ${codes.length}`,
    'all',
    firstOf(away) === codes.length,
  );
  const near = await comeBack(origin, codes, same());
  add(
    `from the flooding address: right codes that open within ${TRIES} tries`,
    `${near.filter(Boolean).length} of ${codes.length} (${firstOf(near)} at the first)`,
    'all',
    all(near),
  );
  const { seconds, answers, sent } = await flood.stop();
  add(
    'the flood: junk forms and wrong codes sent',
    `${Math.round(sent.junk / seconds)}/s and ${Math.round(sent.code / seconds)}/s for ${Math.round(seconds)} s`,
  );
  add(
    'the flood: what it got',
    [...answers]
      .sort()
      .map(([what, number]) => `${what}: ${number}`)
      .join(', '),
  );
  const broken = [...answers].filter(([what]) => /no answer|50[0-24-9]/.test(what));
  add('the flood: answers that say the server broke', String(broken.length), '0', broken.length === 0);
}

async function write() {
  const { measuredOn } = await import('./table.mjs');
  const { format, resolveConfig } = await import('prettier');
  const path = join(root, 'docs/benchmarks-abuse.md');
  const text = [
    '# One address floods the site',
    '',
    'Written by `npm run bench:abuse`; what it does stands in `test/bench/abuse.mjs` and `flood.mjs`.',
    '',
    measuredOn(root),
    `- One address sends ${FLOOD.junk} junk forms and ${FLOOD.codes} well-formed wrong codes a second. Meanwhile people file reports, four a second, and come back with codes.`,
    '- The web process, the worker, the database, the flood and the people all run on this one machine.',
    '',
    '| what | measured | target | met |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
  const pretty = await format(text, { ...(await resolveConfig(path)), parser: 'markdown' });
  if (!quick) writeFileSync(path, pretty);
}

const scratch = mkdtempSync(join(tmpdir(), 'abhaya-abuse-'));
chmodSync(scratch, 0o711);
let stack = null;
for (const name of ['SIGINT', 'SIGTERM'])
  process.on(name, () => {
    void stack?.stop().finally(() => process.exit(1));
  });
try {
  await buildIfNeeded(root, say);
  const ports = { PORT: String(await freePort()), CONSOLE_PORT: String(await freePort()) };
  const env = {
    ...withoutSettings(process.env),
    NODE_ENV: 'development',
    DATA_FOLDER: scratch,
    TRUST_PROXY: '1',
    ...ports,
  };
  const own = settings(root, env);
  const record = new ProcessRecord(scratch);
  await record.take(say);
  const { Stack } = await import('../../scripts/lib/stack.mjs');
  stack = new Stack({ own, env, record, say });
  await stack.prepare();
  stack.accountsShown();
  await stack.serve();
  await Promise.race([measure(own.siteOrigin), stack.failed]);
  await write();
  await stack.stop();
  stack = null;
  record.release();
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = 1;
} finally {
  await stack?.stop();
  rmSync(scratch, { recursive: true, force: true });
}
process.exit();
