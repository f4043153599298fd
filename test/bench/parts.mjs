import { fileReport } from '../../scripts/lib/file-report.mjs';
import { countCases, withClient } from '../../scripts/lib/database.mjs';
import { argonRate } from './argon-rate.mjs';
import { untilDone } from './desk-cost.mjs';
import { median, percentile } from './figures.mjs';
import { firstPage } from './first-page.mjs';
import { untilSeen } from './live.mjs';
import { longCase, openings } from './open-case.mjs';
import { ANSWERS, Staff, keepAlive, reporter } from './people.mjs';
import { alternate, ratioOf } from './rounds.mjs';
import { firstPageOnSlowPhone } from './slow-phone.mjs';
import { atOnce, prepare, throughput, wholeWay } from './submissions.mjs';
import { kb, mb, ms, times } from './words.mjs';

const ENTRIES = 100;

/** The first page of this build, and how soon a report is seen. */
export async function measurePage({ builds: [now], add, quick }) {
  const page = await firstPage(now.siteOrigin);
  add('first page, bytes', kb(page.bytes), '<= 14 kB', page.bytes <= 14_000);
  add('first page, requests', String(page.requests), '<= 3', page.requests <= 3);
  for (const language of ['en', 'ur']) {
    const usable = await firstPageOnSlowPhone(now.siteOrigin, language, quick ? 1 : 9);
    const what = `first page on a slow phone (400 kbit/s, 400 ms), usable after (${language})`;
    if (usable === null) add(what, 'not measured: no Chromium here');
    else add(what, ms(usable), '<= 2 s', usable <= 2000);
  }
  const watcher = new Staff(now.own.consoleOrigin, keepAlive());
  await watcher.signIn(now.counsellors[1]);
  const live = await untilSeen(now.siteOrigin, now.own.consoleOrigin, watcher, quick ? 5 : 50);
  now.taken += live.taken;
  add('report sent until its row is on an open queue, p95', ms(live.p95), '<= 1 s', live.p95 <= 1000);
}

/** The public site under load: forms filled in, reports sent by 8 clients, and many in one moment. */
export async function measureReports(tools) {
  await measureForm(tools);
  const codes = [];
  const sizes = tools.quick ? { rounds: 1, warm: 8, number: 40 } : { rounds: 5, warm: 40, number: 240 };
  const found = await alternate(tools.builds, sizes.rounds, (build, round) =>
    withClient(build.databaseUrl, async (client) => {
      if (build.name === 'now') codes.push((await argonRate(tools.quick ? 20 : 200)).perSecond);
      const warm = round === 0 ? await prepare(build.siteOrigin, sizes.warm) : [];
      build.taken += (await throughput(warm)).taken;
      const form = await filledForms(build, client, sizes.number);
      await untilDone(client);
      const sent = await throughput(form.reports);
      await untilDone(client);
      build.taken += sent.taken;
      return { ...sent, form };
    }),
  );
  tellForms(found, tools.add);
  tellSending(found, median(codes), tools.add);
  await measureAtOnce(tools);
  for (const build of tools.builds) {
    const kept = await countCases(build.databaseUrl);
    if (build.name === 'now')
      tools.add(
        'cases in the database, of reports answered with a code',
        `${kept} of ${build.taken}`,
        'all',
        kept === build.taken,
      );
  }
}

async function measureForm({ builds, add, quick }) {
  const found = await alternate(builds, quick ? 1 : 4, async (build) => {
    const way = await wholeWay(build.siteOrigin, quick ? 5 : 25);
    build.taken += way.taken;
    await withClient(build.databaseUrl, untilDone);
    return way;
  });
  const of = (name) => median(found.now.map((way) => way[name]));
  add(
    'whole way of one reporter, first page to code',
    `p50 ${ms(of('p50'))}, p95 ${ms(of('p95'))}; ${of('requests')} requests, ${kb(of('bytes'))}`,
  );
  const ratio = ratioOf(found, ({ p50 }) => p50);
  if (ratio) add('whole way of one reporter, p50, times the build of before', times(ratio));
}

/** So many forms filled in by 8 clients: the forms, and the processor time in ms that web and database spent on each. */
async function filledForms(build, client, number) {
  const before = await build.cpu(client);
  const reports = await prepare(build.siteOrigin, number);
  const after = await build.cpu(client);
  const each = (name) => (after[name] - before[name]) / number;
  return { reports, web: each('web'), database: each('database') };
}

