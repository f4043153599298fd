import { inParallel, percentile, timed } from './figures.mjs';
import { ANSWERS, keepAlive, preparedReport, reporter, wasTaken } from './people.mjs';
import { fileReport } from '../../scripts/lib/file-report.mjs';

const CLIENTS = 8;

async function prepare(origin, number) {
  const agent = keepAlive();
  return inParallel(
    Array.from({ length: number }, (_, i) => i),
    CLIENTS,
    () => preparedReport(origin, agent),
  );
}

async function send({ visitor, action, fields }) {
  try {
    const { took, value } = await timed(() => visitor.postOnly(action, fields));
    return { took, taken: wasTaken(value) };
  } catch {
    return { took: 0, taken: false };
  }
}

/** Complete reports sent one after the other by 8 clients: reports per second, p95 in ms, how many were refused. */
export async function throughput(origin, number) {
  const warm = await prepare(origin, 40);
  const reports = await prepare(origin, number);
  await inParallel(warm, CLIENTS, send);
  const { took, value: sent } = await timed(() => inParallel(reports, CLIENTS, send));
  return {
    perSecond: (number / took) * 1000,
    p95: percentile(
      sent.map((one) => one.took),
      0.95,
    ),
    refused: sent.filter((one) => !one.taken).length,
  };
}

/** Complete reports all sent in the same moment: ms until the last is answered, how many were refused. */
export async function atOnce(origin, number) {
  const reports = await prepare(origin, number);
  const { took, value: sent } = await timed(() => Promise.all(reports.map(send)));
  return { took, refused: sent.filter((one) => !one.taken).length };
}

/** The whole way of one person at a time, first page to code: p95 in ms, pages, bytes received. */
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
  return {
    p50: percentile(
      ways.map((way) => way.took),
      0.5,
    ),
    p95: percentile(
      ways.map((way) => way.took),
      0.95,
    ),
    bytes: ways[0].bytes,
    requests: ways[0].requests,
  };
}
