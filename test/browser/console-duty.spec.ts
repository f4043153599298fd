import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { DutyDto } from '../../src/modules/duty/dto/duty.dto.js';
import { axeFindings, TestBrowser } from '../support/browser.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import type { Account } from '../support/index.js';

const DESKTOP = { viewport: { width: 1366, height: 768 } };

let desk: Helpdesk;
let browser: TestBrowser;
let kiran: Account;
let meera: Account;
let coordinator: Account;
let lead: ConsoleClient;
let places = 0;

beforeAll(async () => {
  desk = await startHelpdesk({ worker: false, variables: { TRUST_PROXY: '1' } });
  [kiran, meera] = desk.installation.counsellors;
  coordinator = desk.installation.coordinator;
  lead = await ConsoleClient.of(desk, coordinator);
  browser = await TestBrowser.launch();
});
beforeEach(async () => {
  for (const table of ['duty_shifts', 'desk_holidays', 'desk_hours', 'desk_duty'])
    await desk.installation.database.query(`DELETE FROM ${table}`);
});
afterEach(() => browser.closeAll());
afterAll(async () => {
  await desk?.stop();
});

/** Somebody at the duty of their desk, come there by the link in the header. */
async function atDuty(
  account: Account,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const extraHTTPHeaders = { 'x-forwarded-for': `198.51.100.${(places += 1)}` };
  const context = { baseURL: desk.console, ...DESKTOP, timezoneId: 'Asia/Kolkata', extraHTTPHeaders };
  const { page, complaints } = await browser.open({ ...context, ...options });
  const [name = '', value = ''] = (await ConsoleClient.of(desk, account)).cookie.split('=');
  await page.context().addCookies([{ name, value, url: desk.console }]);
  await page.goto('/');
  await page.getByRole('link', { name: 'Duty' }).click();
  await page.getByRole('heading', { name: 'Duty', level: 1 }).waitFor();
  return { page, complaints };
}

const saved = (): Promise<DutyDto> => lead.get(`/api/desks/${desk.installation.deskId}/duty`);
const line = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });
const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Save', exact: true }).click();
const EVERY_DAY = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

async function addShift(page: Page, number: number, person: string, told: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a shift' }).click();
  const shift = line(page, `Shift ${number}`);
  await shift.getByLabel('Person').selectOption({ label: person });
  await shift.getByLabel('Told').selectOption({ label: told });
  for (const day of EVERY_DAY) await shift.getByLabel(day).check();
  await shift.getByLabel('From').fill('00:00');
  await shift.getByLabel('To', { exact: true }).fill('00:00');
}

