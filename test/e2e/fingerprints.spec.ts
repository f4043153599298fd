import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter } from '../support/reporter.js';
import { ADULT_SHARED, FOUND } from '../support/reports.js';
import type { Answers } from '../support/reporter.js';

const PHOTO = `photo sha256=${'a1'.repeat(32)} md5=${'b2'.repeat(16)} pdq=${'c3'.repeat(32)}:97`;
const VIDEO = `video sha256=${'d4'.repeat(32)} md5=${'e5'.repeat(16)} pdq=${'f6'.repeat(32)}:80@3`;

let desk: Helpdesk;
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
});
afterAll(() => desk?.stop());

async function backAgain(answers: Answers): Promise<{ person: Reporter; caseId: string }> {
  const ids = (): Promise<{ id: string }[]> => desk.installation.database.query('SELECT id FROM cases');
  const before = new Set((await ids()).map(({ id }) => id));
  const code = await new Reporter(desk.site).fileReport(answers);
  const caseId = (await ids()).find(({ id }) => !before.has(id))?.id ?? '';
  const person = await new Reporter(desk.site).enter(code);
  return { person: await person.open('/r'), caseId };
}

const send = (person: Reporter, prints: string): Promise<Reporter> =>
  person.press('Send these numbers', { prints });

describe('the fingerprints of pictures', () => {
  it('reach the desk once, as what they are, and their reporter sees that they did', async () => {
    const { person, caseId } = await backAgain(ADULT_SHARED);
    await person.follow('Make fingerprints');
    expect(person.page.path).toBe('/r/n');
    const form = person.fieldsFor('Send these numbers', { prints: `${PHOTO}\r\n${VIDEO}` });
    for (let sent = 0; sent < 2; sent += 1) {
      const { status, path } = await person.visitor.post(form.path, form.fields);
      expect({ status, path }).toEqual({ status: 200, path: '/r?s=1' });
    }
    expect((await person.open('/r')).text).toContain('Fingerprints of 2 files');

    const counsellor = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
    const { entries } = await counsellor.case(caseId);
    const added = entries.filter(({ kind }) => kind === 'fingerprints_added');
    expect(added.map(({ text }) => text)).toEqual([`Fingerprints of 2 files\n${PHOTO}\n${VIDEO}`]);
  });

  it.each([
    ['nothing', '', 'There are no numbers yet'],
    ['a name of a file', `${PHOTO} me-in-the-bath.jpg`, 'not as your browser made them'],
    ['a picture as text', 'data:image/png;base64,iVBORw0KGgo=', 'not as your browser made them'],
    [
      'more files than are taken',
      Array.from(
        { length: 31 },
        (_one, at) => `file sha256=${String(at).padStart(64, '0')} md5=${'0'.repeat(32)}`,
      ).join('\n'),
      'Choose up to 30',
    ],
  ])('are asked for once more where the form holds %s, and nothing is added', async (_what, prints, said) => {
    const { person, caseId } = await backAgain(ADULT_SHARED);
    await send(await person.open('/r/n'), prints);
    expect(person.page.status).toBe(422);
    expect(person.text).toContain(said);
    // In the way of what is chosen next otherwise.
    expect(person.valueOf('prints').trim()).toBe('');
    const kinds = await desk.installation.database.query('SELECT kind FROM case_events WHERE case_id = $1', [
      caseId,
    ]);
    expect(JSON.stringify(kinds)).not.toContain('fingerprints_added');
  });

  it('are not taken from a form of another site', async () => {
    const { person } = await backAgain(ADULT_SHARED);
    const { path, fields } = (await person.open('/r/n')).fieldsFor('Send these numbers', { prints: PHOTO });
    const forged = fields.filter(([name]) => name !== 't');
    expect((await person.visitor.post(path, forged)).status).toBe(403);
    expect((await person.open('/r')).text).not.toMatch(/Fingerprints of \d/);
  });

  it('are never asked of whoever came across the abuse of a child', async () => {
    const { person } = await backAgain(FOUND);
    expect(person.page.body).not.toContain('Make fingerprints');
    await person.open('/r/n');
    expect(person.text).toContain('Please do not look for pictures, keep them or choose them.');
    expect(person.page.body).not.toMatch(/type="file"|fingerprint-worker/);
  });
});
