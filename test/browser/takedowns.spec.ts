import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';
import { ADULT_SHARED } from '../support/reports.js';

const pages = useConsole();
const LINK = 'https://x.com/heron/status/999';
/** The form takes twenty lines. */
const LINES = Array.from(
  { length: 20 },
  (_, at) => `https://x.com/heron/status/${1_000 + at} https://x.com/heron/status/${2_000 + at}`,
);
const SHARED = { ...ADULT_SHARED, country: 'IN', links: LINES.join('\n') };

describe('the takedowns of a case', () => {
  it('are worked through by keyboard, forty at once, and say of each that stays why', async () => {
    const page = await pages.signedIn(pages.kiran);
    await openCase(page, await pages.filed(SHARED));
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
    await section.getByText('Link 2: The notice lacks what the law asks for: on whose behalf').waitFor();
    await section.getByLabel('The person shown asked for it, or agreed to it').check();
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
    await openCase(page, await pages.filed({ ...SHARED, links: LINK }));
    const section = page.getByRole('region', { name: 'Takedowns' });
    await section.getByRole('checkbox', { name: '1. X: proposed' }).check();
    await section.getByLabel('The person shown asked for it, or agreed to it').check();
    await section.getByRole('button', { name: 'Ready', exact: true }).click();
    await section.getByText('Notice for link 1').click();
    await section.getByText('As it would be sent now.').waitFor();
    await section.getByText('We write on behalf of the person shown, who agreed to it.').waitFor();
    await section.getByText(`The content is at this address: ${LINK}`).waitFor();
    await section.getByRole('checkbox', { name: '1. X: ready to send' }).check();
    await section.getByRole('button', { name: 'Notice sent' }).click();
    await section.getByText(/^To be removed by/).waitFor();
    await section.getByRole('button', { name: 'Write the number for link 1' }).click();
    await section.getByLabel('Request number for link 1').fill('REQ-77');
    await section.getByRole('button', { name: 'Keep the number' }).click();
    await section.getByText('Request number: REQ-77').waitFor();
    await section.getByText('What the laws say').click();
    await section.getByText('Announced; not known to be in force, so no clock runs.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