describe('the duty of a desk', () => {
  it('is set by a coordinator: hours, a holiday, who is told first and next; and shown as it stands', async () => {
    const { page, complaints } = await atDuty(coordinator);
    await page.getByText('The desk is open.', { exact: true }).waitFor();
    await page.getByText('Next: the coordinators').waitFor();
    await page.getByRole('button', { name: 'At set hours' }).click();
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Asia/Kolkata');
    await page.getByLabel('Time zone').fill('Asia/Kolkata');
    await page.getByRole('button', { name: 'Add hours' }).click();
    await line(page, 'Hours 1').getByLabel('From').fill('09:30');
    await line(page, 'Hours 1').getByLabel('To', { exact: true }).fill('17:00');
    await line(page, 'Hours 1').getByLabel('Friday').uncheck();
    await page.getByRole('button', { name: 'Add a holiday' }).click();
    await page.getByLabel('Holiday 1', { exact: true }).last().fill('2027-01-26');
    await addShift(page, 1, kiran.name, 'first');
    await addShift(page, 2, meera.name, 'next');
    await page.getByText('Not saved yet.').waitFor();
    // Day and night leave nobody any rest: the desk says why, or changes the shifts.
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await line(page, 'Shift 1').getByText('More than 10 hours of duty in a row.').waitFor();
    await page.getByLabel('Why somebody rests for less').selectOption({ label: 'Nobody else is there' });
    await save(page);
    await page.getByText('Not saved yet.').waitFor({ state: 'detached' });

    const set = await saved();
    expect(set.restReason).toBe('nobody_else');
    expect(set).toMatchObject({ zone: 'Asia/Kolkata', alwaysOpen: false, holidays: ['2027-01-26'] });
    expect(set.hours).toEqual([1, 2, 3, 4].map((weekday) => ({ weekday, from: '09:30', to: '17:00' })));
    expect(set.shifts).toHaveLength(14);
    await page.getByText(`On duty now: ${kiran.name}`).waitFor();
    await page.getByText(`Next: ${meera.name}`).waitFor();
    expect(complaints).toEqual([]);
  });

  it('says whom mail does not reach', async () => {
    const rest = (minutes: number) =>
      desk.installation.database.query(
        `INSERT INTO mail_circuits VALUES ($1, 5, now() + make_interval(mins => $2))`,
        [meera.id, minutes],
      );
    await rest(10);
    const { page, complaints } = await atDuty(kiran);
    await page.getByText(`Mail does not reach ${meera.name}`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await desk.installation.database.query('DELETE FROM mail_circuits');
  });

  it('is seen and not set by everyone else of the desk', async () => {
    await lead.put(`/api/desks/${desk.installation.deskId}/duty`, {
      revision: 0,
      zone: 'Asia/Kolkata',
      alwaysOpen: false,
      hours: [1, 2].map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
      holidays: ['2027-01-26'],
      shifts: [{ weekday: 3, from: '22:00', to: '06:00', staffId: meera.id, step: 2 }],
    });
    const { page } = await atDuty(kiran);
    await page.getByText('Mon and Tue 09:00–17:00').waitFor();
    await page.getByText('Tuesday, January 26, 2027').waitFor();
    await page.getByRole('row').filter({ hasText: meera.name }).getByText('Wed 22:00–06:00').waitFor();
    expect(await page.getByRole('button', { name: /^(Save|Add)/ }).count()).toBe(0);
  });

  it('is worked by keyboard, says at the field what is missing, and loses nothing', async () => {
    const { page } = await atDuty(coordinator);
    await page.getByRole('button', { name: 'Day and night' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Add hours' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: '2 fields to correct.' }).waitFor();
    const from = line(page, 'Hours 1').getByLabel('From');
    expect(await from.evaluate((field) => field === document.activeElement)).toBe(true);
    await from.fill('22:00');
    await line(page, 'Hours 1').getByLabel('To', { exact: true }).fill('06:00');
    await line(page, 'Hours 1').getByText('ends on the next day').waitFor();

    await page.getByRole('button', { name: 'Add hours' }).click();
    await line(page, 'Hours 2').getByLabel('From').fill('05:00');
    await line(page, 'Hours 2').getByLabel('To', { exact: true }).fill('07:00');
    await page.getByLabel('Time zone').fill('Asia/Nowhere');
    await save(page);
    await page.getByText('Enter a time zone such as Asia/Kolkata.').waitFor();
    await page.getByText('These hours lie within others.').waitFor();
    expect(await line(page, 'Hours 2').getByLabel('From').inputValue()).toBe('05:00');

    await page.getByLabel('Time zone').fill('Asia/Kolkata');
    await page.getByRole('button', { name: 'Remove Hours 2' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Add hours');
    await save(page);
    await page.getByText('Not saved yet.').waitFor({ state: 'detached' });
    expect((await saved()).hours).toHaveLength(5);
  });

  it('asks before what is not saved is left', async () => {
    const { page } = await atDuty(coordinator);
    await page.getByRole('button', { name: 'At set hours' }).click();
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByText('Not saved yet.').waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByRole('heading', { name: 'Account' }).waitFor();
  });

  it('tells that somebody else saved meanwhile, keeps what was typed, and leaves the choice', async () => {
    const { page } = await atDuty(coordinator);
    await addShift(page, 1, meera.name, 'first');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByLabel('Why somebody rests for less').selectOption({ label: 'Nobody else is there' });
    const theirs = { zone: 'UTC', alwaysOpen: true, hours: [], holidays: [], shifts: [] };
    await lead.put(`/api/desks/${desk.installation.deskId}/duty`, { revision: 0, ...theirs });
    await save(page);
    await page.getByRole('alert').filter({ hasText: 'Somebody else changed this meanwhile' }).waitFor();
    expect(await line(page, 'Shift 1').getByLabel('From').inputValue()).toBe('00:00');
    expect((await saved()).shifts).toEqual([]);
    await save(page);
    await page.getByText(`On duty now: ${meera.name}`).waitFor();
    expect(await saved()).toMatchObject({ revision: 2, zone: expect.stringMatching(/^Asia/) as unknown });
  });

  it('is set by an administrator for the desk that is chosen', async () => {
    await desk.installation.addDesk('Night desk');
    const { page } = await atDuty(desk.installation.administrator);
    await page.getByLabel('Desk', { exact: true }).selectOption({ label: 'Night desk' });
    await page.getByRole('heading', { name: 'Night desk' }).waitFor();
    await page.getByText('On duty now: Counsellor of Night desk').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
  });
});

describe('what a person with a keyboard, a magnifier or a screen reader meets', () => {
  it.each<[string, BrowserContextOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 1024, height: 700 } }],
  ])('passes axe (%s)', async (_, options) => {
    const trouble: string[] = [];
    const { page } = await atDuty(coordinator, options);
    await page.getByRole('button', { name: 'At set hours' }).click();
    await page.getByRole('button', { name: 'Add hours' }).click();
    await page.getByRole('button', { name: 'Add a holiday' }).click();
    await addShift(page, 1, kiran.name, 'first');
    await addShift(page, 2, meera.name, 'next');
    await line(page, 'Shift 2').getByLabel('Person').selectOption('');
    await save(page);
    await page.getByText('fields to correct.').waitFor();
    trouble.push(...(await axeFindings(page)));
    await lead.put(`/api/desks/${desk.installation.deskId}/duty`, {
      revision: 0,
      zone: 'Asia/Kolkata',
      alwaysOpen: false,
      hours: [{ weekday: 1, from: '09:00', to: '17:00' }],
      holidays: ['2027-01-26'],
      shifts: [{ weekday: 3, from: '22:00', to: '06:00', staffId: meera.id, step: 2 }],
    });
    const { page: other } = await atDuty(kiran, options);
    await other.getByText('Wed 22:00–06:00').waitFor();
    trouble.push(...(await axeFindings(other)));
    expect(trouble).toEqual([]);
  });
});
