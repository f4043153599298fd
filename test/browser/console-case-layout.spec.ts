import type { Locator, Page } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { caseShown, openCase, replyBox, useConsole, waitForFocus } from '../support/console-page.js';
import { eventually } from '../support/index.js';
import { CHILD_THREATENED, TYPED } from '../support/reports.js';

const pages = useConsole();

/** As long as what children write who write at length. */
const WORDS =
  'He said he was 16 and from Pune. We talked for three weeks and then he asked for a picture. I sent one. Now he has my ' +
  'friends list and he says he sends it to all of them and to my father if I do not pay 5000 today. I have only 800. ' +
  'I have not told anybody at home. Please tell me what to do, I cannot sleep and I do not want to go to school.';
const REPORT = { ...CHILD_THREATENED, more: WORDS };

/** Whether all of it lies where a person sees it: in the window and in what scrolls around it. */
const inSight = (part: Locator): Promise<boolean> =>
  part.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const around = element.closest('[role="group"]')?.getBoundingClientRect();
    const top = Math.max(0, around?.top ?? 0);
    const bottom = Math.min(window.innerHeight, around?.bottom ?? Infinity);
    return box.height > 0 && box.top >= top && box.bottom <= bottom;
  });
/** Elements of the page that reach beyond its width. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *, aside *, header *')]
      .filter(
        (one) => one.getClientRects().length > 0 && one.getBoundingClientRect().right > window.innerWidth + 1,
      )
      .map((one) => one.textContent ?? ''),
  );

describe('the page of a case', () => {
  it.each([
    ['1366x768', { width: 1366, height: 768 }],
    ['1280x720', { width: 1280, height: 720 }],
    ['1024x768', { width: 1024, height: 768 }],
  ])('shows the own words of a report without scrolling at %s', async (_, viewport) => {
    const found = await pages.filed(REPORT);
    const page = await pages.signedIn(pages.kiran, { viewport });
    await openCase(page, found);
    await page.keyboard.press('o');
    const words = page.getByText(WORDS);
    await words.waitFor();
    expect(await inSight(words)).toBe(true);
    expect(await cutOff(page)).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('puts the words first, then facts, then what is copied, and says each mark and reason once', async () => {
    const found = await pages.filed(REPORT);
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    await page.keyboard.press('o');
    await page.getByText(WORDS).waitFor();
    const text = (await page.getByRole('region', { name: /^Report of/ }).textContent()) ?? '';
    const places = [WORDS, TYPED.platformName, TYPED.paidTo].map((part) => text.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    await page.getByRole('button', { name: /^Copy/ }).first().waitFor();
    const header = page.getByRole('list', { name: 'At a glance' });
    for (const fact of ['13 to 15', 'India', 'Not assigned yet']) await header.getByText(fact).waitFor();
    const [main, pane] = [page.getByRole('main'), page.getByRole('complementary', { name: 'Facts' })];
    const marks = await main.getByRole('list', { name: 'Marks' }).getByRole('listitem').allTextContents();
    expect(marks.length).toBeGreaterThan(0);
    expect(await pane.getByRole('list', { name: 'Marks' }).count()).toBe(0);
    const reasons = await pane
      .getByRole('region', { name: /^Why urgency/ })
      .getByRole('listitem')
      .allTextContents();
    for (const reason of reasons) expect(await main.getByText(reason, { exact: true }).count()).toBe(0);
  });

  it('gives the focus to the story that is opened, so that Space moves through it', async () => {
    const found = await pages.filed(REPORT);
    const page = await pages.signedIn(pages.kiran, { viewport: { width: 1024, height: 500 } });
    await openCase(page, found);
    await page.keyboard.press('o');
    await page.getByText(WORDS).waitFor();
    await waitForFocus(page, /^Report of/);
    const scroller = page.getByRole('group', { name: 'Thread' });
    const top = () => scroller.evaluate((one) => one.scrollTop);
    const before = await top();
    await page.keyboard.press('Space');
    await page.waitForFunction(
      ([from]) => (document.querySelector('[role="group"][tabindex="0"]')?.scrollTop ?? 0) > (from ?? 0),
      [before],
    );
  });

  it('has one line to write in until somebody writes, and again after Escape', async () => {
    const found = await pages.given();
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    const composer = page.getByRole('region', { name: 'Write', exact: true });
    const height = async () => (await composer.boundingBox())?.height ?? 0;
    const line = await height();
    expect(line).toBeLessThan(64);
    await page.keyboard.press('r');
    await page.locator('textarea:focus').waitFor();
    expect(await height()).toBeGreaterThan(2 * line);
    await page.keyboard.type('Half of it');
    await page.keyboard.press('Escape');
    expect(await height()).toBeLessThan(64);
    expect(await replyBox(page).inputValue()).toBe('Half of it');
  });

  it.each([
    ['1024 px', { width: 1024, height: 768 }],
    ['1366x768 at 200 %', { width: 683, height: 384 }],
  ])('cuts off nothing at %s, however long a name is', async (_, viewport) => {
    const found = await pages.given();
    await pages.colleague.post(`/api/cases/${found.id}/assign`, { assigneeId: pages.kiran.id });
    const page = await pages.signedIn(pages.meera, { viewport }, `/cases/${found.id}`);
    await caseShown(page, found);
    const button = page.getByRole('button', { name: `Take over from ${pages.kiran.name}` });
    const box = await button.boundingBox();
    expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
    expect(await button.evaluate((one) => one.scrollWidth <= one.clientWidth + 1)).toBe(true);
    expect(await cutOff(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('is worked through by keys, from the queue and back, in 12 strokes', async () => {
    const found = await pages.filed(REPORT);
    const page = await pages.signedIn(pages.kiran);
    await page.clock.install();
    await page.reload();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('table').getByRole('link', { name: found.reference }).waitFor();
    let strokes = 0;
    const press = async (key: string): Promise<void> => {
      strokes += 1;
      await page.keyboard.press(key);
    };
    // The case of this test is brought to where j begins; going there is no part of working through it.
    const link = page.getByRole('table').getByRole('link', { name: found.reference });
    await link.focus();
    await press('Enter');
    await caseShown(page, found);
    await press('o');
    await page.getByText(WORDS).waitFor();
    await press('Space');
    await press('Space');
    await press('r');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('You are not in trouble. We are here.');
    await press('Control+Enter');
    await waitForFocus(page, 'Take back');
    await press('n');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Told them not to pay. Look again tonight.');
    await press('Control+Enter');
    await page.getByRole('article', { name: `${pages.kiran.name}, internal note` }).waitFor();
    await press('Escape');
    await press('q');
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
    // One more for `j`, which brings the next case of the queue to Enter.
    expect(strokes + 1).toBeLessThanOrEqual(12);
    await page.clock.fastForward(10_000);
    await page.getByText('The reply leaves in').waitFor({ state: 'detached' });
    await eventually('the reply is there', async () => (await pages.messages(found)).length === 1);
    expect(await pages.messages(found)).toEqual(['You are not in trouble. We are here.']);
  });

  it('sends the reply and opens the next case by one key', async () => {
    const [first, second] = [await pages.given({ minutes: 1 }), await pages.given({ minutes: 2 })];
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, first);
    await page.keyboard.press('r');
    await page.keyboard.type('We have read your report.');
    await page.keyboard.press('Control+Shift+Enter');
    await caseShown(page, second);
    const bar = page.getByRole('complementary', { name: 'Replies that have not left yet' });
    await bar.getByText(`${first.reference}:`).waitFor();
  });
});
