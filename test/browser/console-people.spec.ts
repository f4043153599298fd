import type { BrowserContextOptions } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { openCase, rowOf, useConsole } from '../support/console-page.js';
import { ACCOUNT_TAKEN, TYPED } from '../support/reports.js';

const pages = useConsole();

describe('what a person with a keyboard, a magnifier or a screen reader meets', () => {
  it.each<[string, BrowserContextOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 1024, height: 700 } }],
  ])('passes axe on every screen (%s)', async (_, options) => {
    const found = await pages.filed();
    const late = await pages.filed(ACCOUNT_TAKEN);
    await pages.desk.installation.database.query(
      `UPDATE cases SET next_deadline_at = now() - interval '5 minutes' WHERE id = $1`,
      [late.id],
    );
    const trouble: string[] = [];
    const outside = await pages.open(options);
    await outside.goto('/');
    await outside.getByRole('button', { name: 'Sign in' }).click();
    await outside.getByText('Enter your password.').waitFor();
    trouble.push(...(await axeFindings(outside)));
    await outside.getByText('Forgotten your password?').click();
    await outside.getByText('Recovery code').first().waitFor();
    trouble.push(...(await axeFindings(outside)));

    const page = await pages.signedIn(pages.coordinator, options);
    await rowOf(page, found).waitFor();
    await page.getByLabel(`Select ${found.reference}`).check();
    trouble.push(...(await axeFindings(page)));
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    trouble.push(...(await axeFindings(page)));
    await page.keyboard.press('Escape');

    await openCase(page, found);
    await page.keyboard.press('o');
    await page.getByText(TYPED.more).waitFor();
    await page.getByLabel('Change to').selectOption('closed');
    trouble.push(...(await axeFindings(page)));
    await page.keyboard.press('n');
    trouble.push(...(await axeFindings(page)));
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByRole('heading', { name: 'Account' }).waitFor();
    trouble.push(...(await axeFindings(page)));
    await page.goto('/no-such-page');
    await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
    trouble.push(...(await axeFindings(page)));
    expect(trouble).toEqual([]);
  });
});
