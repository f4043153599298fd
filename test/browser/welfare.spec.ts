import { axeFindings } from '../support/browser.js';
import { openCase, useConsole, type Known } from '../support/console-page.js';

const pages = useConsole();
const SCREEN = { viewport: { width: 1366, height: 768 } };

const severe = (): Promise<Known> => pages.given({ urgency: 1 });

describe('a shift of severe cases', () => {
  it('ends in the suggestion of a pause, for whoever opened them and nobody else, until they take it', async () => {
    const cases = [await severe(), await severe(), await severe()];
    for (const { id } of cases) await pages.colleague.get(`/api/cases/${id}`);
    const page = await pages.signedIn(pages.kiran, SCREEN);
    const note = page.getByRole('region', { name: 'Your shift' });
    await note.getByText('You opened 3 severe cases in this shift.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const other = await pages.signedIn(pages.meera, SCREEN, '/duty');
    await other.getByText('You opened no severe case since').waitFor();
    expect(await other.getByText('3 severe cases').count()).toBe(0);

    await note.getByRole('link', { name: 'Plan a talk' }).click();
    const shift = page.getByRole('region', { name: 'Your shift' }).first();
    await shift.getByText('Only you see this. Nobody is compared.').waitFor();
    await page.getByRole('button', { name: 'I take a pause' }).click();
    await page.getByText('It is time for a pause').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
    expect(await page.getByText('It is time for a pause').count()).toBe(0);
  });
});

describe('the end of a shift', () => {
  it('shows what went well of their own cases', async () => {
    const { id } = await pages.given();
    await pages.colleague.post(`/api/cases/${id}/assign`, { assigneeId: pages.kiran.id });
    const closed = { status: 'closed', reason: 'resolved', outcome: 'removed' };
    await pages.colleague.post(`/api/cases/${id}/status`, closed);
    const page = await pages.signedIn(pages.kiran, SCREEN, '/duty');
    const good = page.getByRole('region', { name: 'What went well in the last seven days' });
    await good.getByText('Pictures or accounts were removed: one case of yours').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe('a talk after severe cases', () => {
  it('is asked for on the screen of the duty, and answered on any screen', async () => {
    const page = await pages.signedIn(pages.kiran, SCREEN, '/duty');
    await page.getByRole('button', { name: 'Plan a talk' }).click();
    await page.getByLabel('With whom').selectOption(pages.meera.name);
    await page.getByRole('button', { name: 'in 1 h' }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ask for a talk' }).click();
    await page.getByText(`${pages.meera.name} has not said yet.`).waitFor();

    const meera = await pages.signedIn(pages.meera, SCREEN);
    await openCase(meera, await pages.given());
    const bar = meera.getByRole('region', { name: 'Colleagues who ask you for a talk' });
    await bar.getByText(`${pages.kiran.name} asks you for a talk:`).waitFor();
    expect(await axeFindings(meera)).toEqual([]);
    await bar.getByRole('button', { name: 'I will be there' }).click();
    await bar.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText(`${pages.meera.name} talks with you:`).waitFor();
    await meera.getByRole('link', { name: 'Duty' }).click();
    await meera.getByText(`You talk with ${pages.kiran.name}:`).waitFor();
    await meera.getByRole('button', { name: 'It took place' }).click();
    await meera.getByText(`You talk with ${pages.kiran.name}:`).waitFor({ state: 'detached' });
  });
});
