import { caseShown, openCase, replyBox, rowOf, useConsole, waitForFocus } from '../support/console-page.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN } from '../support/reports.js';

const pages = useConsole();

const HOUR = 60 * 60_000;
const soon = (): Date => new Date(Date.now() + HOUR / 2);
const later = (hours: number): Date => new Date(Date.now() + hours * HOUR);

describe('the queue of somebody on duty', () => {
  it('has what cannot wait on top, then mine and nobody’s, and others’ where all are asked for', async () => {
    const burning = await pages.given({ urgency: 1, nextDeadlineAt: soon() });
    const free = await pages.given({ urgency: 3, nextDeadlineAt: later(20) });
    const held = await pages.given({ urgency: 4, nextDeadlineAt: later(30) });
    await pages.colleague.post(`/api/cases/${held.id}/assign`, { assigneeId: pages.kiran.id, from: null });
    const page = await pages.signedIn(pages.meera);
    await rowOf(page, free).waitFor();
    expect(await rowOf(page, held).count()).toBe(0);

    await page.getByRole('link', { name: 'All open' }).click();
    await rowOf(page, held).waitFor();
    const band = (name: string) =>
      page.locator('tbody').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    await band('Now').getByRole('link', { name: burning.reference }).waitFor();
    await band('Mine and nobody’s').getByRole('link', { name: free.reference }).waitFor();
    await band('Others’').getByRole('link', { name: held.reference }).waitFor();
    const row = page.getByRole('row').filter({ hasText: burning.reference });
    expect(await row.textContent()).toContain('soon, in ');
    expect((await row.boundingBox())?.height).toBeLessThanOrEqual(46);
  });

  it('shows that a reporter wrote, in row, view and title, until the person has opened the case', async () => {
    const found = await pages.filed(ACCOUNT_TAKEN);
    const page = await pages.signedIn(pages.meera);
    await rowOf(page, found).waitFor();
    const person = await new Reporter(pages.desk.site).enter(found.code);
    await person.press('Send', { message: 'He has just sent it.' });

    const row = page.getByRole('row').filter({ hasText: found.reference });
    await row.getByText('Reporter wrote').waitFor();
    await page.waitForFunction(() => /^\(\d+\) Queue/.test(document.title));
    await page.getByRole('link', { name: /^They wrote/ }).click();
    await rowOf(page, found).waitFor();
    await openCase(page, found);
    await page.keyboard.press('q');
    await rowOf(page, found).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Needs me' }).click();
    await rowOf(page, found).waitFor();
    await row.getByText('New').waitFor();
    // Who has not opened it is still told.
    const other = await pages.signedIn(pages.kiran);
    await other.getByRole('row').filter({ hasText: found.reference }).getByText('Reporter wrote').waitFor();
  });

  it('goes to a case by its reference, as it is typed or as a mail leads to it', async () => {
    const found = await pages.given();
    const page = await pages.signedIn(pages.kiran);
    await page.keyboard.press('/');
    const box = page.getByRole('textbox', { name: 'What are you looking for?' });
    await box.fill('no such thing');
    await box.press('Enter');
    await page.getByText('No case that you may open holds this.').waitFor();
    await box.fill(found.reference.toLowerCase().replace('-', ''));
    await box.press('Enter');
    await caseShown(page, found);
    await page.goto(`/cases/by-reference/${found.reference}`);
    await caseShown(page, found);
    await page.goto('/cases/by-reference/0000-0000');
    await page.getByRole('alert').filter({ hasText: 'This case is not here' }).waitFor();
  });

  it('goes on, by keys, to the next below that is mine or nobody’s, and comes back to where one was', async () => {
    const of = (hours: number) => pages.given({ urgency: 2, language: 'ta', nextDeadlineAt: later(hours) });
    const [first, held, second, third] = [await of(2), await of(3), await of(4), await of(5)];
    await pages.colleague.post(`/api/cases/${held.id}/assign`, { assigneeId: pages.kiran.id, from: null });
    const page = await pages.signedIn(pages.meera, {}, '/cases?view=all&language=ta');
    await openCase(page, first);
    await page.keyboard.press(']');
    await caseShown(page, second);
    await page.keyboard.press('[');
    await caseShown(page, first);
    await page.keyboard.press('r');
    await replyBox(page).fill('We are here.');
    await page.getByRole('button', { name: 'Reply and next' }).click();
    await caseShown(page, second);
    await page.keyboard.press('q');
    await rowOf(page, third).waitFor();
    await page.keyboard.press('j');
    await waitForFocus(page, third.reference);
  });

  it('sets urgency and status by keys, on the case and in the queue', async () => {
    const found = await pages.given({ urgency: 2, language: 'te' });
    const page = await pages.signedIn(pages.meera, {}, '/cases?language=te');
    await openCase(page, found);
    await page.keyboard.press('3');
    await page.getByRole('dialog').getByText('Why urgency 3?').waitFor();
    await page.keyboard.press('1');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('e');
    await page.getByRole('dialog').getByRole('button', { name: 'In progress' }).waitFor();
    await page.keyboard.press('1');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await pages.colleague.case(found.id)).toMatchObject({ urgency: 3, status: 'in_progress' });
  });

  it('keeps views under names of one’s own, and the last filters over signing out', async () => {
    const page = await pages.signIn(pages.kiran);
    await page.goto('/cases?view=all&language=hi');
    await page.getByRole('button', { name: 'Keep this view' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Hindi at night');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const kept = page
      .getByRole('navigation', { name: 'Views of the queue' })
      .getByRole('link', { name: 'Hindi at night' });
    await kept.waitFor();
    expect(await kept.getAttribute('aria-current')).toBe('page');
    await page.getByRole('button', { name: 'My views' }).click();
    await page.getByRole('textbox', { name: 'Name of view 1' }).fill('Hindi');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'Hindi', exact: true }).waitFor();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await pages.signIn(pages.kiran, page);
    await page.waitForURL(/language=hi/);
    await page.getByRole('button', { name: 'My views' }).click();
    await page.getByRole('button', { name: 'Delete “Hindi”' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'My views' }).waitFor({ state: 'detached' });
  });

  it('folds its filters and makes cards of its rows where there is little room', async () => {
    const found = await pages.given();
    const page = await pages.signedIn(pages.kiran, { viewport: { width: 683, height: 384 } });
    await rowOf(page, found).waitFor();
    expect(await page.getByLabel('Kind').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByLabel('Kind').waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});
