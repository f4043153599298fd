import { axeFindings } from '../support/browser.js';
import { caseShown, rowOf, useConsole } from '../support/console-page.js';

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

describe('a case that goes to another desk', () => {
  it('is handed over on its page, leaves the queue of the one and comes to that of the other', async () => {
    const { counsellor } = await pages.desk.installation.addDesk('Evening desk');
    const found = await pages.filed();
    const page = await pages.signedIn(pages.coordinator, {}, `/cases/${found.id}`);
    await caseShown(page, found);
    const part = page.getByRole('region', { name: 'Another desk', exact: true });
    await part.getByLabel('Hand the case over to').selectOption({ label: 'Evening desk' });
    await part.getByText(/^Evening desk gets the case at once/).waitFor();
    expect(await part.getByRole('button', { name: 'Hand it over' }).isDisabled()).toBe(true);
    await part.getByLabel('Why').fill('She writes at night.');
    await part.getByRole('button', { name: 'Hand it over' }).click();
    await page.waitForURL((url) => url.pathname === '/cases');
    await rowOf(page, found).waitFor({ state: 'detached' });

    const evening = await pages.signIn(counsellor);
    await rowOf(evening, found).waitFor();
  });
});
