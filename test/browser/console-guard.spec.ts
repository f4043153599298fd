import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { openCase, replyBox, useConsole, waitForFocus, type Known } from '../support/console-page.js';
import { ConsoleClient } from '../support/console-client.js';
import { Reporter } from '../support/reporter.js';

const pages = useConsole();
const question = (page: Page) => page.getByRole('region', { name: 'Before this is sent' });
const answerOf = async (text: string, { id }: Known): Promise<void> => {
  const meera = await ConsoleClient.of(pages.desk, pages.meera);
  await meera.post(`/api/cases/${id}/messages`, { id: randomUUID(), text });
};

describe('two who answer one case', () => {
  it('are asked once more before the second reply leaves, with the first before their eyes', async () => {
    const found = await pages.given();
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    await replyBox(page).fill('Please call nobody yet.');
    await answerOf('Please call 1098 now.', found);
    await page.getByRole('article').filter({ hasText: 'Please call 1098 now.' }).waitFor();
    await replyBox(page).press('Control+Enter');
    await question(page).getByText(`The case is now with ${pages.meera.name}.`).waitFor();
    await question(page).getByRole('article').filter({ hasText: 'Please call 1098 now.' }).waitFor();
    await waitForFocus(page, 'Not sent yet');
    expect(await axeFindings(page)).toEqual([]);
    expect(await replyBox(page).inputValue()).toBe('Please call nobody yet.');

    await question(page).getByRole('button', { name: 'Keep writing' }).click();
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type(' I agree with Meera.');
    await replyBox(page).press('Control+Enter');
    await waitForFocus(page, 'Take back');
    await page.getByRole('button', { name: 'Take back' }).click();
  });

  it('are asked also where the first answer comes while the second counts down', async () => {
    const found = await pages.given();
    const page = await pages.signedIn(pages.kiran);
    await page.clock.install();
    await page.reload();
    await page.getByText('Live', { exact: true }).waitFor();
    await openCase(page, found);
    await replyBox(page).fill('Please call nobody yet.');
    await page.getByText('Draft kept').waitFor();
    await replyBox(page).press('Control+Enter');
    await waitForFocus(page, 'Take back');
    await answerOf('Please call 1098 now.', found);
    await page.clock.fastForward(10_000);
    await question(page).getByRole('article').filter({ hasText: 'Please call 1098 now.' }).waitFor();
    expect(await pages.messages(found)).toEqual(['Please call 1098 now.']);
    await question(page).getByRole('button', { name: 'Send all the same' }).click();
    await waitForFocus(page, 'Take back');
    await page.clock.fastForward(10_000);
    await page.getByRole('article').filter({ hasText: 'Please call nobody yet.' }).waitFor();
    expect(await pages.messages(found)).toEqual(['Please call 1098 now.', 'Please call nobody yet.']);
  });

  it('learn of it wherever they are by then', async () => {
    const [found, other] = [await pages.given({ minutes: 1 }), await pages.given({ minutes: 2 })];
    const page = await pages.signedIn(pages.kiran);
    await page.clock.install();
    await page.reload();
    await page.getByText('Live', { exact: true }).waitFor();
    await openCase(page, found);
    await replyBox(page).fill('On my way out.');
    await page.getByText('Draft kept').waitFor();
    await replyBox(page).press('Control+Enter');
    await waitForFocus(page, 'Take back');
    await page.getByRole('link', { name: 'Whole queue' }).click();
    await openCase(page, other);
    await answerOf('Meera was faster.', found);
    await page.clock.fastForward(10_000);
    const bar = page.getByRole('complementary', { name: 'Replies that have not left yet' });
    await bar.getByText(`${found.reference}: Not sent: something came in the case`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await bar.getByRole('link', { name: 'Go to the case' }).click();
    await question(page).getByRole('article').filter({ hasText: 'Meera was faster.' }).waitFor();
    expect(await replyBox(page).inputValue()).toBe('On my way out.');
  });

  it('are asked about what the reporter wrote, before a note too', async () => {
    const found = await pages.filed();
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, found);
    await page.keyboard.press('n');
    await page.keyboard.type('Nothing to do until Thursday.');
    const reporter = await new Reporter(pages.desk.site).enter(found.code);
    await reporter.press('Send', { message: 'He has just sent it.' });
    await page
      .getByRole('article', { name: 'Reporter' })
      .filter({ hasText: 'He has just sent it.' })
      .waitFor();
    await page.keyboard.press('Control+Enter');
    await question(page).getByText('He has just sent it.').waitFor();
    await question(page).getByRole('button', { name: 'Send all the same' }).click();
    await page.getByRole('article', { name: `${pages.kiran.name}, internal note` }).waitFor();
  });
});
