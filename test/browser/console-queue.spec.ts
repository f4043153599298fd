import { enter, inQueue, rowOf, useConsole } from '../support/console-page.js';
import { TYPED } from '../support/reports.js';

const pages = useConsole();

describe('signing in', () => {
  it('says at the field what is missing, and of a wrong pair nothing about which half is wrong', async () => {
    const page = await pages.open();
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Enter your e-mail address.').waitFor();
    await page.locator('input[name="email"]:focus').waitFor();
    const wrong = 'This e-mail and password do not belong together.';
    await enter(page, { ...pages.kiran, passphrase: 'not-this-one-at-all' });
    await page.getByRole('alert').filter({ hasText: wrong }).waitFor();
    await enter(page, { ...pages.kiran, email: 'nobody@desk.example' });
    await page.getByRole('alert').filter({ hasText: wrong }).waitFor();
    await enter(page, pages.kiran);
    await inQueue(page);
  });

  it.each([
    ['administrator', 'Readiness', '/readiness'],
    ['auditor', 'Audit log', '/audit'],
  ] as const)('leads an %s, who opens no case, to the screen “%s”', async (role, title, path) => {
    const { installation } = pages.desk;
    const account =
      role === 'auditor' ? await installation.addStaff(role, 'auditor') : installation.administrator;
    const found = await pages.given();
    const page = await pages.open();
    await page.goto('/');
    await enter(page, account);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe(path);
    expect(await page.getByRole('link', { name: 'Queue' }).count()).toBe(0);
    await page.goto(`/cases/${found.id}`);
    await page.getByRole('alert').filter({ hasText: 'You may not do this.' }).waitFor();
    expect(await page.content()).not.toContain(found.reference);
  });
});

describe('the queue', () => {
  it('shows a report that comes in while it is open, without a word of it', async () => {
    const page = await pages.signedIn(pages.kiran);
    const found = await pages.filed();
    await rowOf(page, found).waitFor();
    const row = page.getByRole('row').filter({ hasText: found.reference });
    const words = (await row.textContent()) ?? '';
    for (const said of ['Threatened', '13 to 15', 'time limit', 'New', 'Nobody', 'in '])
      expect(words).toContain(said);
    for (const typed of Object.values(TYPED).flatMap((text) => text.split('\n')))
      expect(await page.content()).not.toContain(typed);
  });

  it('is worked by keyboard: down and up, open, narrowed by urgency, taken', async () => {
    const found = await pages.given();
    const page = await pages.signedIn(pages.meera);
    await rowOf(page, found).waitFor();
    await page.keyboard.press('j');
    const first = await page.evaluate(() => document.activeElement?.getAttribute('data-row'));
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row'))).toBe(first);

    await page.keyboard.press('1');
    await page.waitForURL(/urgency=1/);
    await page.keyboard.press('1');
    await page.waitForURL((url) => !url.search.includes('urgency'));

    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Next case, previous case').waitFor();
    await page.keyboard.press('Escape');
    await rowOf(page, found).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: found.reference }).first().waitFor();
    await page.keyboard.press('a');
    await page.getByText(`${pages.meera.name} (you)`).waitFor();
  });

  it('narrows by filters that are part of the address, and leaves closed cases out', async () => {
    const [child, taken] = [await pages.given(), await pages.given({ kind: 'other' })];
    const page = await pages.signedIn(pages.kiran);
    await page.getByLabel('Kind').selectOption('other');
    await rowOf(page, child).waitFor({ state: 'detached' });
    await rowOf(page, taken).waitFor();
    await page.reload();
    await rowOf(page, taken).waitFor();
    expect(await rowOf(page, child).count()).toBe(0);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await rowOf(page, child).waitFor();
  });

  it('lets a coordinator hand several cases to one person', async () => {
    const cases = [await pages.given(), await pages.given()];
    const page = await pages.signedIn(pages.coordinator, {}, '/cases?view=all');
    for (const { reference } of cases) await page.getByLabel(`Select ${reference}`).check();
    await page.getByText('2 cases selected').waitFor();
    await page.getByLabel('Assign to…').selectOption({ label: pages.meera.name });
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    for (const { reference } of cases)
      await page
        .getByRole('row')
        .filter({ hasText: reference })
        .filter({ hasText: pages.meera.name })
        .waitFor();
  });

  it.each([
    ['', 'Needs me'],
    ['?view=wrote', 'They wrote'],
    ['?view=all', 'All open'],
    ['?status=new', 'New'],
    ['?assignee=me', 'Mine'],
    ['?assignee=none', 'Unassigned'],
    ['?urgency=1', 'Needs me'],
  ])('has one view that is the current one (%s)', async (search, name) => {
    const page = await pages.signedIn(pages.kiran, {}, `/cases${search}`);
    const current = page.getByRole('navigation', { name: 'Views of the queue' }).locator('[aria-current]');
    await current.first().waitFor();
    expect(await current.allTextContents()).toEqual([expect.stringMatching(new RegExp(`^${name}\\d*\\+?$`))]);
    expect(await current.getAttribute('aria-current')).toBe('page');
  });

  it('shows closed cases of no other status', async () => {
    const page = await pages.signedIn(pages.kiran, {}, '/cases?status=new');
    await page.getByLabel('Closed cases').check();
    await page.waitForURL((url) => url.search.includes('closed') && !url.search.includes('status'));
    await page.getByLabel('Status').selectOption('new');
    await page.waitForURL((url) => url.search.includes('status=new') && !url.search.includes('closed'));
  });

  it('takes by its key what nobody has, and nothing that a colleague has', async () => {
    const [free, held] = [await pages.given(), await pages.given()];
    await pages.colleague.post(`/api/cases/${held.id}/assign`, { assigneeId: pages.kiran.id, from: null });
    const page = await pages.signedIn(pages.meera, {}, '/cases?view=all');
    await rowOf(page, free).focus();
    await page.keyboard.press('a');
    await page
      .getByRole('row')
      .filter({ hasText: free.reference })
      .filter({ hasText: pages.meera.name })
      .waitFor();
    await rowOf(page, held).focus();
    await page.keyboard.press('a');
    await page.getByRole('alert').filter({ hasText: 'Somebody else has the case by now.' }).waitFor();
    expect((await pages.colleague.case(held.id)).assignee?.id).toBe(pages.kiran.id);
    expect(await page.getByLabel(`Select ${free.reference}`).count()).toBe(0);
  });

  it('is brought up to date without keeping its session alive', async () => {
    const page = await pages.signIn(pages.meera);
    await page.getByRole('link', { name: 'All open' }).click();
    const { database } = pages.desk.installation;
    const long = new Date(Date.now() - 300_000);
    await database.query('UPDATE sessions SET seen_at = $2 WHERE staff_id = $1', [pages.meera.id, long]);
    const found = await pages.given();
    await rowOf(page, found).waitFor();
    await pages.colleague.post(`/api/cases/${found.id}/assign`, { assigneeId: pages.kiran.id });
    await page
      .getByRole('row')
      .filter({ hasText: found.reference })
      .filter({ hasText: pages.kiran.name })
      .waitFor();
    const seen = await database.query('SELECT DISTINCT seen_at FROM sessions WHERE staff_id = $1', [
      pages.meera.id,
    ]);
    expect(seen).toEqual([{ seen_at: long }]);
  });
});
