// Alone: it takes long.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { GUIDE_KINDS, GUIDE_READERS } from '../../src/modules/guidance/index.js';
import { projectRoot } from '../../src/platform/config/index.js';
import { Catalogues, directionOf, type MessageKey } from '../../src/platform/i18n/index.js';
import { guidePath, OWN_THOUGHTS_PATH } from '../../src/reporter/pages/guide-paths.js';
import { axeFindings } from '../support/browser.js';
import { PHONE, useSite } from '../support/site-window.js';

const DIGITS = /^\d{4} \d{4} \d{4} \d{4} \d{4}$/;
/** Taken where they are asked, so that every branch of somebody threatened is seen. */
const CHOICES = [
  ['safety', 'self_harm'],
  ['about', 'self'],
  ['happening', 'threatened'],
  ['age', '16_17'],
  ['demands', 'meeting'],
  ['offender', 'known'],
  ['paid', 'yes'],
  ['shared', 'yes'],
] as const;
const MOST_PAGES = 40;

const catalogues = Catalogues.load(join(projectRoot(), 'locales'));
const wordsOf = (language: string) => (key: MessageKey) => catalogues.translator(language).t(key);
/** The digits of a language in place of 0 to 9. */
const inOwnDigits = (language: string, text: string): string => {
  const own = new Intl.NumberFormat(new Intl.Locale(language, { numberingSystem: 'native' }));
  return text.replaceAll(/\d/g, (digit) => own.format(Number(digit)));
};

const open = useSite();

/** What is wrong with the frame of the page: another language or direction, or wider than the window. */
async function frameFaults(page: Page, language: string): Promise<string[]> {
  // A page that was just come to has nothing yet.
  await page.waitForLoadState('domcontentloaded');
  const { lang, dir, wide } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  }));
  const path = new URL(page.url()).pathname;
  const faults = [
    lang === language ? '' : `speaks ${lang}`,
    dir === directionOf(language) ? '' : `runs ${dir}`,
    wide ? 'is wider than the window' : '',
  ];
  return faults.filter(Boolean).map((fault) => `${path} ${fault}`);
}

/** Where the page asks for one of the choices. */
function asked(page: Page): Promise<string[]> {
  const selectors = CHOICES.map(([name, value]) => `[name="${name}"][value="${value}"]`);
  return page.evaluate((all) => all.filter((one) => document.querySelector(one) !== null), selectors);
}

/** Begins on the first page by the language's own name, and goes on to the page with all answers. */
async function goThrough(page: Page, language: string, look: () => Promise<void>): Promise<void> {
  const t = wordsOf(language);
  await page.goto('/');
  if (language !== 'en') await page.locator(`.back .languages a[lang="${language}"]`).click();
  await look();
  await page.getByRole('link', { name: t('site.start.report') }).click();
  for (let pages = 0; pages < MOST_PAGES && !page.url().includes('/h/check'); pages += 1) {
    await look();
    for (const choice of await asked(page)) await page.locator(choice).check();
    await page.locator('main button[name="go"][value="next"]').click();
  }
  expect(new URL(page.url()).pathname).toBe('/h/check');
  await look();
}

async function send(page: Page, language: string): Promise<string> {
  await page.getByRole('button', { name: wordsOf(language)('site.check.send') }).click();
  const code = (await page.locator('#code').textContent()) ?? '';
  expect(code).toMatch(DIGITS);
  return code;
}

