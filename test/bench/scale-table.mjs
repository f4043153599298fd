import { measuredOn } from './table.mjs';

const number = (value) => value.toLocaleString('en');
const ms = (value) => (value < 100 ? value.toFixed(1) : String(Math.round(value)));
const mark = { true: 'yes', false: '**no**', null: '' };
const row = (...cells) => `| ${cells.join(' | ')} |`;

export const LIMIT_MS = 20;
export const LIMIT_RATIO = 1.5;

/** Of what was asked at every size: p95 at each, and the medians' ratio where the page was as full at both ends. */
export function pageRows(sizes) {
  const [first, last] = [sizes[0], sizes.at(-1)];
  return last.pages.map(({ what, rows, p50 }) => {
    const at = sizes.map((size) => size.pages.find((page) => page.what === what));
    const before = first.pages.find((page) => page.what === what);
    const ratio = before && before.rows === rows ? p50 / before.p50 : null;
    const quick = at.every((page) => !page || page.p95 <= LIMIT_MS);
    const met = quick && (ratio === null || ratio <= LIMIT_RATIO);
    return { what, rows, at, ratio, met };
  });
}

function pageTable(sizes) {
  const heads = sizes.flatMap(({ cases }) => [`${number(cases)}: p50`, 'p95']);
  return [
    row('asked for', 'rows', ...heads, 'ratio of p50', 'met'),
    row('---', ...Array(heads.length + 2).fill('--:'), '---'),
    ...pageRows(sizes).map(({ what, rows, at, ratio, met }) =>
      row(
        what,
        rows ?? '',
        ...at.flatMap((page) => (page ? [ms(page.p50), ms(page.p95)] : ['', ''])),
        ratio === null ? '' : ratio.toFixed(2),
        mark[met],
      ),
    ),
  ];
}

function sizeTable(sizes) {
  const { cases, bytes } = sizes.at(-1);
  const sum = (key) => bytes.reduce((all, one) => all + one[key], 0);
  const kb = (value) => (value / 1000).toFixed(2);
  return [
    `Kilobytes for each of ${number(cases)} cases:`,
    '',
    row('table', 'rows for each case', 'data', 'indexes'),
    row('---', '--:', '--:', '--:'),
    ...bytes.map((one) => row(one.table, one.rows.toFixed(2), kb(one.data), kb(one.indexes))),
    row('all', '', kb(sum('data')), kb(sum('indexes'))),
  ];
}

/** mail: rows { what, figure, target, met }; sizes: [{ cases, pages, bytes }, ...], the smallest first. */
export function scaleMarkdown(root, { mail, sizes }) {
  return [
    '# Benchmarks of scale',
    '',
    'Written by `npm run bench:scale`; what each row measures stands in `test/bench`, what follows from it in [scale.md](scale.md).',
    '',
    measuredOn(root),
    '- One web process, one worker, the database, the mail server and the load itself all run on this one machine.',
    '- Embedded PostgreSQL with its own settings, the queue on PostgreSQL. Cases are seeded (`scripts/seed.mjs`): 60 of 100 are open, far more than a desk would leave open, on three desks of one counsellor, 80 of 100 of them on one desk.',
    '',
    '## From a report to its mail',
    '',
    row('what', 'measured', 'target', 'met'),
    row('---', '---', '---', '---'),
    ...mail.map(({ what, figure, target, met }) => row(what, figure, target ?? '', mark[met ?? null])),
    '',
    '## Pages of the queue',
    '',
    `A page of 50 rows over HTTP, signed in, every card opened, in milliseconds. Target: p95 at most ${LIMIT_MS} ms, and at most ${LIMIT_RATIO} times slower with the most cases than with the fewest; that is judged where both pages have as many rows.`,
    '',
    ...pageTable(sizes),
    '',
    '## Bytes',
    '',
    ...sizeTable(sizes),
    '',
  ].join('\n');
}
