import { inParallel, percentile, timed } from './figures.mjs';
import { ANSWERS, keepAlive, preparedReport, reporter, send } from './people.mjs';
import { fileReport } from '../../scripts/lib/file-report.mjs';

const CLIENTS = 8;

/** So many complete reports, each filled in by somebody else, by 8 clients at a time. */
export function prepare(origin, number) {
  const agent = keepAlive();
  return inParallel(
    Array.from({ length: number }, (_, i) => i),
    CLIENTS,
    () => preparedReport(origin, agent),
  );
}

const refusedOf = (sent) => sent.filter((one) => !one.taken).length;

/** Sends complete reports by 8 clients, each one after the other: reports taken per second, p95 in ms over all, refused, taken. */
export async function throughput(reports) {
  const { took, value: sent } = await timed(() => inParallel(reports, CLIENTS, send));
  const refused = refusedOf(sent);
  const taken = reports.length - refused;
  const times = sent.map((one) => one.took);
  return { perSecond: (taken / took) * 1000, p95: percentile(times, 0.95), refused, taken };
}

/** Sends complete reports all in the same moment: ms until the last is answered, how many were refused and taken. */
export async function atOnce(reports) {
  const { took, value: sent } = await timed(() => Promise.all(reports.map(send)));
  const refused = refusedOf(sent);
  return { took, refused, taken: reports.length - refused };
}

/** The whole way of one person at a time, first page to code: p50 and p95 in ms, pages, bytes received, reports taken. */
export async function wholeWay(origin, number) {
  const agent = keepAlive();
  const ways = await inParallel(
    Array.from({ length: number }, (_, i) => i),
    1,
    async () => {
      const visitor = reporter(origin, agent);
      const { took } = await timed(() => fileReport(origin, { visitor, ...ANSWERS }));
      return { took, bytes: visitor.bytes, requests: visitor.requests };
    },
  );
  const times = ways.map((way) => way.took);
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    bytes: ways[0].bytes,
    requests: ways[0].requests,
    taken: number,
  };
}
