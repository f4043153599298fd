import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { timesBelowTheDay } from '../support/index.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

interface State {
  agreed: boolean;
  words: number;
  setBy: string | null;
  lastOutcome: string | null;
  changedSince: boolean;
}
interface SetWord {
  word: string;
  setBy: string;
  by: string | null;
}

const WORD = 'blue mango lamp';

describe('the code word of a case', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
  });
  afterAll(() => desk?.stop());

  /** A case, and its reporter who came back. */
  async function filed() {
    const { row, result } = await kiran.newCase(() => new Reporter(desk.site).fileReport(CHILD_THREATENED));
    const person = await new Reporter(desk.site).enter(result);
    await person.open('/r');
    return { id: row.id, person, word: `/api/cases/${row.id}/code-word`, code: result };
  }
  const state = (word: string) => kiran.get<State>(word);
  const shown = (word: string) => kiran.post<SetWord[]>(`${word}/shown`, {});
  const audited = async (id: string): Promise<string[]> =>
    (
      await desk.installation.database.query<{ action: string }>(
        `SELECT action FROM audit_log WHERE subject_id = $1 AND action LIKE 'code_word.%' ORDER BY sequence`,
        [id],
      )
    ).map(({ action }) => action);

  it('is set by the reporter, who is not shown it again and loses nothing typed', async () => {
    const { person, word, id } = await filed();
    expect(await state(word)).toMatchObject({ agreed: false, words: 0 });
    await person.press('Save the code word', { word: WORD, message: 'Half a thought' });
    expect(person.page.status).toBe(200);
    expect(person.text).toContain('Your code word is saved.');
    expect(person.page.body).not.toContain(WORD);
    expect(person.valueOf('message')).toBe('Half a thought');
    expect(await state(word)).toMatchObject({ agreed: true, words: 1, setBy: 'reporter', lastOutcome: null });

    await person.open('/r');
    expect(person.page.body).not.toContain(WORD);
    expect(person.text).toContain('No messages yet.');
    expect(person.text).toContain('You have a code word.');
    // The page of the case says that there is one, and nothing of the case holds the word in the clear.
    const page = await kiran.case(id);
    expect(JSON.stringify(page)).not.toContain(WORD);
    expect(page.entries.filter(({ kind }) => kind === 'code_word')).toMatchObject([
      { text: null, aside: true },
    ]);
    expect(page.status).toBe('new');
  });

  it('is shown to staff when they press for it, which is audited, with the words before it', async () => {
    const { person, word, id } = await filed();
    expect(await kiran.ask('POST', `${word}/shown`, {})).toMatchObject({
      status: 409,
      body: { code: 'CODE_WORD_MISSING' },
    });
    await kiran.put(word, { word: 'first word' });
    await person.open('/r');
    await person.press('Save the code word', { word: WORD });
    expect(await shown(word)).toMatchObject([
      { word: WORD, setBy: 'reporter', by: null },
      { word: 'first word', setBy: 'staff', by: desk.installation.counsellors[0].name },
    ]);
    expect(await audited(id)).toEqual(['code_word.set', 'code_word.shown']);
  });

  it('is asked for, and what came of it is in the timeline', async () => {
    const { person, word, id } = await filed();
    const asked = (outcome: string) => kiran.ask<State>('POST', `${word}/asked`, { outcome });
    expect(await asked('right')).toMatchObject({ status: 409, body: { code: 'CODE_WORD_MISSING' } });
    await kiran.put(word, { word: WORD });
    expect((await asked('wrong')).body).toMatchObject({ lastOutcome: 'wrong', changedSince: false });
    expect((await asked('maybe')).status).toBe(400);
    await person.open('/r');
    await person.press('Save the code word', { word: 'another one' });
    expect(await state(word)).toMatchObject({ lastOutcome: 'wrong', changedSince: true, words: 2 });
    expect((await asked('right')).body).toMatchObject({ lastOutcome: 'right', changedSince: false });
    const told = (await kiran.case(id)).events.filter(({ kind }) => kind.startsWith('code_word'));
    expect(
      told.map(({ kind, detail, actor }) => [kind, detail['outcome'] ?? null, actor?.name ?? null]),
    ).toEqual([
      ['code_word_set', null, desk.installation.counsellors[0].name],
      ['code_word_asked', 'wrong', desk.installation.counsellors[0].name],
      ['code_word_set', null, null],
      ['code_word_asked', 'right', desk.installation.counsellors[0].name],
    ]);
  });

  it('says what is wrong with a word, and keeps it in its field', async () => {
    const { person, word } = await filed();
    await person.press('Save the code word', { word: 'x' });
    expect(person.page.status).toBe(422);
    expect(person.text).toContain('Type a word with two letters or more.');
    expect(person.valueOf('word')).toBe('x');
    await person.press('Save the code word', { word: 'long '.repeat(40) });
    expect(person.page.status).toBe(422);
    expect(await state(word)).toMatchObject({ agreed: false });
    expect(await kiran.ask('PUT', word, { word: 'x' })).toMatchObject({
      status: 422,
      body: { code: 'CODE_WORD_TOO_SHORT' },
    });
    expect(await kiran.ask('PUT', word, { word: ' ' })).toMatchObject({
      status: 422,
      body: { code: 'TEXT_EMPTY' },
    });
  });

  it('can be changed a few times an hour', async () => {
    const { person, word } = await filed();
    for (const typed of ['one one', 'two two', 'three three', 'four four', 'five five']) {
      await person.press('Save the code word', { word: typed });
      expect(person.page.status).toBe(200);
    }
    await person.press('Save the code word', { word: 'six six' });
    expect(person.page.status).toBe(429);
    expect(person.valueOf('word')).toBe('six six');
    expect(await state(word)).toMatchObject({ words: 5 });
  });

  it('is of the people of the desk alone, and is set while the case is open', async () => {
    const { word, id } = await filed();
    await kiran.put(word, { word: WORD });
    const { counsellor } = await desk.installation.addDesk('Desk of words');
    const stranger = await ConsoleClient.signIn(desk.console, counsellor);
    const notFound = { status: 404, body: { code: 'CASE_NOT_FOUND' } };
    expect(await stranger.ask('GET', word)).toMatchObject(notFound);
    expect(await stranger.ask('POST', `${word}/shown`, {})).toMatchObject(notFound);
    expect(await stranger.ask('PUT', word, { word: 'mine now' })).toMatchObject(notFound);
    await kiran.post(`/api/cases/${id}/status`, { status: 'closed', reason: 'resolved', outcome: 'safe' });
    expect(await kiran.ask('PUT', word, { word: 'too late' })).toMatchObject({
      status: 409,
      body: { code: 'CODE_WORD_CASE_CLOSED' },
    });
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
  });
});
