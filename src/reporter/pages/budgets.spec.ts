import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { otherPages, pageContext, walkHtml } from '../../../test/support/site-pages.js';
import { projectRoot } from '../../platform/config/index.js';
import type { Answers } from '../form/index.js';

const KIB = 1024;

/** As the server sends pages: brotli at quality 5, or gzip for a browser without it. */
const brotli = (text: string): number =>
  brotliCompressSync(Buffer.from(text), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
const gzip = (text: string): number => gzipSync(Buffer.from(text), { level: 6 }).length;

/** The longest ways: everything answered, every branch that adds screens taken. */
const LONGEST: Record<string, Answers> = {
  threatened: {
    safety: 'danger',
    about: 'other',
    relation: 'friend',
    happening: 'threatened',
    age: 'adult',
    picturesUnder18: 'yes',
    way: 'advice',
    demands: ['money', 'meeting'],
    offender: 'known',
    platform: 'instagram',
    handles: 'someone.bad\n+91 98765 43210',
    paid: 'yes',
    paidTo: 'someone@upi',
    shared: 'yes',
    links: 'https://example.com/a\nhttps://example.org/b',
    more: 'I do not know what to do. '.repeat(40),
    wishes: ['remove', 'stop', 'talk', 'police'],
    country: 'IN',
    state: 'Kerala',
  },
  shared: {
    safety: 'watched',
    about: 'self',
    happening: 'shared',
    age: 'adult',
    picturesUnder18: 'no',
    offender: 'partner',
  },
  found: {
    safety: 'danger',
    about: 'saw',
    foundWhere: 'site',
    foundAt: 'https://example.com/x',
    childInDanger: 'yes',
  },
  other: {
    safety: 'self_harm',
    about: 'self',
    happening: 'other',
    age: '16_17',
    otherKind: 'pressure_on_child',
    meeting: 'planned',
  },
};

let folder = '';
let assets: { css: number; js: number };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-assets-'));
  execFileSync(process.execPath, [join(projectRoot(), 'scripts', 'build-assets.mjs'), '--out', folder]);
  const size = (ending: string): number => {
    const name = readdirSync(join(folder, 'assets')).find((file) => file.endsWith(ending));
    return readFileSync(join(folder, 'assets', name ?? '')).length;
  };
  assets = { css: size('.css.gz'), js: size('.js.gz') };
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('sends the first page whole in 14 KiB, even to a browser that knows gzip alone', () => {
  const html = otherPages().get('start') ?? '';
  expect(gzip(html) + assets.css + assets.js).toBeLessThanOrEqual(14 * KIB);
});

it('asks for a style sheet and a script beside the page, and nothing else', () => {
  for (const html of [...otherPages().values(), ...walkHtml(LONGEST['threatened'] ?? {}).values()]) {
    const fetched =
      html.match(/<(?:script|img|iframe|video|audio|source|object|embed)\b|<link rel="(?!icon)/g) ?? [];
    expect(fetched).toEqual(['<link rel="', '<script']);
    expect(html).toContain('<link rel="icon" href="data:,"');
  }
});

it('keeps the script within 4 KiB', () => {
  expect(assets.js).toBeLessThanOrEqual(4 * KIB);
});

it.each(Object.entries(LONGEST))('keeps every step of the way of "%s" within 5 KiB', (_, answers) => {
  for (const [path, html] of walkHtml(answers))
    expect({ path, bytes: brotli(html) }).toEqual({ path, bytes: expect.any(Number) });
  const tooBig = [...walkHtml(answers)].filter(([, html]) => brotli(html) > 5 * KIB).map(([path]) => path);
  expect(tooBig).toEqual([]);
});

it.each(Object.entries(LONGEST))(
  'keeps the whole report of "%s" within 60 KiB, style and script included',
  (_, answers) => {
    const before = otherPages().get('start') ?? '';
    const after = otherPages(pageContext()).get('code') ?? '';
    const pages = [before, ...walkHtml(answers).values(), after];
    const bytes = pages.reduce((sum, html) => sum + brotli(html), 0) + assets.css + assets.js;
    expect(bytes).toBeLessThanOrEqual(60 * KIB);
  },
);
