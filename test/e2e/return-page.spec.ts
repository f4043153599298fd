import { eventually } from '../support/eventually.js';
import type { Installation } from '../support/installation.js';
import { Reporter } from '../support/reporter.js';
import { ADULT_SHARED, CHILD_THREATENED } from '../support/reports.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';

let desk: Helpdesk;
let db: Installation['database'];

beforeAll(async () => {
  desk = await startHelpdesk();
  db = desk.installation.database;
});
afterAll(() => desk?.stop());

/** Somebody who sent a report and came back with its code; and the id of its case. */
async function backAgain(
  answers = ADULT_SHARED,
): Promise<{ person: Reporter; caseId: string; code: string }> {
  const before = new Set((await ids()).map(({ id }) => id));
  const first = new Reporter(desk.site);
  const code = await first.fileReport(answers);
  const caseId = (await ids()).find(({ id }) => !before.has(id))?.id ?? '';
  const person = await new Reporter(desk.site).enter(code);
  await person.open('/r');
  return { person, caseId, code };
}

const ids = (): Promise<{ id: string }[]> => db.query('SELECT id FROM cases');
const caseOf = async (id: string): Promise<Record<string, unknown>> =>
  (await db.query('SELECT urgency, status FROM cases WHERE id = $1', [id]))[0] ?? {};
const eventsOf = async (id: string): Promise<string[]> =>
  (
    await db.query<{ kind: string }>('SELECT kind FROM case_events WHERE case_id = $1 ORDER BY sequence', [
      id,
    ])
  ).map(({ kind }) => kind);
const dueOf = async (id: string): Promise<number> =>
  (
    await db.query<{ minutes: number }>(
      `SELECT round(extract(epoch FROM min(due_at) - now()) / 60)::int AS minutes FROM clocks
        WHERE case_id = $1 AND kind IN ('first_answer', 'next_answer') AND state IN ('running', 'warned', 'breached')`,
      [id],
    )
  )[0]?.minutes ?? Number.NaN;
const toldOf = async (id: string): Promise<string[]> =>
  (
    await db.query<{ reason: string }>('SELECT DISTINCT reason FROM notifications WHERE case_id = $1', [id])
  ).map(({ reason }) => reason);

describe('one press, without words', () => {
  it('makes the case as urgent as the rules say, tells the desk, and shows whom to call', async () => {
    const { person, caseId } = await backAgain();
    expect(await caseOf(caseId)).toMatchObject({ urgency: 3 });
    await person.press('I am in danger');
    expect(person.page.status).toBe(200);
    expect(person.page.path).not.toMatch(/danger/);
    expect(person.text).toContain('The helpers are told.');
    expect(person.page.body).toMatch(/class="told"[\s\S]*href="tel:112"/);
    expect(await caseOf(caseId)).toMatchObject({ urgency: 1 });
    expect(await eventsOf(caseId)).toEqual(expect.arrayContaining(['safety_told', 'urgency_raised']));
    expect(await dueOf(caseId)).toBeLessThanOrEqual(15);
  });

  it('tells of a wish to hurt oneself, with the line for it first', async () => {
    const { person, caseId } = await backAgain();
    await person.press('I might hurt myself');
    expect(/class="told"[\s\S]*?href="tel:(\d+)"/.exec(person.page.body)?.[1]).toBe('14416');
    expect(await caseOf(caseId)).toMatchObject({ urgency: 1 });
  });

  it('tells of a watched screen without making the case more urgent', async () => {
    const { person, caseId } = await backAgain();
    await person.press('Someone may see my screen');
    expect(person.text).toContain('The helpers are told.');
    expect(await caseOf(caseId)).toMatchObject({ urgency: 3 });
    expect(await eventsOf(caseId)).toContain('safety_told');
    expect(await eventsOf(caseId)).not.toContain('urgency_raised');
  });

  it('never lowers what staff or the report made more urgent', async () => {
    const { person, caseId } = await backAgain(CHILD_THREATENED);
    const due = await dueOf(caseId);
    await person.press('Someone may see my screen');
    expect(await caseOf(caseId)).toMatchObject({ urgency: 1 });
    expect(await dueOf(caseId)).toBeLessThanOrEqual(due);
  });

  it('raises a case again that staff had set to less, for what is told now alone', async () => {
    const { person, caseId } = await backAgain(CHILD_THREATENED);
    await db.query('UPDATE cases SET urgency = 4 WHERE id = $1', [caseId]);
    await person.press('Someone may see my screen');
    expect(await caseOf(caseId)).toMatchObject({ urgency: 4 });
    await (await person.open('/r')).press('I am in danger');
    expect(await caseOf(caseId)).toMatchObject({ urgency: 1 });
  });

  it('opens a closed case again', async () => {
    const { person, caseId } = await backAgain();
    await db.query(`UPDATE cases SET status = 'closed', close_reason = 'resolved' WHERE id = $1`, [caseId]);
    await person.press('I am in danger');
    expect(await caseOf(caseId)).toMatchObject({ urgency: 1, status: 'in_progress' });
    expect(await eventsOf(caseId)).toContain('reopened');
  });

  it('is told once, however often it is pressed at once, and keeps words that were typed', async () => {
    const { person, caseId } = await backAgain();
    await person.press('I am in danger', { message: 'He is at the doo' });
    expect(person.valueOf('message')).toBe('He is at the doo');
    expect(person.text).toContain('The helpers are told.');
    await person.press('I am in danger');
    expect((await eventsOf(caseId)).filter((kind) => kind === 'safety_told')).toHaveLength(1);
    await eventually('the notice of it', async () => (await toldOf(caseId)).includes('safety_told'));
  });

  it('says whom to call where it could not be told', async () => {
    const { person } = await backAgain();
    const { fields } = person.fieldsFor('I am in danger');
    const spoiled = fields.map(([name, value]): [string, string] => [name, name === 't' ? 'x' : value]);
    const answer = await person.visitor.post('/r', spoiled);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatch(/We could not tell the helpers[\s\S]*tel:112/);
  });
});

