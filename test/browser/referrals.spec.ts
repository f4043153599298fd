import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('the referrals of a case', () => {
  it('pass over a service that takes no boys, take a no, and hand over by phone with consent', async () => {
    const found = await pages.filed();
    const page = await pages.signedIn(pages.kiran, { viewport: { width: 1366, height: 768 } });
    await openCase(page, found);
    const section = page.getByRole('region', { name: 'Referrals' });
    await section.getByText('No service was offered yet.').waitFor();
    await section.getByRole('button', { name: 'Offer a service' }).click();
    await section.getByLabel('The person is').selectOption({ label: 'a man or boy' });
    const service = section.getByLabel('Service', { exact: true });
    await service.getByRole('option', { name: 'One Stop Centre (Sakhi) (does not take them)' }).waitFor({
      state: 'attached',
    });
    await service.selectOption('in-one-stop-centre');
    await section.getByText(/Because of: .*gender/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await section.getByRole('button', { name: /^Offer in its place: Legal aid/ }).click();
    const offer = async (): Promise<void> => {
      await section.getByLabel('What the service said').fill('They take somebody like him.');
      await page.waitForFunction(() =>
        [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('can help you')),
      );
      await section.getByRole('button', { name: 'Offer on the return page' }).click();
      await section.getByRole('button', { name: 'Offer a service' }).waitFor();
    };
    expect(await axeFindings(page)).toEqual([]);
    await offer();

    const person = await pages.open({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
      baseURL: pages.desk.site,
    });
    await person.goto('/c');
    await person.locator('input[name="code"]').fill(found.code);
    await person.getByRole('button', { name: 'Open' }).click();
    const more = person.getByRole('region', { name: 'More help for you' });
    await more.getByRole('button', { name: 'Not this' }).click();
    await more.getByText('You said no to this.').waitFor();
    await section.getByText('Declined', { exact: false }).first().waitFor();

    // The next in its place is the child helpline. The person says yes, by phone this time, and allows that it is told.
    await section.getByRole('button', { name: 'Offer a service' }).click();
    await service.selectOption('in-one-stop-centre');
    await section.getByRole('button', { name: /^Offer in its place: Child Helpline 1098/ }).click();
    await offer();
    const row = section.getByRole('listitem').filter({ hasText: 'Child Helpline 1098' }).first();
    await row.getByRole('button', { name: /^Write down their answer/ }).click();
    await row.getByLabel('The answer').selectOption('accepted');
    await row.getByLabel('How they said it, and why').fill('Yes, if somebody stays on the line.');
    await row.getByRole('button', { name: 'Keep the answer' }).click();
    await row.getByText('Accepted').first().waitFor();
    await row.getByRole('button', { name: /^Ask whether the service may be told/ }).click();
    const ask = row.getByLabel('What the reporter reads');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('put you in touch')),
    );
    await ask.fill(`${await ask.inputValue()}\n\nOnly your first name.`);
    await row.getByRole('button', { name: 'Ask on the return page' }).click();
    await row.getByText('May the service be told: asked, no answer yet.').waitFor();
    await person.goto('/r');
    await person.getByRole('button', { name: 'I allow this' }).click();
    await row.getByText('May the service be told: allowed.').waitFor();

    await row.getByRole('button', { name: /^Hand over by phone/ }).click();
    await row.getByText('ask for the code word first').waitFor();
    await row.getByLabel('What the service was told').fill('A first name, and that he is afraid.');
    await row.getByLabel('Who you spoke to').fill('Mrs. Rao');
    expect(await axeFindings(page)).toEqual([]);
    await row.getByRole('button', { name: 'I have told them' }).click();
    await row.getByText('Handed over by phone').first().waitFor();
    await page.getByText(`${pages.kiran.name} handed over to in-1098 by phone`).waitFor();
    await person.goto('/r');
    await more.getByText('A first name, and that he is afraid.').waitFor();
    expect(await person.content()).not.toContain('Rao');

    await row.getByRole('button', { name: /^They got there/ }).click();
    await row.getByLabel('Note of the desk').fill('A counsellor calls every Tuesday.');
    await row.getByRole('button', { name: 'They got there' }).click();
    await row.getByText('Got there').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('are easy to read on the page of the person, in a language from right to left too', async () => {
    const found = await pages.filed();
    await pages.colleague.post(`/api/cases/${found.id}/referrals`, {
      ...{ serviceId: 'in-1098', words: 'وہ آپ کی مدد کر سکتے ہیں۔', learnt: 'Yes.' },
    });
    for (const language of ['en', 'ur']) {
      const page = await pages.open({ viewport: { width: 320, height: 740 }, baseURL: pages.desk.site });
      await page.goto(`/c?l=${language}`);
      await page.locator('input[name="code"]').fill(found.code);
      await page.locator('main form button.govuk-button:not(.govuk-button--secondary)').first().click();
      await page.locator('.consents button').first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
    }
  });
});

describe('the appointments of a case', () => {
  it('are made by the clock of the person, kept in a calendar, and cancelled', async () => {
    const found = await pages.filed();
    const page = await pages.signedIn(pages.kiran, { viewport: { width: 1024, height: 768 } });
    await openCase(page, found);
    const section = page.getByRole('region', { name: 'Appointments' });
    await section.getByRole('button', { name: 'Make an appointment' }).click();
    const day = new Date(Date.now() + 5 * 24 * 60 * 60_000).toISOString().slice(0, 10);
    await section.getByLabel('Day').fill(day);
    await section.getByLabel('Time of the person, in 24 hours').fill('10:30');
    await section.getByLabel('Time zone of the person').fill('Asia/Kathmandu');
    await section.getByLabel('What the person reads besides').fill('By phone.');
    expect(await axeFindings(page)).toEqual([]);
    await section.getByRole('button', { name: 'Show it on the return page' }).click();
    await section.getByText(/^Their time: .*10:30 \(Asia\/Kathmandu\)$/).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      section.getByRole('button', { name: /^Calendar file/ }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`${found.reference}.ics`);
    await section.getByRole('button', { name: /^Cancel it/ }).click();
    await section.getByText('Cancelled', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
