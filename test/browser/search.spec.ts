import { axeFindings } from '../support/browser.js';
import { caseShown, useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('the search', () => {
  it('is a key away, finds by words while one writes nothing anywhere, and goes on where one was', async () => {
    const [one, two] = [await pages.given(), await pages.given({ urgency: 3 })];
    const note = (id: string, text: string) =>
      pages.colleague.post(`/api/cases/${id}/notes`, { id: crypto.randomUUID(), text });
    await note(one.id, 'The grandmother in Kohima knows of it.');
    await note(two.id, 'A grandmother again.');
    const page = await pages.signedIn(pages.kiran, { viewport: { width: 1366, height: 768 } });
    await page.keyboard.press('/');
    const box = page.getByRole('textbox', { name: 'What are you looking for?' });
    expect(await axeFindings(page)).toEqual([]);
    await box.pressSequentially('GRANDMOTHER');
    await box.press('Enter');
    await page.getByText('2 cases', { exact: true }).waitFor();
    const row = (reference: string) => page.getByRole('row').filter({ hasText: reference });
    await row(one.reference).getByText('Notes').waitFor();
    await row(two.reference).getByText('Notes').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page)).toEqual([]);
    }
    await page.getByLabel('Urgency', { exact: true }).selectOption('3');
    await page.getByText('1 case', { exact: true }).waitFor();
    await row(one.reference).waitFor({ state: 'detached' });
    // What was looked for is in this window alone.
    const kept = await page.evaluate(() =>
      JSON.stringify([
        location.href,
        history.state,
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
      ]),
    );
    expect(kept.toLowerCase()).not.toContain('grandmother');
    await row(two.reference).getByRole('link').click();
    await caseShown(page, two);
    await page.goBack();
    await row(two.reference).waitFor();
    expect(await box.inputValue()).toBe('GRANDMOTHER');
    // With a reference one is in its case at once.
    await box.fill(one.reference);
    await page.getByLabel('Urgency', { exact: true }).selectOption('');
    await box.press('Enter');
    await caseShown(page, one);
  });

  it('has room on a small screen, and says so where nothing is found', async () => {
    const page = await pages.signedIn(pages.kiran, { viewport: { width: 1024, height: 768 } }, '/search');
    const box = page.getByRole('textbox', { name: 'What are you looking for?' });
    await box.fill('nobodywrotethis');
    await box.press('Enter');
    await page.getByText('No case that you may open holds this.').waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
  });
});
