import type { Page } from 'playwright-core';
import { TestBrowser } from '../support/browser.js';
import { enter, inQueue } from '../support/console-page.js';
import { runWeb, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, freePort, type Installation } from '../support/index.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN, CHILD_THREATENED } from '../support/reports.js';

let installation: Installation;
let browser: TestBrowser;
let other: RunningWeb;
let web: RunningWeb;
/** Where `web` answers, before and after it was away. */
let ports: { PORT: string; CONSOLE_PORT: string };

beforeAll(async () => {
  installation = await createInstallation();
  other = await runWeb(installation);
  ports = { PORT: String(await freePort()), CONSOLE_PORT: String(await freePort()) };
  web = await runWeb(installation, ports);
  browser = await TestBrowser.launch();
});
afterEach(() => browser.closeAll());
afterAll(async () => {
  await browser.close();
  await web.stop();
  await other.stop();
  await installation.database.drop();
});

async function queue(): Promise<Page> {
  const { page } = await browser.open({
    baseURL: `http://127.0.0.1:${ports.CONSOLE_PORT}`,
    viewport: { width: 1366, height: 768 },
  });
  await page.goto('/');
  await enter(page, installation.counsellors[0]);
  await inQueue(page);
  return page;
}

const newest = async (): Promise<string> => {
  const [row] = await installation.database.query<{ reference: string }>(
    'SELECT c.reference FROM case_changes h JOIN cases c ON c.id = h.case_id ORDER BY h.sequence DESC LIMIT 1',
  );
  return row?.reference ?? '';
};
const shown = (page: Page, reference: string) =>
  page.getByRole('table').getByRole('link', { name: reference }).waitFor();

/** What happens at the other process while this one is away. */
async function whileAway(page: Page, work: () => Promise<unknown>): Promise<void> {
  await web.stop();
  await page.getByText('Reconnecting…').waitFor();
  await work();
  web = await runWeb(installation, ports);
  await page.getByText('Live', { exact: true }).waitFor();
}

describe('live updates in a browser', () => {
  it('show what happened while their process was away', async () => {
    const page = await queue();
    await new Reporter(other.site).fileReport(CHILD_THREATENED);
    await shown(page, await newest());
    await whileAway(page, () => new Reporter(other.site).fileReport(ACCOUNT_TAKEN));
    await shown(page, await newest());
    await new Reporter(other.site).fileReport(CHILD_THREATENED);
    await shown(page, await newest());
  });

  it('show it also where nobody knows any more what was missed', async () => {
    const page = await queue();
    let reference = '';
    await whileAway(page, async () => {
      await new Reporter(other.site).fileReport(ACCOUNT_TAKEN);
      reference = await newest();
      await installation.database.query('DELETE FROM case_changes');
    });
    await shown(page, reference);
  });
});
