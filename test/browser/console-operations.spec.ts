import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings, TestBrowser } from '../support/browser.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import type { Account } from '../support/index.js';

jest.setTimeout(60_000);

let desk: Helpdesk;
let browser: TestBrowser;
let places = 0;

beforeAll(async () => {
  desk = await startHelpdesk({ worker: false, variables: { TRUST_PROXY: '1' } });
  browser = await TestBrowser.launch();
});
afterEach(() => browser.closeAll());
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

async function signIn(
  { email, passphrase }: Account,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const extraHTTPHeaders = { 'x-forwarded-for': `198.51.100.${(places += 1)}` };
  const viewport = { width: 1366, height: 768 };
  const opened = await browser.open({ baseURL: desk.console, viewport, extraHTTPHeaders, ...options });
  await opened.page.goto('/');
  await opened.page.getByLabel('E-mail').fill(email);
  await opened.page.getByLabel('Password', { exact: true }).fill(passphrase);
  await opened.page.getByRole('button', { name: 'Sign in' }).click();
  await opened.page.getByRole('button', { name: 'Sign out' }).waitFor();
  return opened;
}

async function work(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const opened = await signIn(desk.installation.administrator, options);
  await opened.page.getByRole('link', { name: 'Work in progress' }).click();
  await opened.page.getByRole('heading', { name: 'Work in progress', level: 1 }).waitFor();
  return opened;
}

const query = (sql: string) => desk.installation.database.query(sql);

/** Jobs that were given up; the worker that would take them up again is not there. */
async function givenUp(...codes: string[]): Promise<void> {
  await query('DELETE FROM outbox');
  for (const [at, code] of codes.entries())
    await desk.installation.database.query(
      `INSERT INTO outbox (id, queue, job, data, state, attempts, error_code, created_at)
       VALUES (gen_random_uuid(), 'notifications', 'send-notification', '{}', 'failed', 20, $1,
               date_trunc('minute', now()) - make_interval(mins => $2))`,
      [code, codes.length - at],
    );
}

const failedRow = (page: Page, code: string) => page.getByRole('row').filter({ hasText: code });

describe('work in progress', () => {
  it('is one of the places of an administrator, and of nobody else', async () => {
    const { page } = await signIn(desk.installation.counsellors[0]);
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: 'Work in progress' }).count()).toBe(0);
  });

  it('says when nothing is to do', async () => {
    await givenUp();
    const { page, complaints } = await work();
    await page.getByText('No job was given up.').waitFor();
    await page.getByText('There is nothing to do.').waitFor();
    expect(await page.getByText('Nothing waits').count()).toBe(2);
    expect(complaints).toEqual([]);
  });

  it('lets a job run again by keyboard alone, says so, and keeps the focus near', async () => {
    await givenUp('MAIL_UNREACHABLE', 'MAIL_REFUSED');
    const { page } = await work();
    await failedRow(page, 'MAIL_UNREACHABLE').getByText('20').waitFor();
    await failedRow(page, 'MAIL_UNREACHABLE')
      .getByRole('button', { name: /^Run again/ })
      .focus();
    await page.keyboard.press('Enter');
    await failedRow(page, 'MAIL_UNREACHABLE').waitFor({ state: 'detached' });
    await failedRow(page, 'MAIL_REFUSED').waitFor();
    await page.getByText('Taken up again within seconds.').waitFor({ state: 'attached' });
    await page.locator('h2:focus').filter({ hasText: 'Jobs that were given up' }).waitFor();
    expect(await query(`SELECT state, attempts FROM outbox WHERE state <> 'failed'`)).toEqual([
      { state: 'pending', attempts: 0 },
    ]);
    expect(
      await query(`SELECT 1 FROM audit_log WHERE action = 'job.retried' AND actor_id IS NOT NULL`),
    ).toHaveLength(1);
  });

  it('lets all of them run again', async () => {
    await givenUp('MAIL_UNREACHABLE', 'MAIL_REFUSED', 'MAIL_FAILED');
    const { page } = await work();
    await page.getByRole('button', { name: 'Let all of them run again' }).click();
    await page.getByText('No job was given up.').waitFor();
    expect(await query(`SELECT 1 FROM outbox WHERE state = 'pending'`)).toHaveLength(3);
  });

  it('says so when somebody else was quicker', async () => {
    await givenUp('MAIL_UNREACHABLE');
    const { page } = await work();
    await failedRow(page, 'MAIL_UNREACHABLE').waitFor();
    await query('DELETE FROM outbox');
    await page.getByRole('button', { name: /^Run again/ }).click();
    await page.getByRole('alert').filter({ hasText: 'This job runs again already, or is done.' }).waitFor();
    await page.getByText('No job was given up.').waitFor();
  });

  it.each<[string, BrowserContextOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 1024, height: 700 } }],
  ])('passes axe (%s)', async (_, options) => {
    await givenUp('MAIL_UNREACHABLE', 'JOB_KILLED_ITS_WORKER');
    const { page, complaints } = await work(options);
    await failedRow(page, 'JOB_KILLED_ITS_WORKER').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
