import type { Page } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { begin, choose, NEUTRAL, useSite } from '../support/site-window.js';

const DIGITS = /^\d{4} \d{4} \d{4} \d{4} \d{4}$/;

const open = useSite({ whole: true });

it('files a report, comes back and writes, with no script, on a narrow phone', async () => {
  const { page, complaints } = await open({ javaScriptEnabled: false });
  await begin(page);
  await choose(page, 'Go on without a name');
  await expectHeading(page, 'What you can do right now');
  await choose(page);
  await page.getByRole('textbox').fill('They write every night.');
  await choose(page);
  await choose(page, 'Yes', 'Yes, it ends today', 'Money');
  await page.getByLabel('Only from online').check();
  await page.getByLabel('User name, link, e-mail or phone number of this person').fill('some.one');
  await page.getByLabel('Name of the other app or site').press('Enter');
  await expectHeading(page, 'Was anything paid or sent?');
  for (let pages = 0; pages < 2; pages++) await choose(page);
  await expectHeading(page, 'Check your answers');
  await page.getByRole('button', { name: 'Send my report' }).click();
  const code = (await page.locator('#code').textContent()) ?? '';
  expect(code).toMatch(DIGITS);
  await page.getByRole('button', { name: 'Finish and leave' }).click();
  await page.waitForURL('**/done');

  await page.goto('/c');
  await page.getByLabel('Your code').fill(code);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByLabel('Write to us').fill('There is more.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  expect(await page.locator('.thread').textContent()).toContain('There is more.');

  await page.getByText('Keep a copy').click();
  await page.getByLabel('Write to us').fill('Not sent yet.');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Copy to read (PDF)' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^copy-[\d-]+\.pdf$/);
  expect(await page.getByLabel('Write to us').inputValue()).toBe('Not sent yet.');
  expect(complaints).toEqual([]);
});

async function expectHeading(page: Page, words: string): Promise<void> {
  expect((await page.locator('h1').textContent())?.trim()).toBe(words);
}

describe('leaving', () => {
  it('blanks the page and leaves nothing that Back could show, also from the back/forward cache', async () => {
    const { page, complaints } = await open();
    await begin(page);
    await page.getByRole('link', { name: 'Exit this page' }).click();
    await page.waitForURL(NEUTRAL);
    expect(await page.context().cookies()).toEqual([]);
    await page.goBack();
    await page.waitForLoadState();
    expect(await page.content()).not.toContain('What stays private');
    expect(await page.content()).not.toContain('16 or 17');
    expect(complaints).toEqual([]);
  });

  it('leaves on Shift pressed three times, but not on Shift held for a capital letter', async () => {
    const { page } = await open();
    await page.goto('/c');
    const field = page.getByLabel('Your code');
    for (let times = 0; times < 3; times++) await field.press('Shift+A');
    expect(new URL(page.url()).pathname).toBe('/c');
    for (let times = 0; times < 3; times++) await page.keyboard.press('Shift');
    await page.waitForURL(NEUTRAL);
  });

  it('is a plain link where no script runs', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await begin(page);
    await page.getByRole('link', { name: 'Exit this page' }).click();
    await page.waitForURL(NEUTRAL);
    expect(await page.context().cookies()).toEqual([]);
  });

  it('leaves nothing that Back could show where no script runs: not a word, on any page before', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await begin(page);
    await page.goto('/h/50');
    await page.getByRole('textbox').fill('My secret words');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByRole('link', { name: 'Exit this page' }).click();
    await page.waitForURL(NEUTRAL);
    for (let pages = 0; pages < 4; pages++) {
      await page.goBack();
      await page.waitForLoadState();
      expect(await page.content()).not.toMatch(/My secret words|16 or 17|What stays private/);
      expect(await page.content()).toContain('This page was closed to keep you safe');
    }
  });
});

