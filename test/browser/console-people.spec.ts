import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { openCase, rowOf, useConsole } from '../support/console-page.js';
import { ACCOUNT_TAKEN, TYPED } from '../support/reports.js';

const pages = useConsole();

describe('what a person with a keyboard, a magnifier or a screen reader meets', () => {
  // What changes with the colours is the contrast, and with the width what covers what; the plainest screens change least.
  it.each<[string, BrowserContextOptions, string[]]>([
    ['light', { colorScheme: 'light' }, []],
    ['dark', { colorScheme: 'dark' }, ['color-contrast']],
    ['narrow', { viewport: { width: 1024, height: 700 } }, ['color-contrast', 'scrollable-region-focusable']],
  ])('passes axe on every screen (%s)', async (_, options, rules) => {
    const trouble: string[] = [];
    const look = async (shown: Page, plain = false): Promise<void> => {
      if (plain && rules.length > 0) return;
      trouble.push(...(await axeFindings(shown, rules)));
    };
    const found = await pages.filed();
    const late = await pages.filed(ACCOUNT_TAKEN);
    await pages.desk.installation.database.query(
      `UPDATE cases SET next_deadline_at = now() - interval '5 minutes' WHERE id = $1`,
      [late.id],
    );
    const outside = await pages.open(options);
    await outside.goto('/');
    await outside.getByRole('button', { name: 'Sign in' }).click();
    await outside.getByText('Enter your password.').waitFor();
    await look(outside);
    await outside.getByText('Forgotten your password?').click();
    await outside.getByText('Recovery code').first().waitFor();
    await look(outside, true);

    const page = await pages.signedIn(pages.coordinator, options);
    await rowOf(page, found).waitFor();
    await page.getByLabel(`Select ${found.reference}`).check();
    await look(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await look(page, true);
    await page.keyboard.press('Escape');

    await openCase(page, found);
    await page.keyboard.press('o');
    await page.getByText(TYPED.more).waitFor();
    await page.getByLabel('Change to').selectOption('closed');
    await look(page);
    await page.keyboard.press('n');
    await look(page);
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByRole('heading', { name: 'Account' }).waitFor();
    await look(page, true);
    await page.goto('/no-such-page');
    await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
    await look(page, true);
    expect(trouble).toEqual([]);
  });
});
