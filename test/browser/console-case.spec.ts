import { randomUUID } from 'node:crypto';
import { caseShown, openCase, rowOf, useConsole, waitForFocus } from '../support/console-page.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN, TYPED } from '../support/reports.js';

const pages = useConsole();

describe('a case', () => {
  it('folds the story away until it is asked for, and the opening is logged', async () => {
    const found = await pages.filed();
    const openings = (): Promise<number> =>
      pages.count(`audit_log WHERE action = 'report.opened' AND subject_id = $1`, [found.id]);
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    await page.getByText('When you open the story, that is written to the audit log.').waitFor();
    expect(await page.content()).not.toContain(TYPED.more);
    expect(await openings()).toBe(0);

    await page.keyboard.press('o');
    await page.getByText(TYPED.more).waitFor();
    await page.getByText(TYPED.paidTo).waitFor();
    await page.getByText('You opened the story at').waitFor();
    expect(await openings()).toBe(1);
    await page.keyboard.press('o');
    await page.getByText(TYPED.more).waitFor({ state: 'hidden' });
  });

  it('never makes a link of what a reporter typed', async () => {
    const found = await pages.filed(ACCOUNT_TAKEN);
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    await page.keyboard.press('o');
    await page.getByText('https://facebook.com/some.body').first().waitFor();
    expect(await page.locator('a[href*="facebook.com"], img, iframe, video').count()).toBe(0);
  });

  it('shows what the reporter writes while it is open, and is closed with a reason and reopened', async () => {
    const found = await pages.filed();
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    await page.getByLabel('Change to').selectOption('closed');
    await page.getByRole('button', { name: 'Close the case' }).click();
    await page.getByText('Choose a reason.').waitFor();
    await page.getByLabel('Advice given').check();
    await page.getByRole('button', { name: 'Close the case' }).click();
    await page.getByText('Choose what became of the person.').waitFor();
    await page.getByLabel('Safe now').check();
    await page.getByRole('button', { name: 'Close the case' }).click();
    await page.getByText(`${pages.kiran.name} closed the case: Advice given`).waitFor();

    const reporter = await new Reporter(pages.desk.site).enter(found.code);
    await reporter.press('Send', { message: 'He wrote again.' });
    await page.getByRole('article', { name: 'Reporter' }).filter({ hasText: 'He wrote again.' }).waitFor();
    await page.getByText('Reopened: the reporter wrote again').waitFor();
    await page.getByText('In progress · reopened').first().waitFor();
  });

  it('is not there for somebody of another desk', async () => {
    const found = await pages.given();
    const { counsellor: stranger } = await pages.desk.installation.addDesk('Desk of strangers');
    const page = await pages.signIn(stranger);
    await page.getByText('No case fits here.').waitFor();
    await page.goto(`/cases/${found.id}`);
    await page.getByRole('heading', { name: 'This case is not here' }).waitFor();
  });

  it('is not there for somebody whom its reporter wants kept away', async () => {
    const found = await pages.given({ excluded: [pages.meera.id] });
    const other = await pages.given();
    const page = await pages.signedIn(pages.meera);
    await rowOf(page, other).waitFor();
    expect(await rowOf(page, found).count()).toBe(0);
    await page.goto(`/cases/${found.id}`);
    await page.getByRole('heading', { name: 'This case is not here' }).waitFor();
    expect(await page.content()).not.toContain(found.reference);
    const colleague = await pages.signedIn(pages.kiran);
    await rowOf(colleague, found).waitFor();
  });

  it('goes to one of two who take it at once, and from one to the other by a button that says so', async () => {
    const found = await pages.given();
    const [kirans, meeras] = [await pages.signedIn(pages.kiran), await pages.signedIn(pages.meera)];
    await Promise.all([openCase(kirans, found), openCase(meeras, found)]);
    // Meera’s screen does not learn in time that Kiran was faster.
    const address = `**/api/cases/${found.id}`;
    const before = await meeras.context().request.get(`/api/cases/${found.id}`);
    await meeras.route(address, (route) => route.fulfill({ response: before }));
    await kirans.getByRole('button', { name: 'Assign to me' }).click();
    await kirans.getByText(`${pages.kiran.name} (you)`).waitFor();
    await meeras.getByRole('button', { name: 'Assign to me' }).click();
    await meeras.getByRole('alert').filter({ hasText: 'Somebody else has the case by now.' }).waitFor();
    await meeras.unroute(address);
    await pages.colleague.post(`/api/cases/${found.id}/notes`, {
      id: randomUUID(),
      text: 'I take this one.',
    });
    await meeras.getByRole('article').filter({ hasText: 'I take this one.' }).waitFor();
    await meeras
      .getByRole('alert')
      .filter({ hasText: `${pages.kiran.name} has the case by now.` })
      .waitFor();
    await meeras.keyboard.press('a');
    await meeras.getByRole('button', { name: `Take over from ${pages.kiran.name}` }).click();
    await meeras.getByText(`${pages.meera.name} (you)`).waitFor();
    await kirans.getByRole('button', { name: `Take over from ${pages.meera.name}` }).waitFor();
  });

  it('is written to the audit log as opened once, however often it changes on the screen', async () => {
    const found = await pages.given();
    const opened = (): Promise<number> =>
      pages.count(`audit_log WHERE action = 'case.opened' AND subject_id = $1 AND actor_id = $2`, [
        found.id,
        pages.meera.id,
      ]);
    const page = await pages.signedIn(pages.meera);
    await openCase(page, found);
    for (const [assigneeId, from] of [
      [pages.kiran.id, null],
      [null, pages.kiran.id],
    ]) {
      await pages.colleague.post(`/api/cases/${found.id}/assign`, { assigneeId, from });
      const name = assigneeId === null ? 'Assign to me' : `Take over from ${pages.kiran.name}`;
      await page.getByRole('button', { name }).waitFor();
    }
    expect(await opened()).toBe(1);
    await page.getByRole('link', { name: 'Whole queue' }).click();
    await openCase(page, found);
    await page.reload();
    await caseShown(page, found);
    expect(await opened()).toBe(2);
  });

  it('shows of its times, once it is closed, the day alone, wherever its reader is', async () => {
    const found = await pages.given({ createdAt: new Date('2026-11-03T21:40:00Z') });
    const page = await pages.signedIn(pages.kiran, { timezoneId: 'America/New_York', locale: 'en-GB' });
    await openCase(page, found);
    await page.getByRole('heading', { name: /^Report of .*16:40/ }).waitFor();
    await pages.colleague.post(`/api/cases/${found.id}/status`, {
      status: 'closed',
      reason: 'referred',
      outcome: 'safe',
    });
    await page.getByRole('heading', { name: /^Report of Tue,? 3 Nov$/ }).waitFor();
    const happened = page
      .getByRole('listitem')
      .filter({ hasText: 'closed the case: Referred' })
      .locator('time');
    const day = new Date().toISOString().slice(0, 10);
    expect(await happened.getAttribute('datetime')).toBe(day);
    const words = await happened.textContent();
    expect(words).toContain(String(Number(day.slice(-2))));
    expect(words).not.toContain(':');
  });

  it('keeps the focus where the work goes on when it is taken and when its status is set', async () => {
    const found = await pages.given();
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    await page.getByRole('button', { name: 'Assign to me' }).press('Enter');
    await waitForFocus(page, /^Assigned to$/);
    await page.getByLabel('Change to').selectOption('in_progress');
    await page.getByRole('button', { name: 'Set', exact: true }).press('Enter');
    await waitForFocus(page, /^Status$/);
    await page.getByLabel('Change to').selectOption('closed');
    await page.getByLabel('Duplicate').check();
    await page.getByLabel('Not known', { exact: true }).check();
    await page.getByRole('button', { name: 'Close the case' }).press('Enter');
    await page.getByText(`${pages.kiran.name} closed the case: Duplicate`).waitFor();
    await waitForFocus(page, /^Status$/);
  });
});