describe('more than one form can hold', () => {
  it('stays in its field where a script runs, with what to do said at once', async () => {
    const { page, complaints } = await open();
    await begin(page);
    // As a paste does: Playwright's own typing lays out every line.
    const paste = async (text: string): Promise<void> => {
      const field = page.getByRole('textbox');
      await field.evaluate((one, value) => ((one as HTMLTextAreaElement).value = value), text);
    };
    const next = page.getByRole('button', { name: 'Continue', exact: true });
    for (const letters of ['क'.repeat(7_300), 'ab\n'.repeat(8_500)]) {
      await page.goto('/h/50');
      await paste(letters);
      await next.click();
      const message = page.locator('[data-too-much]:focus');
      await message.waitFor();
      expect(await message.textContent()).toMatch(/^This is too much to send at once\./);
      expect(new URL(page.url()).pathname).toBe('/h/50');
      expect(await page.getByRole('textbox').inputValue()).toBe(letters);
    }
    await paste('ab\n'.repeat(8_000));
    await next.click();
    await page.getByRole('heading', { name: 'Something needs another look' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

it('changes country and goes to the numbers from a step with no script, and loses no word', async () => {
  const { page } = await open({ javaScriptEnabled: false });
  await begin(page);
  await page.goto('/h/50');
  await page.getByRole('textbox').fill('My words');
  await page.locator('.exit-bar summary').click();
  await page.getByLabel('Country', { exact: true }).selectOption('GB');
  await page.getByRole('button', { name: 'Change' }).click();
  expect(await page.getByRole('textbox').inputValue()).toBe('My words');
  await page.getByRole('textbox').fill('My words, and more');
  await page.getByRole('button', { name: 'More numbers' }).click();
  await page.waitForURL('**/help/50?c=GB');
  await page.locator('.govuk-back-link').click();
  await page.waitForURL('**/h/50');
  expect(await page.getByRole('textbox').inputValue()).toBe('My words, and more');
});

it('counts what is left of a text where a script runs, and says the most it can be where none does', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await open({ javaScriptEnabled });
    await begin(page);
    await page.goto('/h/50');
    await page.getByRole('textbox').fill('नमस्ते 🛟');
    expect(await page.getByText('Up to 5,000 letters.').isVisible()).toBe(true);
    const left = page.getByText('Letters left:');
    if (javaScriptEnabled) expect(await left.textContent()).toBe('Letters left: 4992');
    else expect(await left.isVisible()).toBe(false);
  }
});

it('copies and hides the code where a script runs', async () => {
  const { page } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await begin(page);
  await page.goto('/h/50');
  await page.getByRole('button', { name: 'Send what I have now' }).click();
  await page.getByRole('button', { name: 'Send my report' }).click();
  const code = page.locator('#code');
  const digits = (await code.textContent()) ?? '';
  await page.getByRole('button', { name: 'Copy the code' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  await page.getByRole('button', { name: 'Hide the code' }).click();
  expect(await code.textContent()).toBe('•••• •••• •••• •••• ••••');
  await page.getByRole('button', { name: 'Show the code' }).click();
  expect(await code.textContent()).toBe(digits);
});

describe('what a person with a keyboard, a magnifier or a screen reader meets', () => {
  it('takes focus to what needs another look, and from there to the field', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto('/c');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.locator('.govuk-error-summary:focus').waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByRole('link', { name: 'Type your code.' }).click();
    await page.locator('#code:focus, #code:target').waitFor();
  });

  it('never hides the focus behind the Exit bar, nor scrolls sideways at 320 px', async () => {
    const { page } = await open({ viewport: { width: 320, height: 256 } });
    await begin(page);
    await choose(page);
    const bar = (await page.locator('.exit-bar').boundingBox())?.height ?? 0;
    for (let presses = 0; presses < 25; presses++) {
      await page.keyboard.press(presses < 15 ? 'Tab' : 'Shift+Tab');
      const top = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused.closest('.exit-bar, .skip') || focused === document.body) return null;
        return focused.getBoundingClientRect().bottom;
      });
      if (top !== null) expect(top).toBeGreaterThan(bar);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  // Dark, forced colours and right to left: languages.spec.ts.
  it('passes axe on every page of a way, with every target at least 44 px high', async () => {
    const { page } = await open({ colorScheme: 'light' });
    const found: string[] = [];
    const small: string[] = [];
    const look = async (): Promise<void> => {
      found.push(...(await axeFindings(page)));
      small.push(
        ...(await page
          .locator('button:visible, summary:visible, select:visible, .crisis a, .exit, .ways li, .numbers a')
          .evaluateAll((all) =>
            all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML),
          )),
      );
    };
    for (const path of ['/', '/help', '/c', '/done', '/no-such-page', '/h/50']) {
      await page.goto(path);
      await look();
    }
    await page.goto('/c');
    await page.getByRole('button', { name: 'Open' }).click();
    await look();
    await begin(page);
    await look();
    for (let pages = 0; pages < 30 && !page.url().endsWith('/h/check'); pages++) {
      for (const [name, value] of [
        ['paid', 'yes'],
        ['shared', 'yes'],
        ['demands', 'meeting'],
      ]) {
        const choice = page.locator(`[name="${name}"][value="${value}"]`);
        if (await choice.count()) await choice.check();
      }
      await choose(page);
      await look();
    }
    await page.getByRole('button', { name: 'Send my report' }).click();
    await look();
    const code = (await page.locator('#code').textContent()) ?? '';
    await page.goto('/c');
    await page.getByLabel('Your code').fill(code);
    await page.getByRole('button', { name: 'Open' }).click();
    await look();
    expect(found).toEqual([]);
    expect(small).toEqual([]);
  });
});
