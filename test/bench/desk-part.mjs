import { withClient } from '../../scripts/lib/database.mjs';
import { argonRate } from './argon-rate.mjs';
import { costOfReports, fillDesk } from './desk-cost.mjs';
import { median } from './figures.mjs';
import { alternate, ratioOf } from './rounds.mjs';
import { smtpSink } from './smtp-sink.mjs';
import { kb, ms, times } from './words.mjs';

/** Milliseconds of processor time for one receipt code on the machine that the targets were set for. */
const THERE_MS = 11.2;
/** People on the desk, reports a round, and the processor time that a report may take on that machine. */
const DESKS = [
  { people: 3, number: 100, target: 30 },
  { people: 10, number: 60, target: 55 },
  { people: 200, number: 16, target: 250 },
];
const QUICK = [
  { people: 3, number: 10, target: 30 },
  { people: 10, number: 5, target: 55 },
];

/** What a report costs with few people on the desk and with many, all of whom get a mail from a real mail server. */
export async function measureDesks({ builds, add, quick }) {
  const sink = await smtpSink();
  try {
    for (const build of builds) await build.restart({ SMTP_URL: sink.url });
    for (const desk of quick ? QUICK : DESKS) await measureDesk(desk, { builds, add, quick, sink });
  } finally {
    await sink.stop();
  }
}

async function measureDesk({ people, number, target }, { builds, add, quick, sink }) {
  const codes = [];
  const found = await alternate(builds, quick ? 1 : 3, async (build, round) => {
    if (build.name === 'now') codes.push((await argonRate(quick ? 10 : 60)).cpuMs);
    const warm = round === 0 ? Math.ceil(number / 5) : 0;
    return withClient(build.databaseUrl, async (client) => {
      if (round === 0) {
        await fillDesk(client, people);
        await build.signPeople(client);
      }
      const cost = await costOfReports(build, {
        client,
        sink,
        number,
        warm,
        ...(quick && { countsIn: 1_000 }),
      });
      build.taken += cost.taken;
      return cost;
    });
  });
  const of = (name) => median(found.now.map((round) => round[name]));
  const what = `a report with ${people} people on its desk`;
  const there = (of('cpu') * THERE_MS) / median(codes);
  add(
    `processor time of ${what}`,
    `${ms(of('cpu'))} (web ${ms(of('web'))}, worker ${ms(of('worker'))}, database ${ms(of('database'))})`,
  );
  add(
    `processor time of ${what}, on a machine that takes ${THERE_MS} ms for a receipt code`,
    ms(there),
    `<= ${target} ms`,
    there <= target,
  );
  const ratio = ratioOf(found, ({ cpu }) => cpu);
  if (ratio) add(`processor time of ${what}, times the build of before`, times(ratio));
  add(`mails of ${what}`, of('mails').toFixed(1), String(people), Math.abs(of('mails') - people) < 0.05);
  if (people > 3) return;
  add(`write-ahead log of ${what}`, kb(of('bytes')), '<= 30 kB', of('bytes') <= 30_000);
  add(`flushes to disk of ${what}`, of('flushes').toFixed(1), '<= 3', of('flushes') <= 3);
}
