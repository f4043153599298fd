import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';

const pages = useConsole();
const PAY = /^Tell them: do not answer, pay or send more\./;

describe('the tasks of a case', () => {
  it('are done by the keyboard, not needed for a reason, opened again and added to', async () => {
    const page = await pages.signedIn(pages.kiran, { viewport: { width: 1366, height: 768 } });
    await openCase(page, await pages.given());
    const section = page.getByRole('region', { name: 'Tasks' });
    const open = section.getByRole('list', { name: 'To do' });
    const pay = open.getByRole('listitem').filter({ hasText: PAY });
    await pay.getByText('For whoever has the case').waitFor();
    await pay.getByText('Source: First-hours guidance of NCMEC and FBI').waitFor();
    expect(await axeFindings(page)).toEqual([]);

    // One key goes to what is due first, the same key says that it is done.
    const before = await open.getByRole('listitem').count();
    await page.keyboard.press('d');
    const first = open.getByRole('listitem').first();
    const words = await first.locator('p').first().innerText();
    await page.keyboard.press('d');
    await section.getByText('1 task is done or not needed').waitFor();
    expect(await open.getByRole('listitem').count()).toBe(before - 1);
    await page.getByText(`${pages.kiran.name} did a task: ${words}`).waitFor();
    await section.getByText('1 task is done or not needed').click();
    await section.getByRole('button', { name: `To be done after all: ${words}` }).click();
    await open.getByText(words).waitFor();

    await pay.getByRole('button', { name: /^More for: / }).click();
    await pay.getByLabel('Whose task it is').selectOption({ label: pages.meera.name });
    await pay.getByText(`${pages.meera.name} has it`).waitFor();
    await pay.getByRole('button', { name: 'tomorrow 9:00' }).click();
    await pay.getByRole('button', { name: 'Set reminder' }).click();
    await pay.getByText('Reminder: ').waitFor();
    await pay.getByLabel('Why it is not needed').fill('They stopped by themselves.');
    expect(await axeFindings(page)).toEqual([]);
    await pay.getByRole('button', { name: 'Not needed' }).click();
    await section.getByText(/They stopped by themselves\.$/).waitFor();

    await section.getByText('Add a task').first().click();
    await section.getByLabel('What is to be done').fill('Ask the school for its counsellor.');
    await section.getByRole('button', { name: 'Add a task' }).click();
    await open.getByText('Ask the school for its counsellor.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
