import { readFileSync } from 'node:fs';
import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('printing a case', () => {
  it('asks for whom and why, hands the PDF to the browser, and tells it in the stream', async () => {
    const found = await pages.filed();
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    const section = page.getByRole('region', { name: 'Make a copy' });
    const make = section.getByRole('button', { name: 'Make the file' });
    expect(await make.isDisabled()).toBe(true);
    await section.getByLabel('For', { exact: true }).selectOption('police');
    await section.getByLabel('The thread').check();
    await section.getByLabel('Why', { exact: true }).selectOption('complaint');
    expect(await axeFindings(page)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), make.click()]);
    expect(download.suggestedFilename()).toBe(`${found.reference}.pdf`);
    const file = readFileSync(await download.path());
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    await page
      .getByText(`${pages.kiran.name} printed the case for the police: for a complaint to the police`)
      .waitFor();
  });
});