describe('a thread', () => {
  it('takes 20 messages an hour, keeps the words of the next, and says so', async () => {
    const { person, caseId } = await backAgain();
    for (let at = 1; at <= 20; at += 1) await person.press('Send', { message: `Message ${at}` });
    await person.press('Send', { message: 'Message 21' });
    expect(person.page.status).toBe(429);
    expect(person.valueOf('message')).toBe('Message 21');
    expect(person.text).toMatch(/You wrote us a lot in this hour.*in (?:\d+ minutes?|1 hour)/);
    const messages = (await eventsOf(caseId)).filter((kind) => kind === 'message_received');
    expect(messages).toHaveLength(20);

    // A page holds 20, the newest first.
    await person.open('/r');
    expect(person.text.indexOf('Message 20')).toBeLessThan(person.text.indexOf('Message 2 '));
    await db.query(`UPDATE entries SET created_at = created_at - interval '2 hours' WHERE case_id = $1`, [
      caseId,
    ]);
    await person.press('Send', { message: 'Message 21' });
    expect(person.page.path).toBe('/r?s=1');
    expect(person.text.indexOf('Message 21')).toBeGreaterThan(0);
  });

  it('is shown in pages that keep what is typed', async () => {
    const { person, caseId } = await backAgain();
    for (let at = 1; at <= 20; at += 1) await person.press('Send', { message: `Message ${at}.` });
    await person.press('Someone may see my screen');
    await person.open('/r');
    expect(person.text).not.toContain('Message 1.');
    await person.press('Older messages', { message: 'Half a tho' });
    expect(person.text).toContain('Message 1.');
    expect(person.text).not.toContain('Message 2.');
    expect(person.valueOf('message')).toBe('Half a tho');
    await person.press('Newer messages');
    expect(person.text).toContain('Message 20.');
    expect(person.valueOf('message')).toBe('Half a tho');
    expect(caseId).not.toBe('');
  });

  it('shows what was reported, and no word of who must not have it', async () => {
    const { person } = await backAgain({ ...CHILD_THREATENED });
    expect(person.text).toContain('What you told us');
    expect(person.page.body).toContain('night.heron.77');
    expect(person.page.body).not.toContain('second floor');
  });
});

describe('more names and links', () => {
  it('are sealed for the desk and found again as those of a report are', async () => {
    const first = await backAgain(CHILD_THREATENED);
    const { person, caseId } = await backAgain();
    const blinds = (id: string): Promise<{ blind: Buffer }[]> =>
      db.query('SELECT blind FROM identifiers WHERE case_id = $1 ORDER BY blind', [id]);
    const known = new Set((await blinds(first.caseId)).map(({ blind }) => blind.toString('hex')));
    const before = await blinds(caseId);
    const places = (await db.query('SELECT 1 FROM locations WHERE case_id = $1', [caseId])).length;
    await person.press('Send', {
      handles: '+91 98765 43210',
      links: 'https://pictures.example/b/1\nhttps://pictures.example/b/2',
    });
    expect(person.page.status).toBe(200);
    expect(person.page.body).toContain('https://pictures.example/b/2');
    const after = (await blinds(caseId)).map(({ blind }) => blind.toString('hex'));
    expect(after).toHaveLength(before.length + 1);
    expect(after.some((blind) => known.has(blind))).toBe(true);
    expect(await db.query('SELECT 1 FROM locations WHERE case_id = $1', [caseId])).toHaveLength(places + 2);
    expect(await eventsOf(caseId)).toContain('details_added');
  });

  it('go beside a message, and a wrong one loses neither', async () => {
    const { person, caseId } = await backAgain();
    await person.press('Send', { message: 'There is more.', handles: 'x'.repeat(3_000) });
    expect(person.page.status).toBe(422);
    expect([person.valueOf('message'), person.valueOf('handles').length]).toEqual(['There is more.', 3_000]);
    await person.press('Send', { message: 'There is more.', handles: 'some.body' });
    expect(await eventsOf(caseId)).toEqual(expect.arrayContaining(['details_added', 'message_received']));
  });
});

describe('a case whose rows were altered', () => {
  const SPOILS = [
    `UPDATE entries SET sealed = set_byte(sealed, 60, (get_byte(sealed, 60) + 1) % 256) WHERE case_id = $1`,
    'DELETE FROM entries WHERE case_id = $1',
    'UPDATE chains SET entry_count = entry_count + 1 WHERE case_id = $1',
  ];

  it.each(SPOILS)('shows a page that says so and whom to call: %s', async (spoil) => {
    const { person, caseId } = await backAgain();
    await db.query(spoil, [caseId]);
    await person.open('/r');
    expect(person.text).toContain('We can not show this page');
    expect(person.page.body).toMatch(/<main[\s\S]*tel:112[\s\S]*<\/main>/);
  });

  it('keeps the words of a message that could not be added', async () => {
    const { person, caseId } = await backAgain();
    await db.query('UPDATE chains SET entry_count = entry_count + 1 WHERE case_id = $1', [caseId]);
    await person.press('Send', { message: 'My words' });
    expect(person.page.body).toMatch(/We can not show this page[\s\S]*My words<\/textarea>/);
  });
});
