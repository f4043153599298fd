import { axeFindings } from '../support/browser.js';
import { ConsoleClient } from '../support/console-client.js';
import { openCase, useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('colleagues in a case', () => {
  it('see that another reads it, and writes in it, in the case and in the queue, and that they left', async () => {
    const found = await pages.given();
    const [kirans, meeras] = [await pages.signedIn(pages.kiran), await pages.signedIn(pages.meera)];
    await openCase(kirans, found);
    const row = meeras.getByRole('row').filter({ hasText: found.reference });
    await row.getByText(`${pages.kiran.name} is reading`).waitFor();
    await openCase(meeras, found);
    const main = meeras.getByRole('main');
    await main.getByText(`${pages.kiran.name} is reading`).waitFor();
    await kirans.getByRole('main').getByText(`${pages.meera.name} is reading`).waitFor();
    await kirans.keyboard.press('r');
    await kirans.keyboard.type('We are');
    await main.getByText(`${pages.kiran.name} is writing`).waitFor();
    expect(await axeFindings(meeras)).toEqual([]);
    // Nobody is shown to themselves.
    expect(await main.getByText(`${pages.meera.name} is`).count()).toBe(0);
    await kirans.getByRole('link', { name: 'Whole queue' }).click();
    await main.getByText(`${pages.kiran.name} is`).waitFor({ state: 'detached' });
  });

  it('do not see somebody who must not have it, nor does that person see them', async () => {
    const found = await pages.given();
    const [kirans, meeras] = [await pages.signedIn(pages.kiran), await pages.signedIn(pages.meera)];
    await openCase(meeras, found);
    await openCase(kirans, found);
    await kirans.getByRole('main').getByText(`${pages.meera.name} is reading`).waitFor();
    await meeras.getByRole('main').getByText(`${pages.kiran.name} is reading`).waitFor();
    const om = await ConsoleClient.of(pages.desk, pages.coordinator);
    const decided = await om.ask('PUT', `/api/cases/${found.id}/exclusion`, { staffIds: [pages.meera.id] });
    expect(decided.status).toBe(204);
    await meeras.getByRole('heading', { name: 'This case is not here' }).waitFor();
    await meeras.getByText('is reading').waitFor({ state: 'detached' });
    await kirans.getByRole('main').getByText(`${pages.meera.name} is`).waitFor({ state: 'detached' });
  });
});
