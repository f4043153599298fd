import type { Page } from 'playwright-core';
import { caseShown, rowOf, useConsole, waitForFocus, type Known } from '../support/console-page.js';
import { eventually } from '../support/eventually.js';
import { STORY } from '../medium/cases/file-case.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN } from '../support/reports.js';

const pages = useConsole();

/** The most strokes that a usual case may take: open, read, reply, next. A chord is one stroke; what is typed is none. */
const MOST_FOR_A_CASE = 6;
/** The most that a change of the status may take, from the open case. */
const MOST_FOR_A_STATUS = 3;
const CASES = 10;

/** The keyboard of a counsellor who touches no mouse. */
class Keys {
  strokes = 0;

  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.strokes += 1;
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.locator('textarea:focus').waitFor();
    await this.page.keyboard.insertText(text);
  }
}

const tell = (said: string): void => void process.stdout.write(`${said}\n`);
const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();

describe('a counsellor’s night', () => {
  it('is worked through by keyboard alone, within the strokes that a case may take', async () => {
    const given: Known[] = [];
    const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    for (let at = 0; at < CASES; at += 1)
      given.push(await pages.given({ urgency: 3, nextDeadlineAt: soon(90 + at) }));
    const page = await pages.signedIn(pages.kiran);
    await rowOf(page, given.at(-1)!).waitFor();
    const keys = new Keys(page);
    const taken: number[] = [];
    const began = performance.now();

    await keys.press('j');
    await keys.press('Enter');
    for (const [at, found] of given.entries()) {
      await caseShown(page, found);
      await keys.press('o');
      await page.getByText(STORY).waitFor();
      await keys.press('r');
      await keys.type(`You are not alone with this. We are on it (${at + 1}).`);
      const next = given[at + 1];
      await keys.press(next ? 'Control+Shift+Enter' : 'Control+Enter');
      if (next) await caseShown(page, next);
      else {
        await waitForFocus(page, 'Take back');
        await keys.press('q');
        await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
      }
      taken.push(keys.strokes);
      keys.strokes = 0;
    }
    tell(`strokes of each case: ${taken.join(' ')}; ${CASES} cases in ${seconds(began)} s`);
    expect(Math.max(...taken)).toBeLessThanOrEqual(MOST_FOR_A_CASE);
    for (const [at, found] of given.entries())
      await eventually(`the reply to case ${at + 1} is there`, async () =>
        (await pages.messages(found)).some((text) => text?.endsWith(`(${at + 1}).`)),
      );
  });

  it('changes a status in a few strokes', async () => {
    const found = await pages.given();
    const page = await pages.signedIn(pages.kiran, {}, `/cases/${found.id}`);
    await caseShown(page, found);
    const keys = new Keys(page);
    const began = performance.now();
    await keys.press('e');
    const choices = page.getByRole('dialog').getByRole('button');
    await choices.first().waitFor();
    const words = await choices.allInnerTexts();
    await keys.press(String(words.findIndex((word) => word.startsWith('In progress')) + 1));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await eventually('the status is there', async () => {
      return (await pages.colleague.case(found.id)).status === 'in_progress';
    });
    tell(`strokes of a status: ${keys.strokes}, in ${seconds(began)} s`);
    expect(keys.strokes).toBeLessThanOrEqual(MOST_FOR_A_STATUS);
  });

  it('brings a reporter who writes back in danger before anything else, with a colleague beside', async () => {
    const found = await pages.filed(ACCOUNT_TAKEN);
    const page = await pages.signedIn(pages.kiran);
    await rowOf(page, found).waitFor();
    const person = await new Reporter(pages.desk.site).enter(found.code);
    await person.press('I am in danger');
    const row = page.getByRole('row').filter({ hasText: found.reference });
    await row.getByText('In danger').first().waitFor();
    const keys = new Keys(page);
    await keys.press('j');
    await keys.press('Enter');
    await caseShown(page, found);
    expect(await heading(page)).toContain(found.reference);
    const colleague = await pages.signedIn(pages.meera, {}, `/cases/${found.id}`);
    await caseShown(colleague, found);
    await page.getByRole('main').getByText(`${pages.meera.name} is reading`).waitFor();
    await keys.press('r');
    await keys.type('Call 112 now. Then go to somebody you trust.');
    await keys.press('Control+Enter');
    tell(`strokes until somebody in danger is answered: ${keys.strokes}`);
    expect(keys.strokes).toBeLessThanOrEqual(MOST_FOR_A_CASE);
    await colleague
      .getByRole('article', { name: pages.kiran.name })
      .filter({ hasText: 'Call 112 now.' })
      .waitFor();
  });
});

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(1);
}
