import { drained, judge } from './judge.mjs';
import { packagesEnded } from './packages.mjs';
import { fileReports, Seen } from './people.mjs';
import { between } from './random.mjs';
import { until, within } from './until.mjs';

const REPORTERS = 3;
const FIRST_WITHIN_MS = 120_000;
const LONGEST_FAULT_MS = 6_000;
const FELT_WITHIN_MS = 30_000;

/**
 * One round: people file reports, one counsellor replies, and where `fault.packages` says so two more have packages sent; in the middle of it the fault begins, lasts for a number of tries
 * that chance says, and is over; they go on for as many again. Then everything has to come right by itself, and is judged.
 * Resolves to the round's row.
 */
export async function playRound({ helpdesk, name, fault, random, all, counsellor, escalators }) {
  const seen = new Seen();
  let going = true;
  const goOn = () => going;
  const people = [
    ...Array.from({ length: REPORTERS }, () => fileReports({ ...helpdesk.site, seen, goOn })),
    counsellor.reply({ seen, goOn }),
    ...(fault.packages ? [escalators.send({ seen, goOn })] : []),
  ];
  let backAt;
  let problem;
  try {
    await until('a first report', FIRST_WITHIN_MS, () => seen.codes.length > 0);
    const triesBefore = (number, ms) => {
      const wanted = seen.tries + number;
      return within(ms, () => seen.tries >= wanted);
    };
    await triesBefore(between(random, 1, 60), LONGEST_FAULT_MS);
    await fault.begin(helpdesk, random);
    const shown = seen.codes.length;
    await triesBefore(between(random, 20, 60), LONGEST_FAULT_MS);
    if (fault.felt) await within(FELT_WITHIN_MS, () => fault.felt(helpdesk, seen.codes.length - shown));
    problem = await fault.end?.(helpdesk);
    backAt = performance.now();
    await helpdesk.back();
    await triesBefore(between(random, 10, 30), LONGEST_FAULT_MS);
  } finally {
    going = false;
    await Promise.all(people);
  }
  const done = (await packagesEnded(helpdesk)) && (await drained(helpdesk));
  const seconds = (performance.now() - backAt) / 1000;
  all.codes.push(...seen.codes);
  all.replies.push(...seen.replies);
  all.packages.push(...seen.packages);
  all.gaveUp += seen.gaveUp.length;
  const { problems, ...found } = await judge(helpdesk, seen, all);
  if (!done) problems.push('something still waits to be done');
  if (problem) problems.push(problem);
  // Room for the next round on the small disk.
  await helpdesk.database.query('CHECKPOINT');
  const { refused, replies } = seen;
  const gaveUp = seen.gaveUp.length;
  return {
    name,
    acknowledged: seen.codes.length,
    replies: replies.length,
    packages: seen.packages.length,
    refused,
    gaveUp,
    reasons: [...new Set(seen.gaveUp)],
    seconds,
    problems,
    ...found,
  };
}
