import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings, TestBrowser } from '../support/browser.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import type { Account } from '../support/index.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { ACCOUNT_TAKEN, CHILD_THREATENED, TYPED } from '../support/reports.js';

const DESKTOP = { viewport: { width: 1366, height: 768 } };
const ANSWER = 'You are not in trouble. Please do not pay again.';
const NOTE = 'Called the school; they will call back on Thursday.';

jest.setTimeout(60_000);

let desk: Helpdesk;
let browser: TestBrowser;
let kiran: Account;
let meera: Account;
let coordinator: Account;
/** A colleague who tells the tests which case a report became. */
let colleague: ConsoleClient;
let places = 0;

beforeAll(async () => {
  desk = await startHelpdesk({ worker: false, variables: { TRUST_PROXY: '1' } });
  [kiran, meera] = desk.installation.counsellors;
  coordinator = desk.installation.coordinator;
  colleague = await ConsoleClient.signIn(desk.console, kiran);
  browser = await TestBrowser.launch();
});

afterEach(() => browser.closeAll());

afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

/** A window at an address of its own, so that the sign-ins of one test do not slow down those of the next. */
function open(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const extraHTTPHeaders = { 'x-forwarded-for': `198.51.100.${(places += 1)}` };
  return browser.open({ baseURL: desk.console, ...DESKTOP, extraHTTPHeaders, ...options });
}

async function signIn(
  account: Account,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const { page, complaints } = await open(options);
  await page.goto('/');
  await enter(page, account);
  await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  return { page, complaints };
}

async function enter(page: Page, { email, passphrase }: Account): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

interface Filed {
  code: string;
  id: string;
  reference: string;
}

/** A filed report, and the reference by which staff speak of it. */
async function filed(answers: Answers = CHILD_THREATENED): Promise<Filed> {
  const { row, result } = await colleague.newCase(() => new Reporter(desk.site).fileReport(answers));
  return { code: result, id: row.id, reference: row.reference };
}

const replyBox = (page: Page) => page.getByRole('textbox', { name: 'Reply to the reporter' });
const rowOf = (page: Page, { reference }: Filed) =>
  page.getByRole('table').getByRole('link', { name: reference });

/** Opens a case from the queue. */
async function openCase(page: Page, found: Filed): Promise<void> {
  await rowOf(page, found).click();
  await page.getByRole('heading', { name: found.reference }).first().waitFor();
}

describe('signing in', () => {
  it('says at the field what is missing, and of a wrong pair nothing about which half is wrong', async () => {
    const { page } = await open();
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Enter your e-mail address.').waitFor();
    await page.locator('input[name="email"]:focus').waitFor();
    const wrong = 'This e-mail and password do not belong together.';
    await enter(page, { ...kiran, passphrase: 'not-this-one-at-all' });
    await page.getByRole('alert').filter({ hasText: wrong }).waitFor();
    await enter(page, { ...kiran, email: 'nobody@desk.example' });
    await page.getByRole('alert').filter({ hasText: wrong }).waitFor();
    await enter(page, kiran);
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
  });

  it('ends with the session: the cases are gone, also with Back', async () => {
    const found = await filed();
    const { page } = await signIn(kiran);
    await openCase(page, found);
    await page.getByRole('button', { name: 'Open the story' }).click();
    await page.getByText(TYPED.more).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.content()).not.toContain(TYPED.more);
    expect(await page.content()).not.toContain(found.reference);
  });
});

describe('the queue', () => {
  it('shows a report that comes in while it is open, without a word of it', async () => {
    const { page, complaints } = await signIn(kiran);
    const found = await filed();
    await rowOf(page, found).waitFor();
    const row = page.getByRole('row').filter({ hasText: found.reference });
    const words = (await row.textContent()) ?? '';
    for (const said of ['Threatened', '13 to 15', 'time limit', 'New', 'Nobody', 'in '])
      expect(words).toContain(said);
    for (const typed of Object.values(TYPED).flatMap((text) => text.split('\n')))
      expect(await page.content()).not.toContain(typed);
    expect(complaints).toEqual([]);
  });

  it('is worked by keyboard: down and up, open, narrowed by urgency, taken', async () => {
    const found = await filed();
    const { page } = await signIn(meera);
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
    await page.getByText(`${meera.name} (you)`).waitFor();
  });

  it('narrows by filters that are part of the address, and leaves closed cases out', async () => {
    const [child, taken] = [await filed(), await filed(ACCOUNT_TAKEN)];
    const { page } = await signIn(kiran);
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
    const cases = [await filed(), await filed(ACCOUNT_TAKEN)];
    const { page } = await signIn(coordinator);
    for (const { reference } of cases) await page.getByLabel(`Select ${reference}`).check();
    await page.getByText('2 cases selected').waitFor();
    await page.getByLabel('Assign to…').selectOption({ label: meera.name });
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    for (const { reference } of cases)
      await page.getByRole('row').filter({ hasText: reference }).filter({ hasText: meera.name }).waitFor();
  });
});

