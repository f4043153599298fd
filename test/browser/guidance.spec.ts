import { axeFindings } from '../support/browser.js';
import { useSite } from '../support/site-window.js';

/** A guide of each length, the list before it, the page about own thoughts with and without numbers, and what we keep. */
const PAGES = ['/help', '/g/1', '/g/1/1', '/g/2/1', '/g/4/1', '/g/5/2', '/g/7/3', '/g/8', '/g/8?c=GB', '/p'];

const open = useSite();

it('leads from the first page to what to do in three taps, with no script and no cookie', async () => {
  const { page, complaints } = await open({ javaScriptEnabled: false });
  await page.goto('/');
  await page.getByRole('link', { name: 'Get help now' }).click();
  await page.getByRole('link', { name: 'I am 13 to 17' }).click();
  await page.getByRole('link', { name: 'Someone says they will share a private photo or video' }).click();
  await page.getByRole('heading', { name: 'What to do' }).waitFor();
  expect(await page.locator('ol.steps').textContent()).toContain('Stop. Do not pay.');
  expect(await page.locator('main').textContent()).toContain('You are not in trouble for it.');
  expect(await page.context().cookies()).toEqual([]);
  await page.locator('.govuk-back-link').click();
  await page.getByRole('link', { name: 'Someone took over an account' }).waitFor();
  expect(complaints).toEqual([]);
});

it('reads what we keep from a step with no script, and comes back to the words typed', async () => {
  const { page } = await open({ javaScriptEnabled: false });
  await page.goto('/h/1');
  const next = page.getByRole('button', { name: 'Continue', exact: true });
  await next.click();
  await page.getByLabel('Someone puts pressure on a child').check();
  await next.click();
  await page.goto('/h/50');
  await page.getByRole('textbox').fill('My words');
  await page.getByRole('button', { name: 'What we keep' }).click();
  await page.getByRole('heading', { name: 'Who reads it' }).waitFor();
  await page.locator('a.govuk-button', { hasText: 'Back' }).click();
  expect(await page.getByRole('textbox').inputValue()).toBe('My words');
});

it.each<['light' | 'dark']>([['light'], ['dark']])(
  'passes axe on every page of the guidance (%s), with every target at least 44 px high and none too wide for a phone',
  async (colorScheme) => {
    const { page } = await open({ colorScheme });
    for (const path of PAGES) {
      await page.goto(path);
      expect(await axeFindings(page)).toEqual([]);
      const targets = page.locator(
        'main li > a:visible, main .govuk-button, footer a, .crisis a, .numbers a',
      );
      const small = await targets.evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML),
      );
      expect(small).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
  },
);
