import { command } from '../support/cli.js';
import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';
import { ConsoleClient } from '../support/console-client.js';
import { Packages } from '../support/packages.js';

const pages = useConsole();
const FIELDS = {
  category: 'Sextortion',
  date_time: '28 November, evening',
  state: 'Kerala',
  district: 'Ernakulam',
  police_station: 'Not known',
  platform: 'A messenger',
  information: 'What happened.',
};

describe('what is owed', () => {
  it('is one list for who leads the desk, with the mail that nobody could place, and empty when all is done', async () => {
    const given = await pages.given();
    const second = await ConsoleClient.of(pages.desk, pages.meera);
    const found = new Packages(given.id, pages.colleague, second);
    await found.allow('in-ncrp');
    const one = await found.ready('in-ncrp', 'form', FIELDS);
    const mail =
      'From: Officer <officer@authority.example>\r\nSubject: Your report\r\n\r\nWe have opened a file.\r\n';
    expect(await command(pages.desk.installation, ['inbound'], [], mail)).toEqual({ status: 0, out: '' });

    const page = await pages.signedIn(pages.coordinator, {
      viewport: { width: 1024, height: 768 },
    });
    await page.getByRole('link', { name: 'What is owed' }).click();
    await page.getByRole('heading', { name: 'Packages that wait for approval: 1' }).waitFor();
    await page.getByRole('row', { name: given.reference }).waitFor();
    const waiting = page.getByRole('region', { name: 'Mail nobody could place' });
    await waiting.getByText('We have opened a file.').waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await waiting.getByRole('button', { name: 'It is about a case' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reference of the case').fill('no reference');
    await dialog.getByRole('button', { name: 'Find it' }).click();
    await dialog.getByText('You can open no case with this reference.').waitFor();
    await dialog.getByLabel('Reference of the case').fill(given.reference);
    await dialog.getByRole('button', { name: 'Find it' }).click();
    await dialog.getByLabel('About which package').selectOption({ value: one.id });
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Put it into the case' }).click();
    await dialog.waitFor({ state: 'detached' });
    await waiting.waitFor({ state: 'detached' });

    await found.approve(one);
    await found.handOver(one);
    await page.reload();
    await page.getByRole('heading', { name: 'What is owed' }).waitFor();
    await page.getByText('Looking what is owed').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: /wait for approval/ }).waitFor({ state: 'detached' });
    expect(await axeFindings(page)).toEqual([]);

    await pages.desk.installation.database.query(
      `INSERT INTO escalations (id, case_id, recipient_id, recipient_version, channel_key, state, version, entry_id, digest,
                                created_at, changed_at, sent_at, heard_on)
       SELECT gen_random_uuid(), $1, 'in-ncrp', 0, 'form', 'acknowledged', 1, gen_random_uuid(),
              decode(repeat('00', 32), 'hex'), moment, moment, moment, (moment AT TIME ZONE 'UTC')::date
         FROM generate_series(1, 11), (SELECT now() - interval '40 days' AS moment) sent`,
      [(await pages.given()).id],
    );
    await page.getByRole('link', { name: 'Figures of what was sent' }).click();
    await page.getByRole('heading', { name: 'Figures', exact: true }).waitFor();
    const packages = page.getByRole('table', { name: 'Packages, by recipient' });
    await packages.getByRole('row', { name: /10–14 10–14 0 fewer than 5/ }).waitFor();
    const links = page.getByRole('region', { name: 'Links, by platform and host' });
    await links.getByText('Fewer than five were sent: nothing is shown.').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page)).toEqual([]);
    }
    await page.getByLabel('Time', { exact: true }).selectOption({ value: '30' });
    await packages.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Back to what is owed' }).press('Enter');
    await page.getByRole('heading', { name: 'What is owed' }).waitFor();

    const reading = await pages.signedIn(pages.kiran);
    await openCase(reading, given);
    const section = reading.getByRole('region', { name: 'Tell those who can act' });
    await section.getByText('We have opened a file.').waitFor();
    await section.getByText('Somebody wrote').waitFor();
    expect(await axeFindings(reading)).toEqual([]);
  });

  it('has its place in one row with the other places and the way out, on a small laptop', async () => {
    const page = await pages.signedIn(pages.coordinator);
    await page.getByRole('link', { name: 'What is owed' }).click();
    await page.getByRole('heading', { name: 'What is owed' }).waitFor();
    const rows = await page
      .getByRole('banner')
      .locator('a, button')
      .evaluateAll((all) => [
        ...new Set(
          all
            .filter((one) => one.checkVisibility())
            .map((one) => one.getBoundingClientRect())
            .filter(({ top }) => top >= 0)
            .map(({ top, height }) => Math.round((top + height / 2) / 10)),
        ),
      ]);
    expect(rows).toHaveLength(1);
  });
});
