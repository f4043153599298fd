import type { Page } from 'playwright-core';
import { STORY } from '../medium/cases/file-case.js';
import { axeFindings } from '../support/browser.js';
import { eventually } from '../support/index.js';
import { caseShown, enter, inQueue, openCase, replyBox, useConsole } from '../support/console-page.js';

const pages = useConsole({ whole: true });

const sessionsOf = ({ id }: { id: string }): Promise<number> =>
  pages.count('sessions WHERE staff_id = $1', [id]);
/** A person in a window whose clock can be moved. */
async function withClock(): Promise<Page> {
  const page = await pages.open();
  await page.clock.install();
  return pages.signIn(pages.meera, page);
}

describe('signing out', () => {
  it('ends with the session: the cases are gone, also with Back', async () => {
    const found = await pages.given();
    const page = await pages.signIn(pages.kiran);
    await openCase(page, found);
    await page.getByRole('button', { name: 'Open the story' }).click();
    await page.getByText(STORY).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.content()).not.toContain(STORY);
    expect(await page.content()).not.toContain(found.reference);
  });

  it('does not lead the next person to the case of the last', async () => {
    const found = await pages.given();
    const page = await pages.signIn(pages.kiran);
    await openCase(page, found);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').waitFor();
    await enter(page, pages.coordinator);
    await inQueue(page);
    expect(new URL(page.url()).pathname).toBe('/cases');
    const opened = `audit_log WHERE action = 'case.opened' AND subject_id = $1 AND actor_id = $2`;
    expect(await pages.count(opened, [found.id, pages.coordinator.id])).toBe(0);
  });

  it('sends nothing that still counts down: it says so and keeps a draft, also of another window', async () => {
    const [one, two] = [await pages.given(), await pages.given()];
    const page = await pages.signIn(pages.kiran);
    const second = await page.context().newPage();
    await second.goto(`/cases/${two.id}`);
    await caseShown(second, two);
    await openCase(page, one);
    for (const [window, text] of [
      [page, 'From the first window.'],
      [second, 'From the second window.'],
    ] as const) {
      await replyBox(window).fill(text);
      await window.getByRole('button', { name: 'Send reply' }).click();
    }
    await page.getByRole('button', { name: 'Sign out' }).click();
    for (const [window, { reference }] of [
      [page, one],
      [second, two],
    ] as const) {
      await window.getByText('You are signed out.').waitFor();
      await window.getByText(`The reply for ${reference} had not left yet. It was not sent`).waitFor();
    }
    await enter(page, pages.kiran);
    await inQueue(page);
    for (const [found, text] of [
      [one, 'From the first window.'],
      [two, 'From the second window.'],
    ] as const) {
      expect(await pages.messages(found)).toEqual([]);
      expect((await pages.colleague.case(found.id)).drafts.message).toBe(text);
    }
  });

  it('says that the person left, also where the end of the session is heard of before its answer', async () => {
    const page = await pages.signIn(pages.kiran);
    const second = await page.context().newPage();
    await second.goto('/cases');
    await inQueue(second);
    await page.route('**/api/auth/sign-out', async (route) => {
      const response = await route.fetch();
      // A window that has heard of no end within three seconds goes to the sign-in by itself.
      for (const window of [page, second])
        await window.getByText(/Your session has ended|You are signed out/).waitFor();
      await route.fulfill({ response });
    });
    await page.getByRole('button', { name: 'Sign out' }).click();
    for (const window of [page, second]) {
      await window.getByText('You are signed out.').waitFor();
      expect(await window.getByText('Queue').count()).toBe(0);
    }
    await page.unrouteAll({ behavior: 'wait' });
  });

  it('says what the server has not heard, and tells it when it is back', async () => {
    const found = await pages.given();
    const page = await pages.signIn(pages.meera);
    const before = await sessionsOf(pages.meera);
    await openCase(page, found);
    await replyBox(page).fill('Half a thought.');
    await page.getByText('Draft kept').waitFor();
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.route(/\/(?:api|health)\//, (route) => route.abort());
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText(`The reply for ${found.reference} had not left yet. It was not sent`).waitFor();
    await page.getByText('Your session is not yet ended on the server').waitFor();
    expect(await sessionsOf(pages.meera)).toBe(before);
    await page.unroute(/\/(?:api|health)\//);
    await page.getByText('Your session is not yet ended on the server').waitFor({ state: 'detached' });
    expect(await sessionsOf(pages.meera)).toBe(before - 1);
    await enter(page, pages.meera);
    await inQueue(page);
    expect(await page.getByText('had not left yet').count()).toBe(0);
    await openCase(page, found);
    expect(await replyBox(page).inputValue()).toBe('Half a thought.');
    expect(await pages.messages(found)).toEqual([]);
  });

  it('keeps in the window what could not be kept on the server', async () => {
    const found = await pages.given();
    const page = await pages.signIn(pages.meera);
    await openCase(page, found);
    await page.route(/\/(?:api|health)\//, (route) => route.abort());
    await replyBox(page).fill('On no server at all.');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('What you typed could not be kept on the server.').waitFor();
    await page.unroute(/\/(?:api|health)\//);
    await page.getByText('Your session is not yet ended on the server').waitFor({ state: 'detached' });
    await page.getByLabel('Password', { exact: true }).fill(pages.meera.passphrase);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Draft kept').waitFor();
    expect(await replyBox(page).inputValue()).toBe('On no server at all.');
  });
});

describe('a window that nobody touches', () => {
  it('asks, and stays open for a sign of somebody', async () => {
    const page = await withClock();
    await page.clock.fastForward('13:30');
    await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor();
    await page.mouse.move(400, 300);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.clock.fastForward('05:00');
    expect(await page.getByRole('heading', { name: 'Queue', level: 1 }).isVisible()).toBe(true);
  });

  it('locks, ends its session, does nothing by keys, and shows the next person nothing of the last', async () => {
    const found = await pages.given();
    const page = await withClock();
    const before = await sessionsOf(pages.meera);
    await openCase(page, found);
    await page.keyboard.press('o');
    await page.getByText(STORY).waitFor();
    await replyBox(page).fill('Meera was writing this.');
    await page.clock.fastForward('15:05');
    await page.getByText('You were signed out after 15 minutes without activity.').waitFor();
    await eventually('the session ends', async () => (await sessionsOf(pages.meera)) === before - 1);
    const address = page.url();
    await page.getByRole('heading', { name: 'Sign in again' }).click();
    for (const key of ['?', 'q', 'a', 'o', 'r', 'n', 'j', '1', 'z', 'x']) await page.keyboard.press(key);
    expect(page.url()).toBe(address);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(await page.content()).not.toContain(STORY);
    expect((await pages.colleague.case(found.id)).assignee).toBeNull();

    await enter(page, pages.coordinator);
    await inQueue(page);
    expect(new URL(page.url()).pathname).toBe('/cases');
    expect(await page.content()).not.toContain('Meera was writing this.');
    await openCase(page, found);
    expect(await replyBox(page).inputValue()).toBe('');
    expect(await page.content()).not.toContain(STORY);
  });

  it('goes on where it was for the same person', async () => {
    const found = await pages.given();
    const page = await withClock();
    await openCase(page, found);
    await replyBox(page).fill('Meera was writing this.');
    await page.clock.fastForward('15:05');
    await page.getByText('You were signed out after 15 minutes without activity.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(pages.meera.passphrase);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await caseShown(page, found);
    expect(await replyBox(page).inputValue()).toBe('Meera was writing this.');
  });
});

describe('one’s own language', () => {
  it('is that of the console at once, and after loading it again', async () => {
    const page = await pages.signIn(pages.kiran);
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByLabel('Language of the console and of your mails').selectOption('hi');
    await page.getByRole('heading', { level: 1, name: 'खाता' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'खाता' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('hi');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'कतार' }).click();
    await page.getByRole('heading', { level: 1, name: 'कतार' }).waitFor();
    await page.getByRole('link', { name: 'खाता' }).click();
    await page.getByLabel('कंसोल और आपके मेल की भाषा').selectOption('en');
    await page.getByRole('heading', { level: 1, name: 'Account' }).waitFor();
  });
});

describe('the password', () => {
  it('is changed with the one that is known, and ends the other sessions', async () => {
    const { counsellor } = await pages.desk.installation.addDesk('Desk of passwords');
    const page = await pages.signIn(counsellor);
    const other = await pages.signIn(counsellor);
    await page.getByRole('link', { name: 'Account' }).click();
    const change = async (current: string, next: string): Promise<void> => {
      await page.getByLabel('Current password').fill(current);
      await page.getByLabel('New password').fill(next);
      await page.getByRole('button', { name: 'Change the password' }).click();
    };
    await change('this is not the one', 'nine quiet herons at dusk');
    await page.getByText('The current password is not right.').waitFor();
    await change(counsellor.passphrase, 'short');
    await page.getByText('Use at least 12 characters.').waitFor();
    await change(counsellor.passphrase, 'nine quiet herons at dusk');
    await page.getByText('Your password is changed.').waitFor();
    await other.reload();
    await enter(other, { ...counsellor, passphrase: 'nine quiet herons at dusk' });
    await inQueue(other);
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
  });
});
