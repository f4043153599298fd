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

function machine(root) {
  const [cpu] = cpus();
  const commit = git(root, 'rev-parse', '--short', 'HEAD');
  return [
    `${cpus().length} cores (${cpu.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.versions.node}, embedded PostgreSQL with its own settings (every commit is flushed to disk).`,
    `Web, worker, database and the load all on this one machine. Measured on ${new Date().toISOString().slice(0, 10)}${commit && `, after commit ${commit}`}.`,
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
    "Reporters come from addresses of their own, as behind a reverse proxy (`TRUST_PROXY=1`). Bytes are those of the answers' bodies as sent, compressed with brotli.",
    '',
  ].join('\n');
}
