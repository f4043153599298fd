import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';
import { Reporter } from '../support/reporter.js';

const pages = useConsole();
const SCREEN = { viewport: { width: 1366, height: 768 } };

describe('what a reporter allows', () => {
  it('is asked in the console, allowed and taken back without JavaScript, and shown on the case', async () => {
    const found = await pages.filed();
    const page = await pages.signedIn(pages.kiran, SCREEN);
    await openCase(page, found);
    const section = page.getByRole('region', { name: 'What the reporter allows' });
    await section.getByText('The reporter was asked nothing yet.').waitFor();
    await section.getByRole('button', { name: 'Ask the reporter' }).click();
    await section.getByLabel('Whom it goes to').selectOption('in-ncrp');
    const words = section.getByLabel('What the reporter reads');
    await section.getByText('Prepared in the reporter’s language.').waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('You can say no.')),
    );
    await words.fill(`${await words.inputValue()}\n\nOnly the links.`);
    expect(await axeFindings(page)).toEqual([]);
    await section.getByRole('button', { name: 'Ask on the return page' }).click();
    await section.getByText('asked, no answer yet').waitFor();
    await page.getByText(`${pages.kiran.name} asked the reporter to allow: tell them of the case`).waitFor();

    const person = await pages.open({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
      baseURL: pages.desk.site,
    });
    await person.goto('/c');
    expect(await person.content()).not.toContain('May we pass this on?');
    await person.locator('input[name="code"]').fill(found.code);
    await person.getByRole('button', { name: 'Open' }).click();
    const asked = person.getByRole('region', { name: 'May we pass this on?' });
    await asked.getByText('Only the links.').waitFor();
    await person.locator('textarea[name="message"]').fill('Half a thought');
    await asked.getByRole('button', { name: 'I allow this' }).press('Enter');
    await asked.getByText('You allowed this.').waitFor();
    expect(await person.locator('textarea[name="message"]').inputValue()).toBe('Half a thought');
    await section.getByText('allowed', { exact: true }).waitFor();
    await page.getByText('The reporter allows: tell them of the case').waitFor();

    await asked.getByRole('button', { name: 'Take it back' }).click();
    await asked.getByText('You took this back.').waitFor();
    await person.getByText('What has not been sent will not be sent.').waitFor();
    await section.getByText('taken back', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('is easy to see and to reach on the page of the reporter, in a language from right to left too', async () => {
    const found = await pages.filed();
    const body = { recipientId: 'in-ncrp', purpose: 'report', words: 'کیا ہم یہ بتا سکتے ہیں؟' };
    await pages.colleague.post(`/api/cases/${found.id}/consents`, body);
    const reporter = await new Reporter(pages.desk.site).enter(found.code);
    const cookies = reporter.visitor.cookieHeader.split('; ').map((one) => {
      const at = one.indexOf('=');
      return { name: one.slice(0, at), value: one.slice(at + 1), url: pages.desk.site };
    });
    for (const language of ['en', 'ur']) {
      const page = await pages.open({ viewport: { width: 320, height: 740 } });
      await page.context().addCookies(cookies);
      await page.goto(`${pages.desk.site}/r?l=${language}`);
      await page.locator('.consents button').first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
    }
  });
});

describe('what leaves without consent', () => {
  it('is decided by who leads the desk, told to the reporter, and confirmed by a second person', async () => {
    const found = await pages.filed();
    const lead = await pages.signedIn(pages.coordinator, SCREEN);
    await openCase(lead, found);
    const section = lead.getByRole('region', { name: 'Without consent' });
    await section.getByText('Nothing was decided.').waitFor();
    await section.getByRole('button', { name: 'Decide by a duty' }).click();
    await section.getByLabel('The duty').selectOption('in-pocso-19');
    await section.getByText('Any person with an apprehension').waitFor();
    await section.getByLabel('Who is told').selectOption('in-police-pocso');
    await section.getByLabel('Why: for the desk alone').fill('She is twelve.');
    await lead.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('not there to punish')),
    );
    expect(await axeFindings(lead)).toEqual([]);
    await section.getByRole('button', { name: 'Decide, and call the second person' }).click();
    await section.getByText('decided, not confirmed').waitFor();
    await section.getByText('Nothing may leave on this.').waitFor();
    expect(await section.getByRole('button', { name: 'Confirm' }).count()).toBe(0);

    const reporter = await new Reporter(pages.desk.site).enter(found.code);
    await reporter.open('/r');
    expect(reporter.text).toContain('What we must tell');
    expect(reporter.text).not.toContain('She is twelve.');

    const page = await pages.signedIn(pages.kiran, SCREEN);
    await openCase(page, found);
    const mine = page.getByRole('region', { name: 'Without consent' });
    await mine.getByLabel('Your reason as the second person').fill('I have read it too.');
    expect(await axeFindings(page)).toEqual([]);
    await mine.getByRole('button', { name: 'Confirm' }).click();
    await mine.getByText('Something may leave now.').waitFor();
    await section.getByText('Something may leave now.').waitFor();
    await lead.getByText(`${pages.kiran.name} confirmed the decision to tell`).waitFor();
  });
});
