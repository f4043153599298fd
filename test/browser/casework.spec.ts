import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('closing as no counselling', () => {
  it('takes one key and the reason, and is shown on the case', async () => {
    const page = await pages.signedIn(pages.kiran, { viewport: { width: 1366, height: 768 } });
    await openCase(page, await pages.given());
    await page.keyboard.press('0');
    const dialog = page.getByRole('dialog', { name: 'Close as no counselling?' });
    await dialog.getByText('On your desks so far: tests 0, pranks 0, abuse 0.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('0');
    await dialog.getByRole('button', { name: 'A prank' }).press('Enter');
    const section = page.getByRole('region', { name: 'Outcome' });
    await section.getByText('No counselling: A prank. Counted apart.').waitFor();
    await page.getByText(`${pages.kiran.name} closed the case: A prank`).waitFor();
    expect(await section.getByRole('button').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
  });
});
