import { axeFindings } from '../support/browser.js';
import { inQueue, useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('a counsellor on the phone', () => {
  it('counts a silent call by one key, and takes it back', async () => {
    const page = await pages.signedIn(pages.kiran, {});
    await inQueue(page);
    await page.getByRole('link', { name: 'By phone' }).click();
    await page.getByRole('heading', { name: 'No report' }).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Nobody spoke: 1' }).waitFor();
    await page.getByRole('button', { name: 'Take back: Nobody spoke' }).click();
    await page.getByRole('button', { name: 'Nobody spoke: 0' }).waitFor();
  });

  it('writes a report down in the language of the person, loses nothing on the way, and reads the code out', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await pages.signedIn(pages.kiran, { colorScheme }, '/intake');
      await page.getByRole('heading', { name: 'Write a report down for somebody' }).waitFor();
      await page.getByLabel('Their language').selectOption('hi');
      await page.getByRole('group', { name: /क्या हो रहा है/ }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    }
    const page = await pages.signedIn(pages.kiran, {}, '/intake');
    await page.getByRole('group', { name: 'What is happening?' }).waitFor();
    await page.getByLabel('They agree that this is written down and kept').check();
    await page.getByRole('button', { name: 'File the report' }).click();
    await page.getByText('One answer needs another look.').waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await page.getByRole('radio', { name: /^Someone says they will share/ }).check();
    await page.getByRole('group', { name: 'What do they want?' }).waitFor();
    await page.getByLabel('What you promised them').fill('That nobody at her school is told.');
    // She looks something up meanwhile.
    await page.getByRole('link', { name: 'Queue' }).click();
    await inQueue(page);
    await page.getByRole('link', { name: 'By phone' }).click();
    expect(await page.getByLabel('What you promised them').inputValue()).toBe(
      'That nobody at her school is told.',
    );
    await page.getByRole('button', { name: 'File the report' }).click();
    await page.getByRole('heading', { name: 'The report is filed' }).waitFor();
    const code = await page.getByText(/^\d{4} \d{4} \d{4} \d{4} \d{4}$/).innerText();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: /^Open case/ }).click();
    await page.getByRole('button', { name: 'Open the story' }).click();
    await page.getByText(`Written down by ${pages.kiran.name}, by phone`).waitFor();
    await page.getByText('That nobody at her school is told.').waitFor();

    await page.goto('/intake');
    await page.getByLabel('Their code').fill(code);
    await page.getByRole('button', { name: 'Find their case' }).click();
    await page.getByRole('link', { name: /^Open case/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
