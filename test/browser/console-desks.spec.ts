import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { enter, useConsole } from '../support/console-page.js';

const pages = useConsole();

async function asAdministrator(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await pages.open(options);
  await page.goto('/');
  await enter(page, pages.desk.installation.administrator);
  await page.getByRole('heading', { name: 'Readiness', level: 1 }).waitFor();
  return page;
}

async function desks(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await asAdministrator(options);
  await page.getByRole('link', { name: 'Desks', exact: true }).click();
  await page.getByRole('heading', { name: 'Desks', level: 1 }).waitFor();
  await page.getByRole('region', { name: 'First desk', exact: true }).waitFor();
  return page;
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

describe('the desks', () => {
  it('shows who is on each, warns of one that a single person can open, and refuses a name twice', async () => {
    const page = await desks();
    const first = region(page, 'First desk');
    await first.getByText('Kiran Counsellor, Counsellor').waitFor();
    await first.getByText('Every report that no other desk asks for (default desk)').waitFor();

    await page.getByRole('button', { name: 'Create a desk' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('first desk');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByText('Choose at least one person.').waitFor();
    await dialog.getByLabel('Meera Counsellor').check();
    await dialog.getByText('Only one person can open the cases of this desk.').waitFor();
    await dialog.getByLabel('Pictures shared').check();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByText('Another desk has this name.').waitFor();
    await dialog.getByLabel('Name').fill('Pictures desk');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.waitFor({ state: 'detached' });
    const made = region(page, 'Pictures desk');
    await made.getByText('Only one person can open the cases of this desk.').waitFor();
    await made.getByText('Pictures shared', { exact: true }).waitFor();
  });

  it('says who would get a report, why, and what happens if nobody of them may', async () => {
    const page = await desks();
    const preview = region(page, 'Who would get it');
    await preview.getByText('First desk gets it.').waitFor();
    await preview.getByText('No desk asks for it, and this is the default desk.').waitFor();
    await preview.getByText('the report waits at First desk').waitFor();
    await preview.getByLabel('Kind of report').selectOption({ label: 'Pictures shared' });
    await preview.getByText('Pictures desk gets it.').waitFor();
    await preview.getByText('It asks for the country, kind or language of this report.').first().waitFor();
    await preview.getByText('Meera Counsellor, Counsellor').waitFor();
  });

  it('makes another the default only once the name of the one that loses the reports is typed', async () => {
    const page = await desks();
    await region(page, 'Pictures desk')
      .getByRole('button', { name: /^Make it the default/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText('From now on new reports that no desk asks for no longer reach First desk (3 people).')
      .waitFor();
    await dialog.getByText('They reach Pictures desk (1 person) instead.').waitFor();
    await dialog.getByLabel('To confirm, type First desk').fill('Pictures desk');
    await dialog.getByRole('button', { name: 'Make it the default' }).click();
    await dialog.getByText('This is not the name of the present default desk.').waitFor();
    await dialog.getByLabel('To confirm, type First desk').fill('First desk');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await region(page, 'Pictures desk').getByText('(default desk)').waitFor();
  });

  it('renames a desk', async () => {
    const page = await desks();
    await region(page, 'First desk')
      .getByRole('button', { name: /^Change/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Day desk');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await region(page, 'Day desk').waitFor();
    await region(page, 'Day desk')
      .getByRole('button', { name: /^Change/ })
      .click();
    await dialog.getByLabel('Name').fill('First desk');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await region(page, 'First desk').waitFor();
  });

  it.each<[string, BrowserContextOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 1024, height: 700 } }],
  ])('passes axe (%s)', async (_, options) => {
    const page = await desks(options);
    await region(page, 'Who would get it').locator('strong', { hasText: 'gets it.' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe('the readiness page', () => {
  it('is where an administrator begins, and takes what was done', async () => {
    const page = await asAdministrator();
    const row = page.getByRole('listitem').filter({ hasText: 'A backup was tried' });
    await row.getByText('To do').waitFor();
    await row.getByText('This was not noted yet.').waitFor();
    await row.getByRole('button', { name: 'Note it' }).click();
    await row.getByText('Fine').waitFor();
    await row.getByText(/^Last done on/).waitFor();
  });

  it('sends a test mail and says what came of it', async () => {
    const page = await asAdministrator();
    await page.getByRole('button', { name: 'Send me a test mail' }).click();
    await page.getByText('The mail server took the mail. Look whether it arrives.').waitFor();
    const row = page.getByRole('listitem').filter({ hasText: 'Mail works' });
    await row.getByText('Fine').waitFor();
  });

  it('has no place for those who open cases', async () => {
    const page = await pages.signedIn(pages.kiran);
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
    for (const name of ['Readiness', 'Desks', 'Audit log'])
      expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0);
  });

  it.each<[string, BrowserContextOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 1024, height: 700 } }],
  ])('passes axe (%s)', async (_, options) => {
    const page = await asAdministrator(options);
    await page.getByText('The audit log is whole').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe('the audit log', () => {
  async function asAuditor(options: BrowserContextOptions = {}): Promise<Page> {
    const { installation } = pages.desk;
    auditor ??= await installation.addStaff('auditor', 'auditor', { name: 'Noor Auditor' });
    const page = await pages.open(options);
    await page.goto('/');
    await enter(page, auditor);
    await page.getByRole('heading', { name: 'Audit log', level: 1 }).waitFor();
    await page.getByRole('table').waitFor();
    return page;
  }
  let auditor: Awaited<ReturnType<typeof pages.desk.installation.addStaff>> | undefined;

  it('is where an auditor begins, in words, and is narrowed by person and by what was done', async () => {
    const page = await asAuditor();
    const rows = page.getByRole('table').getByRole('row');
    await rows.filter({ hasText: 'Signed in' }).filter({ hasText: 'Noor Auditor' }).first().waitFor();
    await page.getByLabel('What was done').selectOption({ label: 'Made a desk' });
    await rows.filter({ hasText: 'Asha Admin' }).filter({ hasText: 'desk First desk' }).waitFor();
    expect(await rows.filter({ hasText: 'Signed in' }).count()).toBe(0);
    await page.getByLabel('By whom').selectOption({ label: 'Noor Auditor' });
    await page.getByText('No row fits.').waitFor();
    expect(new URL(page.url()).searchParams.get('action')).toBe('desk.created');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await rows.filter({ hasText: 'Signed in' }).first().waitFor();
  });

  it('says whether it is whole, when asked', async () => {
    const page = await asAuditor();
    await page.getByRole('button', { name: 'Check it now' }).click();
    await page.getByText(/^Yes: all \d+ rows were as written\. Checked .* by Noor Auditor\.$/).waitFor();
    await page.getByLabel('A head that you were given').fill('ab'.repeat(32));
    await page.getByRole('button', { name: 'Check it now' }).click();
    await page.getByRole('alert').filter({ hasText: 'is not as it was written' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it.each<[string, BrowserContextOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 1024, height: 700 } }],
  ])('passes axe (%s)', async (_, options) => {
    const page = await asAuditor(options);
    expect(await axeFindings(page)).toEqual([]);
  });
});
