import { setTimeout as rest } from 'node:timers/promises';
import { inParallel, percentile } from './figures.mjs';
import { keepAlive, preparedReport, send } from './people.mjs';

const LATEST_MS = 60_000;
const CLIENTS = 8;

/** When each case was committed, by reference: ms since 1970. The database must track commits. */
async function commits(client) {
  const { rows } = await client.query(
    `SELECT reference, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 AS at FROM cases`,
  );
  return new Map(rows.map(({ reference, at }) => [reference, Number(at)]));
}

/** Sends prepared reports, `perSecond` of them whatever becomes of those before. Resolves to how many were taken. */
async function sendEvenly(reports, perSecond) {
  const began = performance.now();
  const sent = [];
  for (const [index, report] of reports.entries()) {
    const wait = began + (index * 1000) / perSecond - performance.now();
    if (wait > 0) await rest(wait);
    sent.push(send(report));
  }
  return (await Promise.all(sent)).filter(({ taken }) => taken).length;
}

/**
 * From the commit of a report to the moment the mail server has the mail about it, for each mail: p50, p95 and the longest
 * in ms; how many reports were taken, how many mails came of how many that had to; the processor time of it all, as the
 * differences of what `cpu()` resolves to.
 */
export async function delivery({ siteOrigin, client, sink, people, perSecond, seconds, cpu }) {
  const agent = keepAlive();
  const numbers = Array.from({ length: perSecond * seconds }, (_, number) => number);
  const reports = await inParallel(numbers, CLIENTS, () => preparedReport(siteOrigin, agent));
  const before = await cpu();
  const taken = await sendEvenly(reports, perSecond);
  const expected = taken * people;
  const until = Date.now() + LATEST_MS;
  while (sink.mails.length < expected && Date.now() < until) await rest(100);
  const after = await cpu();
  const committed = await commits(client);
  const times = sink.mails.map(({ reference, at }) => at - committed.get(reference));
  if (times.some(Number.isNaN)) throw new Error('A mail is about no case.');
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    most: Math.max(...times),
    taken,
    mails: sink.mails.length,
    expected,
    cpu: Object.fromEntries(Object.entries(after).map(([name, used]) => [name, used - before[name]])),
  };
}
