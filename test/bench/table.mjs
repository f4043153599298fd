import { execFileSync } from 'node:child_process';
import { cpus, totalmem, type, release } from 'node:os';

const git = (root, ...args) => {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
};

/** When, on what and after which commit something was measured, as an item of a list. */
export function measuredOn(root) {
  const [cpu] = cpus();
  const commit = git(root, 'rev-parse', '--short', 'HEAD');
  return `- Measured on ${new Date().toISOString().slice(0, 10)}${commit && `, after commit ${commit}`}: ${cpus().length} cores (${cpu.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB of memory, ${type()} ${release()}, Node ${process.versions.node}.`;
}

/** What the figures were held against, if anything. */
function heldAgainst(before) {
  if (!before) return [];
  const commit = git(before, 'rev-parse', '--short', 'HEAD');
  return [
    `- "The build of before" is ${commit ? `commit ${commit}` : 'another checkout'}, run in the same run on data of its own, the two in turn, round after round. A ratio is the median of the rounds, with the least and the most.`,
  ];
}

function machine(root, before) {
  return [
    measuredOn(root),
    ...heldAgainst(before),
    '- One web process, one worker, the database, the queue and the load itself all run on this one machine. The worker runs at a lower priority than the web process, as under `npm start`.',
    '- Embedded PostgreSQL with its own settings: every commit is flushed to disk. The queue is on PostgreSQL, not on Redis.',
    '- Reporters come from addresses of their own, as behind a reverse proxy (`TRUST_PROXY=1`), over plain HTTP.',
    "- Bytes are those of the answers' bodies as sent, compressed with brotli. kB is 1,000 bytes, MB 1,000,000.",
    '- A report that fails or is refused is no report per second, and counts in p95 with the time until its failure.',
    '- Machines differ: what counts is a ratio, to another build or to the Argon2id codes (19 MiB, two passes) that the machine stretches two at a time. At 0.62 or so of these there would be nothing left to save.',
    '- Processor time of a report is that of web, worker and database from its sending until nobody is to be told of it any more, its form left out; each person on the desk gets a mail from a mail server that takes 20 ms for it.',
    '- What is owed is asked for over HTTP by a coordinator, in an installation of its own with made-up cases (`scripts/seed.mjs`): most locations are gone, some thousands are late or there again.',
    '- Searches are asked for over HTTP by a coordinator, in an installation of its own; the words of its made-up cases are drawn by the law of Zipf, of seven languages, and put into the index by the program itself.',
    '- Memory is judged by the most that the process ever had (VmHWM), not by what it has afterwards.',
  ];
}

/** rows: { what, figure, target, met (true, false or null: no target) }; before: the folder of the other build, or null. */
export function asMarkdown(root, rows, before) {
  const mark = { true: 'yes', false: '**no**', null: '' };
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; what each row measures stands in `test/bench`.',
    '',
    ...machine(root, before),
    '',
    '| what | measured | target | met |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row.what} | ${row.figure} | ${row.target ?? ''} | ${mark[row.met ?? null]} |`),
    '',
  ].join('\n');
}
