import { axeFindings } from '../support/browser.js';
import { openCase, rowOf, useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('the board of a coordinator', () => {
  it('shows what is late and what nobody has, and gives it out by load after a look', async () => {
    const [free, late] = [await pages.given(), await pages.given()];
    await pages.colleague.post(`/api/cases/${late.id}/assign`, { assigneeId: pages.kiran.id });
    await pages.desk.installation.database.query(
      `UPDATE cases SET next_deadline_at = now() - interval '3 hours' WHERE id = '${late.id}'`,
    );
    const page = await pages.signedIn(pages.coordinator);
    await page.getByRole('link', { name: 'Board' }).click();
    const overdue = page.getByRole('group', { name: /^Overdue cases/ });
    await overdue.getByRole('row').filter({ hasText: late.reference }).getByText('overdue').waitFor();
    await page
      .getByRole('group', { name: /^Cases of .* that nobody has$/ })
      .getByText(free.reference)
      .waitFor();
    await page
      .getByRole('group', { name: /^Open cases of each person/ })
      .getByText(pages.meera.name)
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await page.getByRole('button', { name: 'Assign by load…' }).click();
    const proposed = page.getByRole('group', { name: /^Who would get/ });
    await proposed.getByRole('row').filter({ hasText: free.reference }).waitFor();
    expect((await pages.colleague.case(free.id)).assignee).toBeNull();
    await page.getByRole('button', { name: /^Assign th/ }).click();
    await page.getByText('Nothing waits for a person.').waitFor();
    expect((await pages.colleague.case(free.id)).assignee).not.toBeNull();
  });

  it('is not there for a counsellor', async () => {
    const page = await pages.signedIn(pages.kiran);
    expect(await page.getByRole('link', { name: 'Board' }).count()).toBe(0);
    await page.goto('/board');
    await page.getByRole('alert').filter({ hasText: 'You may not do this.' }).waitFor();
  });
});

describe('one change to many cases', () => {
  it('says of each that stayed as it was why', async () => {
    const [fresh, read] = [await pages.given(), await pages.given()];
    await pages.colleague.post(`/api/cases/${read.id}/status`, { status: 'in_progress' });
    const page = await pages.signedIn(pages.coordinator);
    for (const { reference } of [fresh, read]) await page.getByLabel(`Select ${reference}`).check();
    await page.getByLabel('What to do').selectOption({ label: 'Set status' });
    await page.getByLabel('Status…').selectOption('waiting_for_reporter');
    await page.getByRole('button', { name: 'Set status' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: `${fresh.reference}: The case cannot go to this status` })
      .waitFor();
    await page.getByText('1 case selected').waitFor();
    expect((await pages.colleague.case(read.id)).status).toBe('waiting_for_reporter');
  });
});

describe('a note from one shift to the next', () => {
  it('is left on the page of the queue, read there by the next, and put away', async () => {
    const page = await pages.signedIn(pages.kiran);
    await page.getByRole('button', { name: 'Write a note for the next shift' }).click();
    await page.getByLabel('Note for the next shift').fill('Asha waits for a call at nine.');
    await page.getByRole('button', { name: 'Leave the note', exact: true }).click();
    await page.getByRole('button', { name: 'Write a note for the next shift' }).waitFor();
    const next = await pages.signedIn(pages.meera);
    await next.getByText('Asha waits for a call at nine.').waitFor();
    await next.getByText(`${pages.kiran.name} for the next shift of`).waitFor();
    expect(await axeFindings(next)).toEqual([]);
    await next.getByRole('button', { name: 'I have read it' }).click();
    await next.getByText('Asha waits for a call at nine.').waitFor({ state: 'detached' });
  });
});

describe('an answer in the thread', () => {
  it('says that it is not read yet, and the case waits for its reporter until a day', async () => {
    const found = await pages.given();
    await pages.colleague.post(`/api/cases/${found.id}/messages`, {
      id: '7d2c1d0e-93b5-4a6b-8c4f-5f0b7d1b2a10',
      text: 'We are here.',
    });
    const page = await pages.signedIn(pages.kiran);
    await rowOf(page, found).waitFor();
    await openCase(page, found);
    await page.getByText('Not read yet').waitFor();
    const section = page.getByRole('region', { name: 'Not come back' });
    await section.getByText('Waits for the reporter.').waitFor();
    const later = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 16);
    await section.getByLabel('Look again at').fill(later);
    await section.getByRole('button', { name: 'Wait until then' }).click();
    await page.getByText(`${pages.kiran.name} let the case wait for its reporter for`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