describe('a case', () => {
  it('folds the story away until it is asked for, and the opening is logged', async () => {
    const found = await filed();
    const openings = async (): Promise<number> => {
      const [row] = await desk.installation.database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM audit_log WHERE action = 'report.opened' AND subject_id = $1`,
        [found.id],
      );
      return row?.count ?? 0;
    };
    const { page, complaints } = await signIn(kiran);
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
    expect(complaints).toEqual([]);
  });

  it('never makes a link of what a reporter typed', async () => {
    const found = await filed(ACCOUNT_TAKEN);
    const { page } = await signIn(kiran);
    await openCase(page, found);
    await page.keyboard.press('o');
    await page.getByText('https://facebook.com/some.body').first().waitFor();
    expect(await page.locator('a[href*="facebook"], img, iframe, video').count()).toBe(0);
  });

  it('sends a reply after ten seconds in which it can be taken back, and the reporter reads it', async () => {
    const found = await filed();
    const { page } = await signIn(kiran);
    await openCase(page, found);
    await page.keyboard.press('r');
    await page.keyboard.type(ANSWER);
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page
      .getByText(/The reply leaves in \d+ seconds/)
      .first()
      .waitFor();
    await page.keyboard.press('z');
    const box = replyBox(page);
    await box.waitFor();
    expect(await box.inputValue()).toBe(ANSWER);
    expect((await new Reporter(desk.site).enter(found.code)).text).not.toContain(ANSWER);

    await box.press('Control+Enter');
    const message = page.getByRole('article').filter({ hasText: ANSWER });
    await message.waitFor({ timeout: 15_000 });
    await page.getByText('Waiting for reporter').first().waitFor();
    expect(await replyBox(page).inputValue()).toBe('');
    expect((await new Reporter(desk.site).enter(found.code)).text).toContain(ANSWER);
  });

  it('keeps a note from the reporter and apart from a reply', async () => {
    const found = await filed();
    const { page } = await signIn(kiran);
    await openCase(page, found);
    await page.keyboard.press('r');
    await page.keyboard.type('half a reply');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    const box = page.getByLabel('Internal note', { exact: true });
    expect(await box.inputValue()).toBe('');
    await box.fill(NOTE);
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.getByRole('article', { name: `${kiran.name}, internal note` }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    expect(await replyBox(page).inputValue()).toBe('half a reply');
    expect((await new Reporter(desk.site).enter(found.code)).text).not.toContain(NOTE);
  });

  it('keeps what was typed when the window is closed, also on another computer', async () => {
    const found = await filed();
    const { page } = await signIn(kiran);
    await openCase(page, found);
    await replyBox(page).fill('Half of an ans');
    await page.getByText('Draft kept').waitFor();
    await page.close();
    const { page: other } = await signIn(kiran);
    await openCase(other, found);
    const box = replyBox(other);
    await other.getByText('Draft kept').waitFor();
    expect(await box.inputValue()).toBe('Half of an ans');
  });

  it('shows what the reporter writes while it is open, and is closed with a reason and reopened', async () => {
    const found = await filed();
    const { page } = await signIn(kiran);
    await openCase(page, found);
    await page.getByLabel('Change to').selectOption('closed');
    await page.getByRole('button', { name: 'Close the case' }).click();
    await page.getByText('Choose a reason.').waitFor();
    await page.getByLabel('Advice given').check();
    await page.getByRole('button', { name: 'Close the case' }).click();
    await page.getByText(`${kiran.name} closed the case: Advice given`).waitFor();

    const reporter = await new Reporter(desk.site).enter(found.code);
    await reporter.press('Send', { message: 'He wrote again.' });
    await page.getByRole('article', { name: 'Reporter' }).filter({ hasText: 'He wrote again.' }).waitFor();
    await page.getByText('Reopened: the reporter wrote again').waitFor();
    await page.getByText('In progress · reopened').first().waitFor();
  });

  it('is not there for somebody of another desk', async () => {
    const found = await filed();
    const { counsellor: stranger } = await desk.installation.addDesk('Desk of strangers');
    const { page } = await signIn(stranger);
    await page.getByText('No case fits here.').waitFor();
    await page.goto(`/cases/${found.id}`);
    await page.getByRole('heading', { name: 'This case is not here' }).waitFor();
  });

  it('keeps the window and its words when the session ends under it, and goes on after a sign-in', async () => {
    const found = await filed();
    const { page } = await signIn(kiran);
    await openCase(page, found);
    await replyBox(page).fill('Before the end');
    await page.getByText('Draft kept').waitFor();
    await page.context().clearCookies();
    await replyBox(page).fill('Before the end, and after');
    await page.getByText('Your session has ended.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(kiran.passphrase);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Draft kept').waitFor();
    expect(await replyBox(page).inputValue()).toBe('Before the end, and after');
  });
});

describe('what a person with a keyboard, a magnifier or a screen reader meets', () => {
  it.each<[string, BrowserContextOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 1024, height: 700 } }],
  ])('passes axe on every screen (%s)', async (_, options) => {
    const found = await filed();
    const late = await filed(ACCOUNT_TAKEN);
    await desk.installation.database.query(
      `UPDATE cases SET next_deadline_at = now() - interval '5 minutes' WHERE id = $1`,
      [late.id],
    );
    const trouble: string[] = [];
    const { page: outside } = await open(options);
    await outside.goto('/');
    await outside.getByRole('button', { name: 'Sign in' }).click();
    await outside.getByText('Enter your password.').waitFor();
    trouble.push(...(await axeFindings(outside)));
    await outside.getByText('Forgotten your password?').click();
    await outside.getByText('Recovery code').first().waitFor();
    trouble.push(...(await axeFindings(outside)));

    const { page } = await signIn(coordinator, options);
    await rowOf(page, found).waitFor();
    await page.getByLabel(`Select ${found.reference}`).check();
    trouble.push(...(await axeFindings(page)));
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    trouble.push(...(await axeFindings(page)));
    await page.keyboard.press('Escape');

    await openCase(page, found);
    await page.keyboard.press('o');
    await page.getByText(TYPED.more).waitFor();
    await page.getByLabel('Change to').selectOption('closed');
    trouble.push(...(await axeFindings(page)));
    await page.keyboard.press('n');
    trouble.push(...(await axeFindings(page)));
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByRole('heading', { name: 'Account' }).waitFor();
    trouble.push(...(await axeFindings(page)));
    await page.goto('/no-such-page');
    await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
    trouble.push(...(await axeFindings(page)));
    expect(trouble).toEqual([]);
  });
});
