import type { Page, Route } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { caseShown, openCase, replyBox, useConsole, waitForFocus } from '../support/console-page.js';
import { eventually } from '../support/index.js';
import { Reporter } from '../support/reporter.js';

const ANSWER = 'You are not in trouble. Please do not pay again.';
const NOTE = 'Called the school; they will call back on Thursday.';
const FILE = 'See data:image/png;base64,iVBORw0KGgo=';

const pages = useConsole();

const message = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
/** A window in which the seconds of the countdown need not be waited for. */
async function withClock(): Promise<Page> {
  const page = await pages.signedIn(pages.kiran);
  await page.clock.install();
  await page.reload();
  await page.getByText('Live', { exact: true }).waitFor();
  return page;
}
const untilItLeaves = (page: Page): Promise<void> => page.clock.fastForward(10_000);

describe('writing', () => {
  it('sends a reply after ten seconds in which it can be taken back, and the reporter reads it', async () => {
    const found = await pages.filed();
    const page = await withClock();
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
    expect((await new Reporter(pages.desk.site).enter(found.code)).text).not.toContain(ANSWER);

    await box.press('Control+Enter');
    await page.clock.fastForward(9_000);
    expect((await new Reporter(pages.desk.site).enter(found.code)).text).not.toContain(ANSWER);
    await untilItLeaves(page);
    await message(page, ANSWER).waitFor();
    await page.getByText('Waiting for reporter').first().waitFor();
    expect(await replyBox(page).inputValue()).toBe('');
    expect((await new Reporter(pages.desk.site).enter(found.code)).text).toContain(ANSWER);
  });

  it('keeps a note from the reporter and apart from a reply', async () => {
    const found = await pages.filed();
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    await page.keyboard.press('r');
    await page.keyboard.type('half a reply');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    const box = page.getByLabel('Internal note', { exact: true });
    expect(await box.inputValue()).toBe('');
    await box.fill(NOTE);
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.getByRole('article', { name: `${pages.kiran.name}, internal note` }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    expect(await replyBox(page).inputValue()).toBe('half a reply');
    expect((await new Reporter(pages.desk.site).enter(found.code)).text).not.toContain(NOTE);
  });

  it('keeps what was typed when the window is closed, also on another computer', async () => {
    const found = await pages.given();
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    await replyBox(page).fill('Half of an ans');
    await page.getByText('Draft kept').waitFor();
    await page.close();
    const other = await pages.signedIn(pages.kiran);
    await openCase(other, found);
    const box = replyBox(other);
    await other.getByText('Draft kept').waitFor();
    expect(await box.inputValue()).toBe('Half of an ans');
  });

  it('keeps the texts of both windows of one person, and offers the older one', async () => {
    const found = await pages.given();
    const [first, second] = [await pages.signedIn(pages.kiran), await pages.signedIn(pages.kiran)];
    await Promise.all([openCase(first, found), openCase(second, found)]);
    await replyBox(first).fill('From the first window.');
    await first.getByText('Draft kept').waitFor();
    await replyBox(second).fill('From the second window.');
    const older = second.getByRole('region', { name: 'Your text in another window' });
    await older.getByText('From the first window.').waitFor();
    expect(await axeFindings(second)).toEqual([]);
    expect(await replyBox(second).inputValue()).toBe('From the second window.');
    await older.getByRole('button', { name: 'Add it below mine' }).click();
    await older.waitFor({ state: 'detached' });
    const both = 'From the second window.\n\nFrom the first window.';
    expect(await replyBox(second).inputValue()).toBe(both);
    await eventually(
      'both are kept',
      async () => (await pages.colleague.case(found.id)).drafts.message === both,
    );
    await second.reload();
    await second.getByText('Draft kept').waitFor();
    expect(await replyBox(second).inputValue()).toBe(both);
  });

  it('keeps the window and its words when the session ends under it, and goes on after a sign-in', async () => {
    const found = await pages.given();
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    await replyBox(page).fill('Before the end');
    await page.getByText('Draft kept').waitFor();
    await page.context().clearCookies();
    await replyBox(page).fill('Before the end, and after');
    await page.getByText('Your session has ended.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(pages.kiran.passphrase);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Draft kept').waitFor();
    expect(await replyBox(page).inputValue()).toBe('Before the end, and after');
  });

  it('hands the focus to "Take back" and back to the box', async () => {
    const found = await pages.given();
    const page = await withClock();
    await openCase(page, found);
    await replyBox(page).fill(ANSWER);
    await replyBox(page).press('Control+Enter');
    await waitForFocus(page, 'Take back');
    await page.keyboard.press('Enter');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.press('Control+Enter');
    await waitForFocus(page, 'Take back');
    await untilItLeaves(page);
    await message(page, ANSWER).waitFor();
    await page.locator('textarea:focus').waitFor();
    expect(await replyBox(page).inputValue()).toBe('');
  });

  it('goes on to the next case, and takes the reply back from there', async () => {
    const [first, second] = [await pages.given({ minutes: 1 }), await pages.given({ minutes: 2 })];
    const page = await withClock();
    await openCase(page, first);
    await replyBox(page).fill(ANSWER);
    await page.getByRole('button', { name: 'Reply and next' }).click();
    await caseShown(page, second);
    const bar = page.getByRole('complementary', { name: 'Replies that have not left yet' });
    await bar.getByText(`${first.reference}:`).waitFor();
    await bar.getByRole('button', { name: 'Take back' }).click();
    await bar.waitFor({ state: 'detached' });
    expect(await replyBox(page).inputValue()).toBe('');
    await page
      .getByRole('complementary', { name: 'Queue' })
      .getByRole('link', { name: first.reference })
      .click();
    await caseShown(page, first);
    expect(await replyBox(page).inputValue()).toBe(ANSWER);
    expect(await pages.messages(first)).toEqual([]);
  });

  it('arrives once where the server goes away with the answer to its first try', async () => {
    const found = await pages.given();
    const page = await withClock();
    await openCase(page, found);
    await replyBox(page).fill(ANSWER);
    await page.getByText('Draft kept').waitFor();
    await page.getByRole('button', { name: 'Send reply' }).click();
    const api = '**/api/**';
    await page.route(api, async (route) => {
      if (route.request().method() === 'POST') await route.fetch();
      await route.abort();
    });
    await untilItLeaves(page);
    await page.getByText('No answer came from the server. The reply is sent again').waitFor();
    await page.getByText('The server cannot be reached.').waitFor();
    // The stream may still stand: nothing is called live under such a banner.
    expect(await page.getByText('Live', { exact: true }).count()).toBe(0);
    expect(await pages.messages(found)).toEqual([ANSWER]);
    await page.unroute(api);
    await page.getByRole('button', { name: 'Send now' }).click();
    await message(page, ANSWER).waitFor();
    await page.getByText('The server cannot be reached.').waitFor({ state: 'detached' });
    expect(await pages.messages(found)).toEqual([ANSWER]);
    expect(await message(page, ANSWER).count()).toBe(1);
  });

  it('comes back with the reason when it is refused, until it is changed; nothing is called kept that is not', async () => {
    const found = await pages.given();
    const page = await withClock();
    await openCase(page, found);
    await replyBox(page).fill(FILE);
    await page.getByRole('button', { name: 'Send reply' }).click();
    await untilItLeaves(page);
    const reason = page.getByText('The text holds a picture or file written as text.');
    await reason.waitFor();
    expect(await replyBox(page).inputValue()).toBe(FILE);
    await page.getByText('Draft not kept yet.').waitFor();
    await replyBox(page).fill(ANSWER);
    await reason.waitFor({ state: 'detached' });
    await page.clock.fastForward(1_000);
    await page.getByText('Draft kept').waitFor();
    expect(await pages.messages(found)).toEqual([]);
  });

  it('goes away in a second window when the first has sent it', async () => {
    const found = await pages.given();
    const page = await withClock();
    await openCase(page, found);
    await replyBox(page).fill(`${ANSWER} `);
    await page.clock.fastForward(1_000);
    await page.getByText('Draft kept').waitFor();
    const second = await page.context().newPage();
    await second.goto(`/cases/${found.id}`);
    await second.getByText('Draft kept').waitFor();
    await page.getByRole('button', { name: 'Send reply' }).click();
    await untilItLeaves(page);
    await message(second, ANSWER).waitFor();
    expect(await replyBox(second).inputValue()).toBe('');
  });

  it('keeps a draft with the token of a session that began in another window', async () => {
    const found = await pages.given();
    const page = await pages.signIn(pages.kiran);
    await openCase(page, found);
    const { email, passphrase: password } = pages.kiran;
    await page.context().request.post('/api/auth/sign-in', { data: { email, password } });
    await replyBox(page).fill('In a session that is newer than this window.');
    await page.getByText('Draft kept').waitFor();
    expect(
      (await (await page.context().request.get(`/api/cases/${found.id}`)).json()) as unknown,
    ).toMatchObject({
      drafts: { message: 'In a session that is newer than this window.' },
    });
  });

  it.each([
    ['a question that was on its way', [401]],
    ['a question that was on its way, and the next one who is signed in,', [401, 401]],
  ])('goes on where %s met the session before', async (_, met) => {
    const found = await pages.given();
    const page = await pages.signIn(pages.kiran);
    const before = await page.context().cookies();
    const { email, passphrase: password } = pages.kiran;
    await page.context().request.post('/api/auth/sign-in', { data: { email, password } });
    const cookie = before.map(({ name, value }) => `${name}=${value}`).join('; ');
    const answers: number[] = [];
    const late = async (route: Route): Promise<void> => {
      const response = await route.fetch({ headers: { ...(await route.request().allHeaders()), cookie } });
      answers.push(response.status());
      await route.fulfill({ response });
    };
    for (const address of [`**/api/cases/${found.id}`, '**/api/session'].slice(0, met.length))
      await page.route(address, late, { times: 1 });
    await openCase(page, found);
    expect(answers).toEqual(met);
    await replyBox(page).fill('Still here.');
    await page.getByText('Draft kept').waitFor();
  });

  it('leaves nothing of what was typed or read in the browser', async () => {
    const found = await pages.given();
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    await page.keyboard.press('o');
    await page.getByText('zebra-canary-story').waitFor();
    await replyBox(page).fill('canary-reply');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.getByLabel('Internal note', { exact: true }).fill('canary-note');
    await page.getByText('Draft kept').waitFor();
    const kept = await page.evaluate(async () => [
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      JSON.stringify(window.history.state),
      location.href,
      document.cookie,
      JSON.stringify([await indexedDB.databases(), await caches.keys()]),
    ]);
    expect(kept.join(' ')).not.toContain('canary');
    expect(kept.at(-1)).toBe('[[],[]]');
  });
});
