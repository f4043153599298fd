import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { eventually } from '../support/index.js';
import { mailsIn } from '../support/mails.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN, CHILD_THREATENED } from '../support/reports.js';

let desk: Helpdesk;
beforeAll(async () => {
  desk = await startHelpdesk();
});
afterAll(() => desk.stop());

const staff = (): string[] => {
  const { administrator, coordinator, counsellors } = desk.installation;
  return [administrator, coordinator, ...counsellors].map(({ email }) => email);
};
const mailsOf = (reference: string) =>
  mailsIn(desk.installation).filter(({ subject, text }) => `${subject} ${text}`.includes(reference));
async function file(answers: Parameters<Reporter['fileReport']>[0]) {
  const reporter = new Reporter(desk.site);
  const before = await references();
  await reporter.fileReport(answers);
  const [reference = ''] = (await references()).filter((one) => !before.includes(one));
  return { reporter, reference };
}
const references = async (): Promise<string[]> =>
  (await desk.installation.database.query<{ reference: string }>('SELECT reference FROM cases')).map(
    (row) => row.reference,
  );

/** What the site says of itself, each sentence held to it where no other test does. */
describe('the site promises', () => {
  it('"No one will call or write to you": whatever address was typed, mail goes to the desk alone', async () => {
    const typed = 'Write to me: asha.reporter@mail.example or +91 98765 43210.';
    const { reporter, reference } = await file({ ...ACCOUNT_TAKEN, more: typed });
    expect(reporter.text).toContain('No one will call or write to you.');
    await eventually('the desk has its mail', () => mailsOf(reference).length > 0);
    const mails = mailsIn(desk.installation);
    expect(mails.filter(({ to }) => !staff().includes(to))).toEqual([]);
    expect(JSON.stringify(mails)).not.toContain('asha.reporter');
    expect(JSON.stringify(mails)).not.toContain('98765');
  });

  it('"You can skip any question but one": what happened is enough for a report', async () => {
    const reporter = new Reporter(desk.site);
    await reporter.walkTo('/h/7');
    const skipped: string[] = [];
    await reporter.press('Continue', { happening: 'threatened' });
    for (let pages = 0; reporter.page.path !== '/h/check' && pages < 40; pages += 1) {
      expect([reporter.page.path, reporter.page.status]).toEqual([reporter.page.path, 200]);
      skipped.push(reporter.page.path);
      await reporter.press(reporter.form.buttons[0]?.text ?? 'Continue');
    }
    expect(new Set(skipped).size).toBe(skipped.length);
    expect((await reporter.press('Send my report')).code).toMatch(/^\d{20}$/);
  });

  it('"We never ask for pictures": no page of the way takes a file, and none changes by itself', async () => {
    const reporter = new Reporter(desk.site);
    const pages: string[] = [];
    for (const path of ['/', '/help', '/c', '/p', '/done']) pages.push((await reporter.open(path)).page.body);
    await (await reporter.open('/')).follow('Report to us');
    for (let count = 0; reporter.page.path !== '/h/check' && count < 40; count += 1) {
      pages.push(reporter.page.body);
      await reporter.press(reporter.form.buttons[0]?.text ?? 'Continue', CHILD_THREATENED);
    }
    await reporter.press('Send my report');
    pages.push(reporter.page.body);
    pages.push((await reporter.enter(reporter.code)).page.body);
    expect(pages.length).toBeGreaterThan(15);
    for (const page of pages) expect(page).not.toMatch(/type="file"|multipart|http-equiv="?refresh/i);
  });

  it('"We have told more helpers": said of a late answer alone, of which those who lead the desk have a mail', async () => {
    const promise = 'We have told more helpers.';
    const onTime = await file(CHILD_THREATENED);
    const late = await file(CHILD_THREATENED);
    const { coordinator } = desk.installation;
    const page = async ({ reporter }: typeof late) =>
      (await new Reporter(desk.site).enter(reporter.code)).text;
    const toldOfLateness = ({ reference }: typeof late) =>
      desk.installation.database.query<{ email: string; state: string }>(
        `SELECT s.email, n.state FROM notifications n JOIN staff s ON s.id = n.staff_id
           JOIN cases c ON c.id = n.case_id WHERE c.reference = $1 AND n.reason = 'clock_breached'`,
        [reference],
      );
    const mailsToLead = () => mailsOf(late.reference).filter(({ to }) => to === coordinator.email).length;
    await eventually('the desk has its mail', () => mailsToLead() > 0);
    const before = mailsToLead();
    expect(await page(late)).not.toContain(promise);

    await desk.installation.database.query(
      `UPDATE clocks SET warn_at = now() - interval '1 minute', due_at = now() - interval '1 minute'
        WHERE kind = 'first_answer' AND case_id = (SELECT id FROM cases WHERE reference = $1)`,
      [late.reference],
    );
    await eventually('those who lead are told', async () =>
      (await toldOfLateness(late)).some(
        ({ email, state }) => email === coordinator.email && state === 'sent',
      ),
    );
    expect(mailsToLead()).toBeGreaterThan(before);
    expect(await page(late)).toContain(promise);

    expect(await page(onTime)).not.toContain(promise);
    expect(await toldOfLateness(onTime)).toEqual([]);
  });

  it('"We have told more helpers": not said of a late answer while nobody is told', async () => {
    const nobodyTells = await startHelpdesk({ worker: false });
    try {
      const code = await new Reporter(nobodyTells.site).fileReport(CHILD_THREATENED);
      await nobodyTells.installation.database.query(
        `UPDATE clocks SET warn_at = now() - interval '1 minute', due_at = now() - interval '1 minute'`,
      );
      const { text } = await new Reporter(nobodyTells.site).enter(code);
      expect(text).toContain('We are late.');
      expect(text).not.toContain('We have told more helpers.');
    } finally {
      await nobodyTells.stop();
    }
  });
});
