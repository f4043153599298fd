import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import {
  catalogues,
  otherPages,
  pageContext,
  screenHtml,
  walkHtml,
} from '../../../test/support/site-pages.js';
import { COOKIE, HEAD, REDIRECT } from '../../../test/support/wire-budget.js';
import { projectRoot } from '../../platform/config/index.js';
import { REPORT_FORM, type Answers } from '../../modules/report-form/index.js';

const KB = 1_000;

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

/** As long as a story may be, of words that do not repeat. */
const STORY = Array.from({ length: 1_000 }, (_one, at) => (at * 7_919 + 12_345).toString(36))
  .join(' ')
  .slice(0, 5_000);

let folder = '';
let assets: { css: number; js: number };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-assets-'));
  execFileSync(process.execPath, [join(projectRoot(), 'scripts', 'build-assets.mjs'), '--out', folder]);
  const size = (ending: string): number => {
    const name = readdirSync(join(folder, 'assets')).find(
      (file) => file.startsWith('site.') && file.endsWith(ending),
    );
    return readFileSync(join(folder, 'assets', name ?? '')).length;
  };
  assets = { css: size('.css.gz'), js: size('.js.gz') };
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All these pages, one after the other, with the style and the script. */
function wholeWay(pages: readonly string[]): number {
  const bodies = pages.reduce((sum, html) => sum + brotli(html), 0) + assets.css + assets.js;
  return bodies + (pages.length + 2) * HEAD + (pages.length - 1) * REDIRECT + COOKIE;
}

it('sends the first page whole in 14 KB, even to a browser that knows gzip alone', () => {
  const html = otherPages().get('start') ?? '';
  expect(gzip(html) + assets.css + assets.js).toBeLessThanOrEqual(14 * KB - 3 * HEAD);
});

/** This page alone may load more, once somebody asked for it. */
const FINGERPRINTS = /^fingerprints(?: again)?$/;

it('asks for a style sheet and a script beside the page, and nothing else', () => {
  const others = [...otherPages()].filter(([name]) => !FINGERPRINTS.test(name)).map(([, html]) => html);
  for (const html of [...others, ...walkHtml(LONGEST['threatened'] ?? {}).values()]) {
    const fetched =
      html.match(/<(?:script|img|iframe|video|audio|source|object|embed)\b|<link rel="(?!icon)/g) ?? [];
    expect(fetched).toEqual(['<link rel="', '<script']);
    expect(html).toContain('<link rel="icon" href="data:,"');
  }
});

it('keeps what the page that makes fingerprints loads besides within 10 KB', () => {
  const sizes = readdirSync(join(folder, 'assets'))
    .filter((file) => /^fingerprint.*\.js\.gz$/.test(file))
    .map((file) => readFileSync(join(folder, 'assets', file)).length);
  expect(sizes).toHaveLength(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(10 * KB);
});

it('keeps the script within 4 KB', () => {
  expect(assets.js).toBeLessThanOrEqual(4 * KB);
});

it.each(Object.entries(LONGEST))('keeps every step of the way of "%s" within 5 KB', (_, answers) => {
  const tooBig = [...walkHtml(answers)]
    .filter(([, html]) => brotli(html) > 5 * KB - HEAD)
    .map(([path]) => path);
  expect(tooBig).toEqual([]);
});

it('keeps every page beside the way within 5 KB, but for the first one and the one with all numbers', () => {
  const others = [...otherPages()].filter(([name]) => !/^(?:start|help)/.test(name));
  expect(others.map(([name]) => name)).toEqual(expect.arrayContaining(['code', 'thread', 'lost', 'trouble']));
  expect(others.filter(([, html]) => brotli(html) > 5 * KB - HEAD).map(([name]) => name)).toEqual([]);
});

it('keeps a step with errors within 5 KB beside the words that were typed', () => {
  const tooBig = REPORT_FORM.screens.filter((screen) => {
    const errors = screen.questions.map(({ id }) => ({
      question: id,
      message: 'site.error.too_long' as const,
      args: { over: 300, max: 200 },
    }));
    const typed = (id: string): string[] => {
      const asked = screen.questions.find((question) => question.id === id);
      return [STORY.slice(0, asked && 'max' in asked ? asked.max : 0)];
    };
    const words = screen.questions.map(({ id }) => typed(id).join('')).join('');
    return brotli(screenHtml(screen, {}, { errors, values: typed })) - brotli(words) > 5 * KB - HEAD;
  });
  expect(tooBig.map(({ id }) => id)).toEqual([]);
});

it('keeps the page with all answers within 5 KB beside the words that were typed', () => {
  const html = walkHtml({ ...LONGEST['threatened'], more: STORY }).get('/h/check') ?? '';
  expect(html).toContain(STORY.slice(0, 40));
  expect(brotli(html) - brotli(STORY)).toBeLessThanOrEqual(5 * KB - HEAD);
});

it.each(Object.entries(LONGEST))(
  'keeps the whole report of "%s" within 60 KB, style and script included',
  (_, answers) => {
    const before = otherPages().get('start') ?? '';
    const after = otherPages(pageContext()).get('code') ?? '';
    const pages = [before, ...walkHtml(answers).values(), after];
    expect(wholeWay(pages)).toBeLessThanOrEqual(60 * KB);
  },
);

describe.each(catalogues.languages)('in %s, whose letters may take three bytes each,', (language) => {
  const words = catalogues.translator(language);
  const before = pageContext({ words, csrf: null, endsIn: null });

  it('the first page and every step keep the same budgets, the whole report 70 KB', () => {
    const start = otherPages(before).get('start') ?? '';
    expect(start).toContain(`<html lang="${language}"`);
    expect(gzip(start) + assets.css + assets.js).toBeLessThanOrEqual(14 * KB - 3 * HEAD);
    for (const answers of Object.values(LONGEST)) {
      const pages = walkHtml(answers, REPORT_FORM, { words });
      const tooBig = [...pages].filter(([, html]) => brotli(html) > 5 * KB - HEAD).map(([path]) => path);
      expect(tooBig).toEqual([]);
      const all = [start, ...pages.values(), otherPages(before).get('code') ?? ''];
      expect(wholeWay(all)).toBeLessThanOrEqual((language === 'en' ? 60 : 70) * KB);
    }
  });
});