it.each(catalogues.languages)(
  'goes the whole way in %s with no script: report, code, coming back with its own digits, reply',
  async (language) => {
    const { page, complaints } = await open({ javaScriptEnabled: false });
    const t = wordsOf(language);
    const faults: string[] = [];
    const look = async () => void faults.push(...(await frameFaults(page, language)));
    await goThrough(page, language, look);
    const code = await send(page, language);
    await look();
    await page.getByRole('button', { name: t('site.code.finish') }).click();
    await page.waitForURL('**/done**');
    await look();

    await page.goto(`/c?l=${language}`);
    await page.getByLabel(t('site.enter.label')).fill(inOwnDigits(language, code));
    await page.getByRole('button', { name: t('site.enter.button'), exact: true }).click();
    await page.getByRole('heading', { name: t('site.thread.title'), level: 1 }).waitFor();
    await page.getByRole('textbox').fill('ഇതും 👍 ہے');
    await page.getByRole('button', { name: t('site.thread.send'), exact: true }).click();
    expect(await page.locator('.thread').textContent()).toContain('ഇതും 👍 ہے');
    await look();
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

/** One of each kind: the first page, choices, lines, a long text, all answers, the code. */
const OF_EACH_KIND = /^\/$|^\/h\/(?:7|31|50|check|code)$/;

interface State {
  name: string;
  media?: Parameters<Page['emulateMedia']>[0];
  viewport?: { width: number; height: number };
  unfolded?: boolean;
}
const LIGHT: State = { name: 'light', media: { colorScheme: 'light' } };
const DARK: State = { name: 'dark', media: { colorScheme: 'dark' } };
const FORCED: State = { name: 'forced colours', media: { forcedColors: 'active' } };
/** As 1280 px at 400 % are, with all that is folded shown. */
const ENLARGED: State = { name: 'at 320 px', viewport: { width: 320, height: 256 }, unfolded: true };

/** `AXE=all npm test -- languages` looks at every page in every language and state, which takes a quarter of an hour. */
const ALL = process.env['AXE'] === 'all';
const EVERY_STATE: [State, RegExp][] = [LIGHT, DARK, FORCED, ENLARGED].map((state) => [state, /./]);
/** Right to left, and with the longest words: the two that fit worst. */
const LOOKED_AT: [string, [State, RegExp][]][] = ALL
  ? catalogues.languages.map((language) => [language, EVERY_STATE])
  : [
      [
        'ur',
        [
          [DARK, /./],
          [FORCED, OF_EACH_KIND],
          [ENLARGED, OF_EACH_KIND],
        ],
      ],
      ['ta', [[ENLARGED, OF_EACH_KIND]]],
    ];

/** What is wrong with the page in each state; axe looks at the paths that go with it. */
async function stateFaults(page: Page, language: string, states: [State, RegExp][]): Promise<string[]> {
  const faults: string[] = [];
  for (const [{ name, media, viewport, unfolded = false }, pages] of states) {
    await page.emulateMedia({ colorScheme: null, forcedColors: null, ...media });
    await page.setViewportSize(viewport ?? PHONE.viewport);
    await unfold(page, unfolded);
    const found = await frameFaults(page, language);
    if (pages.test(new URL(page.url()).pathname)) found.push(...(await axeFindings(page)));
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
  await unfold(page, false);
  return faults;
}

function unfold(page: Page, open: boolean): Promise<void> {
  return page.evaluate((shown) => {
    for (const folded of document.querySelectorAll('details')) folded.open = shown;
  }, open);
}

it.each(LOOKED_AT)(
  'fits the window and passes axe on every page of a way in %s',
  async (language, states) => {
    const { page } = await open();
    const faults: string[] = [];
    const look = async () => void faults.push(...(await stateFaults(page, language, states)));
    await goThrough(page, language, look);
    await send(page, language);
    await look();
    expect(faults).toEqual([]);
  },
);

/** Pages that ask nothing. */
const READ: string[] = ALL
  ? ['/help', '/help/50', '/p', '/done', '/no-such-page', '/h/50', OWN_THOUGHTS_PATH, ...guides()]
  : ['/help'];

function guides(): string[] {
  return GUIDE_READERS.flatMap((reader) => [
    guidePath(reader),
    ...GUIDE_KINDS.map((kind) => guidePath(reader, kind)),
  ]);
}

it.each(catalogues.languages)(
  'passes axe in %s where something needs another look, and on what is read',
  async (language) => {
    const states: [State, RegExp][] = ALL
      ? EVERY_STATE
      : [
          [LIGHT, /./],
          [ENLARGED, /^\/c$/],
        ];
    const { page } = await open();
    await page.goto(`/c?l=${language}`);
    await page.getByRole('button', { name: wordsOf(language)('site.enter.button'), exact: true }).click();
    await page.locator('.govuk-error-summary').waitFor();
    const faults = await stateFaults(page, language, states);
    for (const path of READ) {
      await page.goto(`${path}?l=${language}`);
      faults.push(...(await stateFaults(page, language, states)));
    }
    expect(faults).toEqual([]);
  },
);
