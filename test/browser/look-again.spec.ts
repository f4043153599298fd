import { openCase, useConsole } from '../support/console-page.js';
import { axeFindings } from '../support/browser.js';

const pages = useConsole();

describe('the reminder on a case', () => {
  it('is set, shown with its sentence in the stream, and taken away', async () => {
    const page = await pages.signedIn(pages.kiran, { viewport: { width: 1366, height: 768 } });
    await openCase(page, await pages.given());
    const section = page.getByRole('region', { name: 'Look again' });
    await section.getByText('No reminder is set.').waitFor();
    await section.getByRole('button', { name: 'tomorrow 9:00' }).click();
    await section.getByText(/^That is .* 09:00\.$/).waitFor();
    await section.getByRole('button', { name: 'Set reminder' }).click();
    await section.getByText('Whoever works on the case is reminded:').waitFor();
    await page.getByText(`${pages.kiran.name} asked to be reminded of the case in`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await section.getByRole('button', { name: 'Remove reminder' }).click();
    await section.getByText('No reminder is set.').waitFor();
    await page.getByText(`${pages.kiran.name} took the reminder away`).waitFor();
  });

  it('says what is wrong with a time that has passed', async () => {
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, await pages.given());
    const section = page.getByRole('region', { name: 'Look again' });
    await section.getByLabel('Day').fill('2020-01-01');
    await section.getByLabel('Time (24 h)').fill('25');
    await section.getByText('Write a time like 20:00.').waitFor();
    await section.getByLabel('Time (24 h)').fill('10:00');
    await section.getByRole('button', { name: 'Set reminder' }).click();
    await section.getByText('Choose a time that is at least a minute away.').waitFor();
  });
});