function tellForms(found, add) {
  const of = (name) => median(found.now.map(({ form }) => form[name]));
  add(
    'whole form, its processor time',
    `${ms(of('web') + of('database'))} (web ${ms(of('web'))}, database ${ms(of('database'))})`,
  );
  const ratio = ratioOf(found, ({ form }) => form.web + form.database);
  if (ratio)
    add(
      'whole form, its processor time, times the build of before',
      times(ratio),
      '<= 0.65',
      ratio.median <= 0.65,
    );
}

function tellSending(found, codesPerSecond, add) {
  const of = (name) => median(found.now.map((sent) => sent[name]));
  const what = 'reports sent by 8 clients';
  const share = of('perSecond') / codesPerSecond;
  add(what, `${of('perSecond').toFixed(1)}/s`);
  add(`${what}, p95`, ms(of('p95')));
  add(
    `${what}, of the receipt codes that this machine stretches two at a time`,
    `${share.toFixed(2)} of ${codesPerSecond.toFixed(0)}/s`,
    '>= 0.45',
    share >= 0.45,
  );
  const rate = ratioOf(found, ({ perSecond }) => perSecond);
  if (rate) add(`${what}, times the build of before`, times(rate), '>= 2.4', rate.median >= 2.4);
  const slow = ratioOf(found, ({ p95 }) => p95);
  if (slow) add(`${what}, p95, times the build of before`, times(slow), '<= 0.45', slow.median <= 0.45);
  const refused = found.now.reduce((sum, sent) => sum + sent.refused, 0);
  add(`${what}, refused`, String(refused), '0', refused === 0);
}

async function measureAtOnce({ builds, add, quick }) {
  const number = quick ? 20 : 200;
  const found = await alternate(builds, quick ? 1 : 3, async (build) => {
    const reports = await prepare(build.siteOrigin, number);
    return withClient(build.databaseUrl, async (client) => {
      await untilDone(client);
      const burst = await atOnce(reports);
      await untilDone(client);
      build.taken += burst.taken;
      return burst;
    });
  });
  const what = `${number} reports sent at once`;
  add(`${what}, all answered after`, `${(median(found.now.map(({ took }) => took)) / 1000).toFixed(2)} s`);
  const ratio = ratioOf(found, ({ took }) => took);
  if (ratio)
    add(
      `${what}, all answered after, times the build of before`,
      times(ratio),
      '<= 0.45',
      ratio.median <= 0.45,
    );
  const refused = found.now.reduce((sum, burst) => sum + burst.refused, 0);
  add(`${what}, refused`, String(refused), '0', refused === 0);
}

/** A case of 100 entries opened again and again. Resolves to its path in this build. */
export async function measureCase({ builds, add, quick }) {
  const cases = {};
  for (const build of builds) {
    const visitor = reporter(build.siteOrigin, keepAlive());
    await fileReport(build.siteOrigin, { visitor, ...ANSWERS });
    build.taken += 1;
    const staff = new Staff(build.own.consoleOrigin, keepAlive());
    await staff.signIn(build.counsellors[0]);
    cases[build.name] = { staff, path: await longCase(staff, ENTRIES) };
  }
  const found = await alternate(builds, quick ? 2 : 5, async ({ name }) => {
    const { staff, path } = cases[name];
    return openings(staff, path, quick ? 10 : 40);
  });
  const all = found.now.flat();
  const p50 = percentile(all, 0.5);
  add(`case of ${ENTRIES} entries opened again, p50`, ms(p50));
  add(`case of ${ENTRIES} entries opened again, p95`, ms(percentile(all, 0.95)));
  const ratio = ratioOf(found, median);
  if (ratio)
    add(
      `case of ${ENTRIES} entries opened again, p50, times the build of before`,
      times(ratio),
      '<= 0.7',
      ratio.median <= 0.7,
    );
  return cases.now.path;
}

export function measureMemory({ builds, add }) {
  const limits = { web: 300e6, worker: 200e6 };
  const [now, before] = builds.map((build) => build.mostMemory);
  for (const [name, most] of Object.entries(now)) {
    const limit = limits[name];
    const beside = before ? ` (the build of before: ${mb(before[name])})` : '';
    add(`memory of ${name}, at most`, `${mb(most)}${beside}`, `<= ${mb(limit)}`, most <= limit);
  }
}
