import type { TakedownsDto } from '../../src/modules/takedowns/takedowns.dto.js';
import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';
import { Packages } from '../support/packages.js';
import { Reporter } from '../support/reporter.js';
import { ADULT_SHARED } from '../support/reports.js';

const pages = useConsole();
const LINK = 'https://x.com/heron/status/999';
/** The form takes twenty lines. */
const LINES = Array.from(
  { length: 20 },
  (_, at) => `https://x.com/heron/status/${1_000 + at} https://x.com/heron/status/${2_000 + at}`,
);
const SHARED = { ...ADULT_SHARED, country: 'IN', links: LINES.join('\n') };

/** The reporter says by phone that notices may go to the platform of these links. */
const allow = (caseId: string): Promise<string> =>
  new Packages(caseId, pages.colleague, pages.colleague).allow('platform-x', 'takedown');

describe('the takedowns of a case', () => {
  it('are worked through by keyboard, forty at once, and say of each that stays why', async () => {
    const page = await pages.signedIn(pages.kiran);
    const found = await pages.filed(SHARED);
    await openCase(page, found);
    const section = page.getByRole('region', { name: 'Takedowns' });
    const box = (number: number) => section.getByRole('checkbox', { name: `${number}. X:` });
    await box(40).waitFor();
    // The links are there to be copied; none can be followed.
    expect(await section.getByRole('link').count()).toBe(0);
    expect(await section.getByRole('button', { name: /^Copy/ }).count()).toBe(40);

    await page.keyboard.press('t');
    await page.keyboard.press('j');
    await page.keyboard.press('Space');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await section.getByText('1 of 40 selected').waitFor();
    await page.keyboard.press('y');
    await section.getByText('Link 2: The reporter does not allow this notice').waitFor();
    await section.getByText('The reporter was not asked about X').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await allow(found.id);
    await section.getByText('The reporter allows notices to X').first().waitFor();
    await section.getByLabel('Signed by').fill('Asha Rao');
    await section.getByRole('button', { name: 'Ready', exact: true }).press('Enter');
    await section.getByText('2. X: ready to send').waitFor();
    // The focus stays where the work is.
    await page.keyboard.press('x');
    await section.getByText('40 of 40 selected').waitFor();
    await page.keyboard.press('s');
    await section.getByText('39 links stay as they were:').waitFor();
    await section.getByText('Link 1: It cannot come to this state from where it stands.').waitFor();
    await section.getByText('2. X: notice sent').waitFor();
    await section.getByText('39 of 40 selected').waitFor();
    await page.keyboard.press('y');
    await section.getByText('40. X: ready to send').waitFor();
    await page.getByText(`${pages.kiran.name} set 39 links: ready to send`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('keep the number of a request, and show the law with what is not sure of it', async () => {
    const page = await pages.signedIn(pages.kiran, {
      viewport: { width: 1024, height: 768 },
      colorScheme: 'dark',
    });
    const found = await pages.filed({ ...SHARED, links: LINK });
    await allow(found.id);
    await openCase(page, found);
    const section = page.getByRole('region', { name: 'Takedowns' });
    await section.getByRole('checkbox', { name: '1. X: proposed' }).check();
    await section.getByRole('button', { name: 'Ready', exact: true }).click();
    await section.getByText('Notice for link 1').click();
    await section.getByText('As it would be sent now.').waitFor();
    await section.getByText('We write on behalf of the person shown, with consent.').waitFor();
    await section.getByText(`The content is at this address: ${LINK}`).waitFor();
    await section.getByRole('checkbox', { name: '1. X: ready to send' }).check();
    await section.getByRole('button', { name: 'Notice sent' }).click();
    await section.getByText(/^To be removed by/).waitFor();
    await section.getByRole('button', { name: 'Write the number for link 1' }).click();
    await section.getByLabel('Request number for link 1').fill('REQ-77');
    await section.getByRole('button', { name: 'Keep the number' }).click();
    await section.getByText('Request number: REQ-77').waitFor();
    // Some time after it was gone somebody says whether it still is.
    await section.getByRole('checkbox', { name: '1. X: notice sent' }).check();
    await section.getByRole('button', { name: 'Gone', exact: true }).click();
    await section.getByText(/^To be looked at again from/).waitFor();
    await pages.desk.installation.database.query(
      `UPDATE clocks SET state = 'breached' WHERE case_id = $1 AND kind = 'takedown_check_3d'`,
      [found.id],
    );
    await page.reload();
    await section.getByText('Look now, or ask the reporter, who does not have to look').waitFor();
    await section.getByRole('checkbox', { name: '1. X: gone' }).check();
    expect(await axeFindings(page)).toEqual([]);
    await section.getByRole('button', { name: 'Still gone' }).press('Enter');
    await page.getByText(`${pages.kiran.name} said that 1 link is still gone`).waitFor();
    await section.getByText('Look now, or ask the reporter').waitFor({ state: 'detached' });
    await section.getByText('What the laws say').click();
    await section.getByText('Announced; not known to be in force, so no clock runs.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('are shown to the reporter, without JavaScript, on a narrow screen and from right to left too', async () => {
    const found = await pages.filed({ ...SHARED, links: LINK });
    const at = `/api/cases/${found.id}/takedowns`;
    const { takedowns } = await pages.colleague.get<TakedownsDto>(at);
    await pages.colleague.post(at, { ids: takedowns.map(({ id }) => id), state: 'removed' });
    const reporter = await new Reporter(pages.desk.site).enter(found.code);
    const cookies = reporter.visitor.cookieHeader.split('; ').map((one) => {
      const split = one.indexOf('=');
      return { name: one.slice(0, split), value: one.slice(split + 1), url: pages.desk.site };
    });
    for (const [language, gone, says] of [
      ['en', 'As far as we know, it is gone.', 'Link 1 is there again'],
      ['hi', 'जहाँ तक हमें पता है, यह हट गया है।', 'लिंक 1 फिर से आ गया है'],
      ['ur', 'جہاں تک ہمیں معلوم ہے، یہ ہٹ گیا ہے۔', 'لنک 1 پھر سے آ گیا ہے'],
    ] as const) {
      const page = await pages.open({ javaScriptEnabled: false, viewport: { width: 320, height: 740 } });
      await page.context().addCookies(cookies);
      await page.goto(`${pages.desk.site}/r?l=${language}`);
      await page.getByText(gone).waitFor();
      expect(await page.getByRole('button', { name: says, includeHidden: true }).count()).toBe(1);
      const seen = await pages.open({ viewport: { width: 320, height: 740 } });
      await seen.context().addCookies(cookies);
      await seen.goto(`${pages.desk.site}/r?l=${language}`);
      await seen.locator('section[aria-labelledby="places"] summary').click();
      await seen.getByRole('button', { name: says }).waitFor();
      expect(await axeFindings(seen)).toEqual([]);
      const wide = await seen.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
    }
  });
});
