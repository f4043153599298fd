import { openCase, useConsole } from '../support/console-page.js';
import { axeFindings } from '../support/browser.js';

const pages = useConsole();

describe('canned replies', () => {
  it('are put into the reply by key or button, in the language of the reporter first, and are not sent', async () => {
    const page = await pages.signedIn(pages.kiran);
    const known = await pages.given({ language: 'hi', country: 'IN' });
    await openCase(page, known);
    await page.keyboard.press(';');
    const dialog = page.getByRole('dialog', { name: 'Canned replies' });
    const choices = dialog.getByRole('listitem');
    await choices.first().waitFor();
    expect(await choices.first().innerText()).toContain('Hindi');
    expect(await choices.first().innerText()).toContain('Not reviewed');
    expect(await axeFindings(page)).toEqual([]);

    await dialog.getByLabel('Find a reply').fill('self-harm');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    const box = page.getByLabel('Reply to the reporter');
    expect(await box.inputValue()).toContain('112');
    expect(await box.evaluate((area) => area === document.activeElement)).toBe(true);

    await page.keyboard.type(' Kiran');
    await page.getByRole('button', { name: 'Canned reply' }).click();
    await dialog.getByRole('button', { name: /^Closing, the door stays open/ }).click();
    const text = await box.inputValue();
    expect(text.indexOf('Kiran')).toBeGreaterThan(0);
    expect(text.indexOf('You have come a long way')).toBeGreaterThan(text.indexOf('Kiran'));
    expect(await pages.messages(known)).toEqual([]);
  });

  it('are written, changed and taken out by a coordinator, with their versions', async () => {
    const page = await pages.signedIn(pages.coordinator, {}, '/replies');
    await page.getByRole('button', { name: 'Write a reply' }).click();
    await page.getByLabel('Title').fill('Good night');
    await page.getByLabel('Text', { exact: true }).fill('Sleep well.');
    const day = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Review again by').fill(day);
    await page.getByRole('button', { name: 'Save' }).click();
    const item = page.getByRole('listitem').filter({ hasText: 'Good night' }).first();
    await item.getByText(`Reviewed, again by ${day}`).waitFor();
    await item.getByText('Good night').first().click();
    await item.getByText(`${pages.coordinator.name} saved it`).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await item.getByRole('button', { name: 'Edit' }).click();
    await item.getByLabel('Text', { exact: true }).fill('Sleep well. We are here.');
    await item.getByRole('button', { name: 'Save' }).click();
    await item.getByText(`${pages.coordinator.name} saved it`).nth(1).waitFor();
    await item.getByRole('button', { name: 'Offer no longer' }).click();
    await item.waitFor({ state: 'hidden' });
  });

  it('are read and not changed by a counsellor', async () => {
    const page = await pages.signedIn(pages.kiran, {}, '/replies');
    await page.getByRole('heading', { name: 'Replies', exact: true }).waitFor();
    await page
      .getByText(/wait for a review/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'Write a reply' }).count()).toBe(0);
  });
});
