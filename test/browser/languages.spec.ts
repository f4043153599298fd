import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { projectRoot } from '../../src/platform/config/index.js';
import { Catalogues, directionOf, type MessageKey } from '../../src/platform/i18n/index.js';
import { axeFindings, TestBrowser } from '../support/browser.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';

const PHONE = { viewport: { width: 360, height: 740 } };
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

let desk: Helpdesk;
let browser: TestBrowser;

jest.setTimeout(120_000);
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
  browser = await TestBrowser.launch();
});
afterEach(() => browser.closeAll());
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

/** What is wrong with the frame of the page: another language or direction, or wider than the window. */
async function frameFaults(page: Page, language: string): Promise<string[]> {
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
  if (language !== 'en') await page.locator(`.languages a[lang="${language}"]`).click();
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
    const { page, complaints } = await browser.open({
      baseURL: desk.site,
      ...PHONE,
      javaScriptEnabled: false,
    });
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

it.each<[string, string, RegExp, BrowserContextOptions]>([
  ['right to left, dark', 'ur', /./, { ...PHONE, colorScheme: 'dark' }],
  ['right to left, forced colours', 'ur', OF_EACH_KIND, { ...PHONE, forcedColors: 'active' }],
  ['at 320 px, as 1280 px at 400 % are', 'hi', OF_EACH_KIND, { viewport: { width: 320, height: 256 } }],
  ['with long words, at 320 px', 'ta', OF_EACH_KIND, { viewport: { width: 320, height: 256 } }],
])('fits the window on every page of a way, and passes axe, %s (%s)', async (_, language, pages, options) => {
  const { page } = await browser.open({ baseURL: desk.site, ...options });
  const faults: string[] = [];
  const look = async () => {
    faults.push(...(await frameFaults(page, language)));
    if (pages.test(new URL(page.url()).pathname)) faults.push(...(await axeFindings(page)));
  };
  await goThrough(page, language, look);
  await send(page, language);
  await look();
  expect(faults).toEqual([]);
});

it.each(catalogues.languages)(
  'passes axe in %s where something needs another look, and on the numbers',
  async (language) => {
    const { page } = await browser.open({ baseURL: desk.site, ...PHONE });
    await page.goto(`/c?l=${language}`);
    await page.getByRole('button', { name: wordsOf(language)('site.enter.button'), exact: true }).click();
    await page.locator('.govuk-error-summary').waitFor();
    expect([...(await frameFaults(page, language)), ...(await axeFindings(page))]).toEqual([]);
    await page.goto(`/help?l=${language}`);
    expect([...(await frameFaults(page, language)), ...(await axeFindings(page))]).toEqual([]);
  },
);
