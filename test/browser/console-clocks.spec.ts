import type { Page } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { openCase, useConsole, type Filed } from '../support/console-page.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN } from '../support/reports.js';

const HOUR = 3_600_000;

const pages = useConsole();

/** A case on the screen of a counsellor in a zone that is not that of the server. */
async function opened(): Promise<{ page: Page; found: Filed }> {
  const found = await pages.filed(ACCOUNT_TAKEN);
  const page = await pages.signedIn(pages.kiran, { timezoneId: 'Asia/Kolkata' });
  await openCase(page, found);
  return { page, found };
}

/** What a person in India types for a moment. */
const typedIn = (at: Date): string => new Date(at.getTime() + 5.5 * HOUR).toISOString().slice(0, 16);
const clocksOf = (page: Page) => page.getByRole('region', { name: 'Clocks' });

describe('the clocks of a case', () => {
  it('promise the reporter an answer by a time, by keyboard alone', async () => {
    const { page, found } = await opened();
    const field = clocksOf(page).getByLabel('Time (24 h)');
    const fill = async (at: Date): Promise<void> => {
      const [day = '', time = ''] = typedIn(at).split('T');
      await clocksOf(page).getByLabel('Day').fill(day);
      await field.fill(time);
    };
    await fill(new Date());
    await field.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'at least 5 minutes away' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    const until = new Date(Date.now() + 26.5 * HOUR);
    await fill(until);
    await page.keyboard.press('Tab');
    while (
      !(await page.getByRole('button', { name: 'Promise' }).evaluate((one) => one === document.activeElement))
    )
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await clocksOf(page).getByText('Promised answer').waitFor();
    await page.getByText(/promised the reporter an answer within 1 d 2 h/).waitFor();
    expect(await field.inputValue()).toBe('');
    const { clocks } = await pages.colleague.case(found.id);
    const minute = new Date(Math.floor(until.getTime() / 60_000) * 60_000).toISOString();
    expect(clocks).toContainEqual(expect.objectContaining({ kind: 'promise', dueAt: minute }));
    const { text } = await new Reporter(pages.desk.site).enter(found.code);
    expect(text).toMatch(/A helper promised you an answer within 2[67] hours\./);
  });

  it('follow the urgency that a person sets, and stand still while the reporter is awaited', async () => {
    const { page, found } = await opened();
    const { urgency: before } = await pages.colleague.case(found.id);
    await page.getByLabel('New level').selectOption('1');
    await page.getByLabel('Because of').selectOption({ label: 'More danger than was known' });
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Set level' }).press('Enter');
    await page.getByRole('heading', { name: 'Why urgency 1' }).waitFor();
    await page
      .getByText(`changed the urgency from ${before} to 1: More danger than was known`)
      .first()
      .waitFor();
    await clocksOf(page)
      .getByText(/in 1[345] min/)
      .waitFor();

    for (const status of ['in_progress', 'waiting_for_reporter']) {
      await page.getByLabel('Change to').selectOption(status);
      await page.getByRole('button', { name: 'Set', exact: true }).click();
    }
    await clocksOf(page)
      .getByText(/Paused while the reporter is awaited, 1[345] min left/)
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
