import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('the cases of one offender', () => {
  it('are on a page of their own for a coordinator, and not for a counsellor', async () => {
    const [one, two] = [await pages.given(), await pages.given()];
    // As two reports that name one account leave them.
    await pages.desk.installation.database.query(
      `INSERT INTO identifiers (id, case_id, type, blind, key_version, normaliser, fast)
       SELECT gen_random_uuid(), id, 'handle', sha256('shown.wolf.1'), 1, 2, false FROM cases WHERE id = ANY($1)`,
      [[one.id, two.id]],
    );
    const page = await pages.signedIn(pages.coordinator);
    await openCase(page, one);
    await page.getByRole('link', { name: 'All cases of this offender' }).click();
    const table = page.getByRole('group', { name: '2 cases that you can open' });
    for (const { reference } of [one, two]) await table.getByRole('link', { name: reference }).waitFor();
    const links = page.getByRole('group', { name: 'What they share' });
    await links.getByText('same user name on the same platform: 1').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Back to the case' }).click();
    await page.getByRole('link', { name: 'All cases of this offender' }).waitFor();

    const own = await pages.signedIn(pages.kiran);
    await own.goto(`/cases/${one.id}/cluster`);
    await own.getByRole('alert').filter({ hasText: 'You may not do this.' }).waitFor();
    await own.goto(`/cases/${one.id}`);
    await own.getByRole('heading', { name: 'Same offender' }).waitFor();
    expect(await own.getByRole('link', { name: 'All cases of this offender' }).count()).toBe(0);
  });
});
