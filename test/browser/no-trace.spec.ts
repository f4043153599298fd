import type { Page } from 'playwright-core';
import { begin, choose, NEUTRAL, useSite } from '../support/site-window.js';

const WORDS = 'My secret words';
const MOST_BACK = 14;

const open = useSite({ whole: true });

/** What must not be seen again: words, choices, and the code of the report. */
type Secrets = string[];

/** Somebody who wrote something, on a page of each kind. */
const KINDS: Record<string, (page: Page) => Promise<Secrets>> = {
  async step(page) {
    await write(page);
    await page.goto('/h/50');
    expect(await page.getByRole('textbox').inputValue()).toBe(WORDS);
    return [];
  },
  async 'step with something to look at again'(page) {
    await write(page);
    await page.goto('/h/50');
    await page.getByRole('textbox').fill(`${WORDS} ${'x'.repeat(5_100)}`);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByRole('heading', { name: 'Something needs another look' }).waitFor();
    return [];
  },
  async check(page) {
    await write(page);
    await page.goto('/h/check');
    expect(await page.content()).toContain(WORDS);
    return [];
  },
  code: sent,
  async thread(page) {
    const [code = ''] = await sent(page);
    await page.goto('/c');
    await page.getByLabel('Your code').fill(code);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByLabel('Write to us').fill(`${WORDS} again`);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.thread').getByText(WORDS).waitFor();
    return [code];
  },
  async guidance(page) {
    await write(page);
    await page.goto('/h/50');
    await page.getByRole('button', { name: 'More numbers' }).click();
    await page.waitForURL('**/help/50*');
    return [];
  },
};

async function write(page: Page): Promise<void> {
  await begin(page);
  await page.goto('/h/50');
  await page.getByRole('textbox').fill(WORDS);
  await choose(page);
}

async function sent(page: Page): Promise<Secrets> {
  await write(page);
  await page.goto('/h/check');
  await page.getByRole('button', { name: 'Send my report' }).click();
  return [(await page.locator('#code').textContent()) ?? ''];
}

/** Goes back as far as the browser goes; Chromium shows a page of its own for the answer to a form that it did not keep. */
async function expectNothingBehind(page: Page, secrets: Secrets): Promise<void> {
  const shown: string[] = [];
  for (let back = 0; back < MOST_BACK; back += 1) {
    await page.goBack({ waitUntil: 'commit' }).catch(() => undefined);
    await page.waitForLoadState().catch(() => undefined);
    // A page that asks the server again goes away while it is read.
    shown.push(await textOf(page).catch(() => page.waitForLoadState().then(() => textOf(page))));
  }
  // It was no page of the browser's own alone.
  expect(
    shown.some((text) => /This page was closed to keep you safe|not in use|Report to us/.test(text)),
  ).toBe(true);
  for (const secret of [WORDS, '16 or 17', ...secrets])
    expect(shown.filter((text) => text.includes(secret) && !isForm(text))).toEqual([]);
}

/** What can be read, fields included. */
function textOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[];
    const filled = fields.filter(({ type, checked }) => !['radio', 'checkbox'].includes(type) || checked);
    return [document.title, document.body.innerText, ...filled.map(({ value }) => value)].join('\n');
  });
}

/** The first pages of a form, which say what everybody is asked. */
function isForm(text: string): boolean {
  return text.includes('Under 13') && text.includes('16 or 17');
}

it('runs with the back/forward cache on', async () => {
  const { page } = await open();
  await page.goto(NEUTRAL);
  await page.evaluate(() => Object.assign(window, { kept: true }));
  await page.goto('/');
  // A page that comes out of the cache does not load again.
  await page.goBack({ waitUntil: 'commit' });
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
});

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('Back %s', (_how, javaScriptEnabled) => {
  it.each(Object.keys(KINDS))('shows no answer after Exit on a page of the kind: %s', async (kind) => {
    const { page } = await open({ javaScriptEnabled });
    const secrets = (await KINDS[kind]?.(page)) ?? [];
    await page.getByRole('link', { name: 'Exit this page' }).click();
    await page.waitForURL(NEUTRAL);
    expect(await page.context().cookies()).toEqual([]);
    await expectNothingBehind(page, secrets);
  });

  it('shows no answer after "Finish and leave"', async () => {
    const { page } = await open({ javaScriptEnabled });
    const secrets = await sent(page);
    await page.getByRole('button', { name: 'Finish and leave' }).click();
    await page.waitForURL('**/done');
    expect(await page.context().cookies()).toEqual([]);
    await expectNothingBehind(page, secrets);
  });
});
