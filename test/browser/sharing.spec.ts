import { axeFindings } from '../support/browser.js';
import { caseShown, useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('a case that another desk reads', () => {
  it('is shared on its page, stands above the queue of the other desk, and is taken back', async () => {
    const { counsellor } = await pages.desk.installation.addDesk('Night desk');
    const found = await pages.filed();
    const page = await pages.signedIn(pages.coordinator, {}, `/cases/${found.id}`);
    await caseShown(page, found);
    const part = page.getByRole('region', { name: 'Read by another desk' });
    await part.getByLabel('Let a desk read the case').selectOption({ label: 'Night desk' });
    await part.getByLabel('Why').fill('They speak her language.');
    expect(await axeFindings(page)).toEqual([]);
    await part.getByRole('button', { name: 'Let it read' }).click();
    await part.getByText(/^Night desk, since/).waitFor();

    const night = await pages.signIn(counsellor);
    const listed = night.getByRole('region', { name: 'Cases of other desks that yours reads' });
    await listed.getByText('of First desk').waitFor();
    expect(await axeFindings(night)).toEqual([]);
    await listed.getByRole('link', { name: found.reference }).click();
    await caseShown(night, found);
    await night.getByText('This is a case of First desk, which answers it.').waitFor();
    expect(await axeFindings(night)).toEqual([]);

    await part.getByRole('button', { name: 'End for Night desk' }).click();
    await part.getByText(/^Night desk, since/).waitFor({ state: 'detached' });
    await night.goto('/cases');
    await night.getByText('Live', { exact: true }).waitFor();
    await night.getByText('Cases of other desks that yours reads').waitFor({ state: 'detached' });
  });
});
