import { axeFindings } from '../support/browser.js';
import { ConsoleClient } from '../support/console-client.js';
import { useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('the keys of desks', () => {
  it('are shown to a coordinator once somebody left, and wrapped anew by keyboard alone', async () => {
    const { administrator, counsellors } = pages.desk.installation;
    await pages.given();
    const before = await pages.signedIn(pages.coordinator);
    expect(await before.getByRole('link', { name: 'Keys of desks' }).count()).toBe(0);
    const admin = await ConsoleClient.of(pages.desk, administrator);
    expect(await admin.ask('POST', `/api/staff/${counsellors[1].id}/disable`)).toMatchObject({ status: 200 });

    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await pages.signedIn(pages.coordinator, { colorScheme });
      await page.getByRole('link', { name: 'Keys of desks' }).click();
      await page.getByRole('heading', { name: 'Keys of desks', level: 1 }).waitFor();
      await page.getByRole('progressbar', { name: 'Wrapped anew: First desk' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    }
    const page = await pages.signedIn(pages.coordinator, {}, '/keys');
    await page.getByRole('button', { name: 'Wrap anew' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Every desk has one key.').waitFor();
    expect(await pages.desk.installation.database.query('SELECT 1 FROM desk_keys')).toEqual([]);
  });
});
