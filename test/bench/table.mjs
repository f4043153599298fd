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

function machine(root) {
  return [
    measuredOn(root),
    '- One web process, one worker, the database, the queue and the load itself all run on this one machine. The worker runs at a lower priority than the web process, as under `npm start`.',
    '- Embedded PostgreSQL with its own settings: every commit is flushed to disk. The queue is on PostgreSQL, not on Redis.',
    '- Reporters come from addresses of their own, as behind a reverse proxy (`TRUST_PROXY=1`), over plain HTTP.',
    "- Bytes are those of the answers' bodies as sent, compressed with brotli. kB is 1,000 bytes, MB 1,000,000.",
    '- A report that fails or is refused is no report per second, and counts in p95 with the time until its failure.',
    '- Memory is judged by the most that the process ever had (VmHWM), not by what it has afterwards.',
  ];
}

/** rows: { what, figure, target, met (true, false or null: no target) }. */
export function asMarkdown(root, rows) {
  const mark = { true: 'yes', false: '**no**', null: '' };
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; what each row measures stands in `test/bench`.',
    '',
    ...machine(root),
    '',
    '| what | measured | target | met |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row.what} | ${row.figure} | ${row.target ?? ''} | ${mark[row.met ?? null]} |`),
    '',
  ].join('\n');
}
