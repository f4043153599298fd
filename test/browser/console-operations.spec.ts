import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { enter, useConsole } from '../support/console-page.js';

const pages = useConsole();

async function work(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await pages.open(options);
  await page.goto('/');
  await enter(page, pages.desk.installation.administrator);
  await page.getByRole('link', { name: 'Background jobs' }).click();
  await page.getByRole('heading', { name: 'Background jobs', level: 1 }).waitFor();
  return page;
}

const query = (sql: string) => pages.desk.installation.database.query(sql);

/** Jobs that were given up; the worker that would take them up again is not there. */
async function givenUp(...codes: string[]): Promise<void> {
  await query('DELETE FROM outbox');
  for (const [at, code] of codes.entries())
    await pages.desk.installation.database.query(
      `INSERT INTO outbox (id, queue, job, data, state, attempts, error_code, created_at)
       VALUES (gen_random_uuid(), 'notifications', 'send-notices', '{}', 'failed', 20, $1,
               date_trunc('minute', now()) - make_interval(mins => $2))`,
      [code, codes.length - at],
    );
}

const failedRow = (page: Page, code: string) => page.getByRole('row').filter({ hasText: code });

describe('background jobs', () => {
  it('is one of the places of an administrator, and of nobody else', async () => {
    const page = await pages.signedIn(pages.kiran);
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: 'Background jobs' }).count()).toBe(0);
  });

  it('says when nothing is to do', async () => {
    await givenUp();
    const page = await work();
    await page.getByText('No job was given up.').waitFor();
    await page.getByText('There is nothing to do.').waitFor();
    expect(await page.getByText('Nothing waits').count()).toBe(2);
  });

  it('lets a job run again by keyboard alone, says so, and keeps the focus near', async () => {
    await givenUp('MAIL_UNREACHABLE', 'MAIL_REFUSED');
    const page = await work();
    await failedRow(page, 'MAIL_UNREACHABLE').getByRole('cell', { name: '20', exact: true }).waitFor();
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
    const page = await work();
    await page.getByRole('button', { name: 'Let all of them run again' }).click();
    await page.getByText('No job was given up.').waitFor();
    expect(await query(`SELECT 1 FROM outbox WHERE state = 'pending'`)).toHaveLength(3);
  });

  it('takes a word for a job of unknown outcome, and keeps the focus near', async () => {
    await givenUp('MAIL_UNREACHABLE', 'MAIL_FAILED');
    await query(`UPDATE outbox SET state = 'unknown', act = 'begun'`);
    const page = await work();
    await page.getByText('No job was given up.').waitFor();
    await failedRow(page, 'MAIL_UNREACHABLE')
      .getByRole('button', { name: /^It happened/ })
      .focus();
    await page.keyboard.press('Enter');
    await failedRow(page, 'MAIL_UNREACHABLE').waitFor({ state: 'detached' });
    await page.locator('h2:focus').filter({ hasText: 'Jobs of unknown outcome' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await failedRow(page, 'MAIL_FAILED')
      .getByRole('button', { name: /^It did not: do it now/ })
      .click();
    await page.getByText('No job waits for its outcome.').waitFor();
    expect(await query(`SELECT act FROM outbox WHERE state = 'pending' ORDER BY act`)).toEqual([
      { act: 'done' },
      { act: null },
    ]);
  });

  it('says so when somebody else was quicker', async () => {
    await givenUp('MAIL_UNREACHABLE');
    const page = await work();
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
    const page = await work(options);
    await failedRow(page, 'JOB_KILLED_ITS_WORKER').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
