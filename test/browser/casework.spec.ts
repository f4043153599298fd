import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';

const pages = useConsole();
const SCREEN = { viewport: { width: 1366, height: 768 } };
const HOUR = 60 * 60_000;
const inAnHour = (): string => new Date(Date.now() + HOUR).toISOString().slice(0, 16);

describe('closing as no counselling', () => {
  it('takes one key and the reason, and is shown on the case', async () => {
    const page = await pages.signedIn(pages.kiran, SCREEN);
    await openCase(page, await pages.given());
    await page.keyboard.press('0');
    const dialog = page.getByRole('dialog', { name: 'Close as no counselling?' });
    await dialog.getByText('On your desks so far: tests 0, pranks 0, abuse 0.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('0');
    await dialog.getByRole('button', { name: 'A prank' }).press('Enter');
    const section = page.getByRole('region', { name: 'Outcome' });
    await section.getByText('No counselling: A prank. Counted apart.').waitFor();
    await page.getByText(`${pages.kiran.name} closed the case: A prank`).waitFor();
    expect(await section.getByRole('button').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe('facts that staff set', () => {
  it('raise the urgency of the case and stand in the panel', async () => {
    const found = await pages.filed();
    await pages.colleague.post(`/api/cases/${found.id}/urgency`, { urgency: 3, reason: 'less_danger' });
    const page = await pages.signedIn(pages.kiran, SCREEN);
    await openCase(page, found);
    const section = page.getByRole('region', { name: 'What we found out' });
    await section.getByText('Nothing is set after the intake.').waitFor();
    await section.getByRole('button', { name: 'Set facts' }).click();
    await section.getByLabel('In imminent danger').selectOption('yes');
    await section.getByLabel('Contact by whom').fill('Her aunt');
    expect(await axeFindings(page)).toEqual([]);
    await section.getByRole('button', { name: 'Save facts' }).click();
    await section.getByText('Her aunt').waitFor();
    await page.getByText(`The urgency went up from 3 to 1 by facts that ${pages.kiran.name} set`).waitFor();
    await page.getByText(`${pages.kiran.name} set facts: by whom, imminent danger`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe('a second person', () => {
  it('is called with one key, sees it on every screen, and says that they come', async () => {
    const found = await pages.given();
    const lead = await pages.signedIn(pages.coordinator, SCREEN);
    const page = await pages.signedIn(pages.kiran, SCREEN);
    await openCase(page, found);
    await page.keyboard.press('h');
    const section = page.getByRole('region', { name: 'Second person' });
    await section.getByText('Who leads the desk is told.').waitFor();
    await lead.getByText(`${pages.kiran.name} needs a second person now`).waitFor();
    expect(await axeFindings(lead)).toEqual([]);
    await lead.getByRole('button', { name: 'I am coming' }).click();
    await section.getByText(`${pages.coordinator.name} is coming`).waitFor();
    await page.getByText(`${pages.coordinator.name} is coming as the second person`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await section.getByRole('button', { name: 'No longer needed' }).click();
    await section.getByRole('button', { name: 'I need a second person now' }).waitFor();
  });
});

describe('the sheet of an imminent risk', () => {
  it('is opened with a next step and closed with what became of the risk', async () => {
    const page = await pages.signedIn(pages.kiran, SCREEN);
    await openCase(page, await pages.given());
    const section = page.getByRole('region', { name: 'Imminent risk' });
    await section.getByRole('button', { name: 'Open a risk sheet' }).click();
    await section.getByLabel('Desire').selectOption('yes');
    await section.getByLabel('Next step', { exact: true }).fill('Call again');
    await section.getByLabel('Next step by').fill(inAnHour());
    expect(await axeFindings(page)).toEqual([]);
    await section.getByRole('button', { name: 'Save the sheet' }).click();
    await section.getByText('Call again').waitFor();
    await page.getByText(`${pages.kiran.name} wrote the risk sheet`).waitFor();
    await section.getByRole('button', { name: 'Close the sheet', exact: true }).click();
    await section.getByLabel('Help reached the person').check();
    await section.getByRole('button', { name: 'Close the sheet now' }).click();
    await section.getByText('Closed: Help reached the person.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe('a consultation', () => {
  it('is asked for on the case and shown to the colleague', async () => {
    const found = await pages.given();
    const meera = await pages.signedIn(pages.meera, SCREEN);
    const page = await pages.signedIn(pages.kiran, SCREEN);
    await openCase(page, found);
    const section = page.getByRole('region', { name: 'Asked for advice' });
    await section.getByLabel('Ask a colleague in').selectOption(pages.meera.name);
    await section.getByRole('button', { name: 'Ask for advice' }).click();
    await section.getByText(`${pages.meera.name}, asked by ${pages.kiran.name}`).waitFor();
    await meera.getByRole('link', { name: `Case ${found.reference}` }).click();
    await meera.getByRole('button', { name: `End the advice of ${pages.meera.name}` }).waitFor();
    expect(await axeFindings(meera)).toEqual([]);
    await meera.getByRole('button', { name: `End the advice of ${pages.meera.name}` }).click();
    await section.getByText('No colleague was asked in.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe('the plan of the person', () => {
  it('is made on the case, and says what the reporter reads', async () => {
    const page = await pages.signedIn(pages.kiran, SCREEN);
    await openCase(page, await pages.given());
    const section = page.getByRole('region', { name: 'The person’s plan' });
    await section.getByRole('button', { name: 'Make a plan' }).click();
    await section.getByLabel('Goal 1', { exact: true }).fill('I want to sleep again');
    await section.getByLabel('Show goal 1 to the reporter').check();
    await section.getByLabel('Step 1', { exact: true }).fill('Block him');
    await section.getByLabel('Step 1 is done').check();
    expect(await axeFindings(page)).toEqual([]);
    await section.getByRole('button', { name: 'Save the plan' }).click();
    await section.getByText('I want to sleep again').waitFor();
    await section.getByText('Shown to the reporter').waitFor();
    await section.getByText('Only staff see this').waitFor();
    await page.getByText(`${pages.kiran.name} saved the plan`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
