import { axeFindings } from '../support/browser.js';
import { openCase, rowOf, useConsole, type Known } from '../support/console-page.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN } from '../support/reports.js';

const pages = useConsole();
const WORDS = 'मीरा, लंबी, चश्मा पहनती हैं';

/** The person of the report presses send in a browser, on the page in Hindi; resolves to the words of the page of the code. */
async function sendInHindi(keepOut: string): Promise<string> {
  const reporter = new Reporter(pages.desk.site);
  await reporter.walkToCheck({ ...ACCOUNT_TAKEN, keepOut });
  const page = await pages.open({ locale: 'hi-IN', viewport: { width: 360, height: 740 } });
  const cookies = reporter.visitor.cookieHeader.split('; ').map((one) => {
    const at = one.indexOf('=');
    return { name: one.slice(0, at), value: one.slice(at + 1), url: pages.desk.site };
  });
  await page.context().addCookies(cookies);
  await page.goto(`${pages.desk.site}/h/check?l=hi`);
  await page.getByText(keepOut, { exact: true }).waitFor();
  await page.locator('form[action^="/h/send"] button').first().click();
  await page.locator('#code').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  return page.locator('main').innerText();
}

describe('a report in Hindi that names somebody whose account is in Latin letters', () => {
  it('by name alone reaches the desk, but not that person', async () => {
    const meeras = await pages.signedIn(pages.meera);
    const lead = await pages.signedIn(pages.coordinator);
    expect(await sendInHindi('मीरा')).not.toContain('पहले हमारे एक ही लीडर');
    const found = await newest();
    await rowOf(lead, found).waitFor();
    expect(await rowOf(meeras, found).count()).toBe(0);
    await rowOf(await pages.signedIn(pages.kiran), found).waitFor();
  });

  it('among other words waits for the coordinator, who reads them and decides', async () => {
    const [meeras, kirans] = [await pages.signedIn(pages.meera), await pages.signedIn(pages.kiran)];
    const lead = await pages.signedIn(pages.coordinator, {
      viewport: { width: 1366, height: 768 },
    });
    expect(await sendInHindi(WORDS)).toContain('पहले हमारे एक ही लीडर');
    const found = await newest();
    await rowOf(lead, found).waitFor();
    for (const page of [meeras, kirans]) expect(await rowOf(page, found).count()).toBe(0);

    await openCase(lead, found);
    const section = lead.getByRole('region', { name: 'Keep away' });
    await section.getByText(WORDS).waitFor();
    const meant = section.getByLabel(`${pages.meera.name} (the words may mean this person)`);
    expect(await meant.isChecked()).toBe(true);
    expect(await axeFindings(lead)).toEqual([]);
    await section.getByRole('button', { name: 'Keep these away' }).click();
    await section.getByText('It was decided who must not have the case.').waitFor();
  });

  it('is on the screens of who was excluded later no more', async () => {
    const found = await pages.given();
    const kirans = await pages.signedIn(pages.kiran);
    await rowOf(kirans, found).waitFor();
    const lead = await pages.signedIn(pages.coordinator);
    await openCase(lead, found);
    const section = lead.getByRole('region', { name: 'Keep away' });
    await section.getByLabel(pages.kiran.name).check();
    await section.getByRole('button', { name: 'Keep these away' }).click();
    await rowOf(kirans, found).waitFor({ state: 'detached' });
  });
});

/** The newest case, as staff speak of it. */
async function newest(): Promise<Known> {
  const [row] = await pages.desk.installation.database.query<Known>(
    `SELECT c.id, c.reference FROM cases c JOIN case_events e ON e.case_id = c.id AND e.kind = 'received'
      ORDER BY e.sequence DESC LIMIT 1`,
  );
  if (!row) throw new Error('There is no case.');
  return row;
}
