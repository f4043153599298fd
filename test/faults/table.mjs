import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { median } from '../bench/figures.mjs';

const commitOf = (root) => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};

const sum = (rows, of) => rows.reduce((all, row) => all + row[of], 0);
const seconds = (value) => value.toFixed(1);

function line(name, rows) {
  const recovered = rows.map((row) => row.seconds);
  const cells = [
    name,
    rows.length,
    ...[
      'acknowledged',
      'replies',
      'packages',
      'refused',
      'gaveUp',
      'lost',
      'doubled',
      'half',
      'mails',
      'again',
    ].map((of) => sum(rows, of)),
    `${seconds(median(recovered))} / ${seconds(Math.max(...recovered))}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

const HEAD = [
  'what failed',
  'rounds',
  'reports acknowledged',
  'replies taken',
  'packages to send',
  'tries refused meanwhile',
  'gave up',
  'lost',
  'doubled',
  'half cases',
  'mails',
  'of them sent again',
  'seconds to recover (median / longest)',
];

/** The rows of one backend, by what failed. `left` says what could not be tried and why. */
function section({ backend, rows, left, seed }) {
  const names = [...new Set(rows.map(({ name }) => name))].sort();
  const problems = rows.flatMap((row) => row.problems.map((problem) => `- ${row.name}: ${problem}`));
  return [
    `## The queue in ${backend === 'redis' ? 'Redis' : 'PostgreSQL'} (seed ${seed})`,
    '',
    `| ${HEAD.join(' | ')} |`,
    `|${HEAD.map(() => '---').join('|')}|`,
    ...names.map((name) =>
      line(
        name,
        rows.filter((row) => row.name === name),
      ),
    ),
    line('**all**', rows),
    '',
    ...left.map(({ name, why }) => `Not tried: ${name}: ${why}.`),
    ...(left.length > 0 ? [''] : []),
    problems.length > 0 ? 'What went wrong:' : 'Nothing went wrong.',
    '',
    ...problems,
    '',
  ];
}

/** runs: { backend, rows, left, seed } for each backend. */
export function asMarkdown(root, runs) {
  return [
    '# Faults',
    '',
    'Written by `npm run faults`; what fails and how it is judged stands in `test/faults`.',
    '',
    `- Run on ${new Date().toISOString().slice(0, 10)}, after commit ${commitOf(root)}: ${cpus().length} cores, Node ${process.versions.node}. Two web and two worker processes of the build, each started again when it ends, embedded PostgreSQL, a redis-server, and a mail server that counts by Message-ID, all on one machine.`,
    '- In each round three people file reports over HTTP, one after the other, and a counsellor replies. In the middle of it one thing fails, by chance early or late, and is put right a few seconds later.',
    '- **Acknowledged**: the page with the code was shown. After each round every one of these codes must open, and every reply that was taken must be there. **Lost**: it does not. **Doubled**: a case for which nobody pressed the button. **Half**: a case without its report, receipt, grant, clock or a whole chain.',
    '- **Refused meanwhile**: no answer, or 503 with everything that was typed still in the page; the same person tries again. Any other 5xx, an empty field or a process that ends by itself goes down as something that went wrong. **Gave up**: people who were told that their time ran out, after the clock went two hours forward, or who were refused for 90 seconds; no code was shown to them.',
    '- **Killed between ..**: every worker is killed at that step of a batch. **Crashed**: the server ends at once, having kept from the disk for ten seconds what no commit of a web process brought there. **Poison**: a job that fails whatever is done is one of a batch of fifty.',
    '- In rounds with **packages** two more people write, approve and send packages for an authority, which leave at most once: none may come twice, each that is noted as sent must have come, none that is noted as failed may have, and where nobody knows it a person is shown so.',
    '- Mail to staff goes out at least once, and never more than eight times: **sent again** counts mails that came a second time under the same Message-ID, as when the mail server took one and went away without a word. Each person is told once of each case.',
    '- **To recover**: from when the fault is over until nothing waits any more: the outbox is empty and all mail is out, also of what came in afterwards.',
    '- The clock is moved with libfaketime for web, worker and PostgreSQL; Redis, which it does not get on with, keeps the right time. The disk is a small one in memory that is filled to the last byte.',
    '',
    ...runs.flatMap(section),
  ].join('\n');
}
