import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';
import { buildConsole, FOLLOW_UP_TABLE, FollowUpsWebModule } from '../support/follow-up-calls/index.js';

const SAID = 'She is safe at her aunt’s house.';

describe('a feature that is one folder, in the console', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abhaya-console-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const pages = useConsole({
    prepare: async ({ database }) => {
      await buildConsole(folder);
      await database.query(FOLLOW_UP_TABLE);
    },
    features: [FollowUpsWebModule],
    folders: { console: folder },
  });

  it('shows its panel and its sentences, though no file of the console names it', async () => {
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, await pages.given());
    const section = page.getByRole('region', { name: 'Follow-up calls' });
    await section.getByText('No call is planned.').waitFor();
    await section.getByRole('button', { name: 'Plan a call for tomorrow' }).click();
    await page.getByText(`${pages.kiran.name} planned a call in`).waitFor();
    await section.getByLabel('What was said in the call of').fill(SAID);
    expect(await axeFindings(page)).toEqual([]);
    await section.getByRole('button', { name: 'The call was made' }).click();
    await section.getByText(SAID).waitFor();
    await page.getByText(`${pages.kiran.name} made the call`).waitFor();
  });
});
