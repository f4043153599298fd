import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { median, timed } from './figures.mjs';

const LINKS = 40;
const RUNS = 10;

/** What is enclosed: so many links, each with when it was recorded. */
const enclosed = [
  {
    part: 'identifiers',
    heading: 'Names, accounts, numbers and links',
    rows: Array.from({ length: LINKS }, (_, at) => ({
      label: 'Links',
      texts: [`https://bad.example/album/${at}/किसी-की-तस्वीर?view=${at}`],
      at: '2026-11-30 18:04 UTC',
    })),
  },
];

/** How long the PDF of a package takes, in its thread, and how long this process is held meanwhile. */
export async function measurePackages({ builds: [now], add, quick }) {
  const load = (path) => import(pathToFileURL(join(now.root, 'dist/src', path)).href);
  const { PdfMaker } = await load('platform/pdf/index.js');
  const { packageDocument } = await load('modules/escalation-papers/package-document.js');
  const { enclosureText } = await load('modules/escalations/enclosure.js');
  const document = packageDocument(
    {
      reference: 'BENCH-0001',
      recipient: { id: 'in-police', name: 'Police station', channel: 'letter', address: null },
      enclosed,
      text: `To: Police station\nAt: -\n\nSomebody asks for money.\n${enclosureText(enclosed)}`,
      digest: '0'.repeat(64),
    },
    { from: 'Helpdesk', made: new Date(), fingerprint: '0'.repeat(64) },
  );
  const maker = new PdfMaker();
  try {
    const { took: first } = await timed(() => maker.make(document));
    add(`package of ${LINKS} links as a PDF, the first of a process`, `${first.toFixed(0)} ms`);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const took = [];
    for (let run = 0; run < (quick ? 3 : RUNS); run += 1)
      took.push((await timed(() => maker.make(document))).took);
    delay.disable();
    const held = delay.max / 1e6;
    const p50 = median(took);
    add(`package of ${LINKS} links as a PDF, p50`, `${p50.toFixed(0)} ms`, '<= 1500 ms', p50 <= 1_500);
    add('the process was held meanwhile, at most', `${held.toFixed(1)} ms`, '<= 50 ms', held <= 50);
  } finally {
    await maker.onApplicationShutdown();
  }
}
