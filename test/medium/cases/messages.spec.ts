import { randomUUID } from 'node:crypto';
import { CasePages } from '../../../src/modules/case-page/case-pages.js';
import { nextAnswer } from '../../../src/modules/cases/index.js';
import { SetStatus } from '../../../src/modules/cases/commands/set-status.js';
import { Clocks, clockTimes } from '../../../src/modules/clocks/index.js';
import { Thread } from '../../../src/modules/messages/index.js';
import { WriteEntry } from '../../../src/modules/messages/commands/write-entry.js';
import type { ReporterSession } from '../../../src/modules/receipts/index.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { Casework } from './casework.js';
import { StaffDrafts } from '../../../src/modules/messages/index.js';

let work: Casework;
let asha: StaffSession;
let ben: StaffSession;

beforeAll(async () => {
  work = await Casework.start();
  [asha, ben] = (await work.desk('counsellor', 'coordinator')).people.map(({ session }) => session) as [
    StaffSession,
    StaffSession,
  ];
});
afterAll(() => work.stop());

const page = (id: string) => work.get(CasePages).page(asha, id);
const send = (session: StaffSession, id: string, text: string, entryId: string = randomUUID()) =>
  work.get(WriteEntry).append(session, id, 'message', { id: entryId, text });
const note = (session: StaffSession, id: string, text: string) =>
  work.get(WriteEntry).append(session, id, 'note', { id: randomUUID(), text });
const thread = (reporter: ReporterSession) => work.get(Thread).forReporter(reporter);
const reply = (reporter: ReporterSession, text: string, nonce = `nonce_${randomUUID()}`) =>
  work.get(Thread).replyAsReporter(reporter, { nonce, text });
const outboxOf = (id: string) =>
  work.database.query(
    `SELECT job, data FROM outbox WHERE data->>'caseId' = $1 AND job <> 'notify-desk-of-new-case'`,
    [id],
  );
const close = (id: string) =>
  work.get(SetStatus).set(asha, id, { status: 'closed', reason: 'resolved', outcome: 'safe' });

async function filed(minutes = 60): Promise<{ id: string; reporter: ReporterSession }> {
  const { id } = await work.file({ urgency: 2, minutes });
  return { id, reporter: await work.reporterOf(id, asha) };
}

describe('an answer of the desk', () => {
  it('reaches the reporter without the name of who wrote it, and is the end of the clock', async () => {
    const { id, reporter } = await filed();
    expect(await thread(reporter)).toMatchObject({ status: 'received', messages: [] });
    expect((await thread(reporter)).answerBy).toEqual(await work.get(Clocks).nextDeadline(id));

    const entry = await send(asha, id, '  You did nothing wrong.\r\nWe are here. ');
    const text = 'You did nothing wrong.\nWe are here.';
    const answered = await thread(reporter);
    expect(answered).toMatchObject({ status: 'answered', answerBy: null, closed: null, promisedBy: null });
    const { id: entryId, createdAt } = entry;
    const message = { id: entryId, author: 'helper', kind: 'message', text, value: { text }, createdAt };
    expect(answered.messages).toEqual([{ ...message, isNew: true }]);
    // Shown once, it is new no more.
    expect((await thread(reporter)).messages).toEqual([{ ...message, isNew: false }]);
    expect(await page(id)).toMatchObject({
      status: 'waiting_for_reporter',
      assignee: { id: asha.staffId },
      nextDeadlineAt: null,
      clocks: [{ kind: 'first_answer', state: 'met' }],
    });
  });

  it('is added once however often it is sent, and nothing else goes under its id', async () => {
    const { id } = await filed();
    const entryId = randomUUID();
    await Promise.all([send(asha, id, 'once', entryId), send(asha, id, 'once', entryId.toUpperCase())]);
    await close(id);
    expect(await send(asha, id, 'once', entryId)).toMatchObject({ id: entryId, sequence: 2 });
    await expect(send(asha, id, 'twice', entryId)).rejects.toMatchObject({
      code: 'ENTRY_DIFFERS',
      status: 409,
    });
    await expect(send(ben, id, 'once', entryId)).rejects.toMatchObject({ status: 409 });
    const other = await filed();
    await expect(send(asha, other.id, 'once', entryId)).rejects.toMatchObject({ status: 409 });
    expect((await page(id)).entries).toHaveLength(2);
    expect((await page(id)).events.filter(({ kind }) => kind === 'message_sent')).toHaveLength(1);
  });

  it('leaves the case with whoever has it, and takes its draft along', async () => {
    const { id } = await filed();
    await send(asha, id, 'first');
    await work.get(StaffDrafts).save(ben, id, 'message', 'second');
    await work.get(StaffDrafts).save(ben, id, 'note', 'kept');
    await send(ben, id, 'second');
    expect(await page(id)).toMatchObject({ assignee: { id: asha.staffId } });
    expect((await work.get(CasePages).page(ben, id)).drafts).toEqual({ message: null, note: 'kept' });
  });

  it('is not sent into a closed case, and leaves no trace there', async () => {
    const { id, reporter } = await filed();
    await close(id);
    await expect(send(asha, id, 'too late')).rejects.toMatchObject({ code: 'CASE_CLOSED', status: 409 });
    expect(await thread(reporter)).toMatchObject({ status: 'closed', answerBy: null, messages: [] });
  });

  it.each([
    ['', 'TEXT_EMPTY'],
    ['x'.repeat(10_001), 'TEXT_TOO_LONG'],
    ['a\0b', 'TEXT_HAS_NUL'],
    ['data:image/png;base64,iVBORw0KGgo=', 'TEXT_CONTAINS_FILE'],
  ])('of a text that is no message is refused (%#)', async (text, code) => {
    const { id, reporter } = await filed();
    await expect(send(asha, id, text)).rejects.toMatchObject({ code });
    await expect(reply(reporter, text)).rejects.toMatchObject({ code });
    expect((await page(id)).entries).toHaveLength(1);
  });
});

describe('the audit log', () => {
  it('holds who answered and who wrote a note, once each, and no word of it', async () => {
    const { id } = await filed();
    const entryId = randomUUID();
    await send(asha, id, 'canary answer', entryId);
    await send(asha, id, 'canary answer', entryId);
    await note(ben, id, 'canary note');
    await expect(send(ben, id, '')).rejects.toThrow('TEXT_EMPTY');
    const rows = await work.database.query(
      `SELECT action, actor_id AS actor, subject, detail FROM audit_log WHERE subject_id = $1 ORDER BY sequence`,
      [id],
    );
    expect(rows).toEqual([
      { action: 'message.sent', actor: asha.staffId, subject: 'case', detail: {} },
      { action: 'note.written', actor: ben.staffId, subject: 'case', detail: {} },
    ]);
  });
});

describe('a note', () => {
  it('is for the desk alone and changes neither status nor clock', async () => {
    const { id, reporter } = await filed();
    await note(asha, id, 'speak to ben first');
    expect((await thread(reporter)).messages).toEqual([]);
    const shown = await page(id);
    expect(shown).toMatchObject({ status: 'new', assignee: null, clocks: [{ state: 'running' }] });
    expect(shown.entries.at(-1)).toMatchObject({
      kind: 'note',
      author: { type: 'staff', name: asha.name },
      text: 'speak to ben first',
    });
  });

  it('can be added to a closed case', async () => {
    const { id } = await filed();
    await close(id);
    await note(ben, id, 'for the record');
    expect(await page(id)).toMatchObject({ status: 'closed', nextDeadlineAt: null });
  });
});

describe('a message of the reporter', () => {
  it.each(['waiting_for_reporter', 'closed'])(
    'opens a %s case again and starts the next clock',
    async (status) => {
      const { id, reporter } = await filed();
      await send(asha, id, 'How are you?');
      if (status === 'closed') await close(id);
      const before = Math.floor(Date.now() / 60_000) * 60_000;
      await reply(reporter, 'He wrote again');
      const shown = await page(id);
      expect(shown).toMatchObject({
        status: 'in_progress',
        closeReason: null,
        assignee: { id: asha.staffId },
      });
      const clock = shown.clocks.find(({ kind }) => kind === 'next_answer');
      expect(clock).toMatchObject({ state: 'running', dueAt: shown.nextDeadlineAt });
      // Urgency 2 is answered within an hour.
      const began = Date.parse(shown.nextDeadlineAt!) - 3_600_000;
      expect(began).toBeGreaterThanOrEqual(before);
      expect(began).toBeLessThanOrEqual(Date.now() + 60_000);
      expect(await thread(reporter)).toMatchObject({
        status: 'being_read',
        answerBy: new Date(shown.nextDeadlineAt!),
        messages: [{ author: 'helper' }, { author: 'you', text: 'He wrote again' }],
      });
      expect(shown.events.map(({ kind }) => kind).filter((kind) => kind === 'reopened')).toHaveLength(
        status === 'closed' ? 1 : 0,
      );
    },
  );

  it('does not put off an answer that is owed already', async () => {
    const { id, reporter } = await filed(15);
    const due = await work.get(Clocks).nextDeadline(id);
    await reply(reporter, 'one more thing');
    expect(await page(id)).toMatchObject({ status: 'new', nextDeadlineAt: due?.toISOString() });
    expect((await page(id)).clocks).toHaveLength(1);
  });

  it('is added once however often its form is sent; an edited text is a message of its own', async () => {
    const { id, reporter } = await filed();
    const nonce = `nonce_${randomUUID()}`;
    await Promise.all([
      reply(reporter, 'help', nonce),
      reply(reporter, 'help', nonce),
      reply(reporter, ' help\n', nonce),
    ]);
    expect((await thread(reporter)).messages.map(({ text }) => text)).toEqual(['help']);
    expect(await outboxOf(id)).toEqual([
      { job: 'notify-of-message', data: { caseId: id, entryId: expect.any(String) } },
    ]);

    await reply(reporter, 'help me', nonce);
    expect((await thread(reporter)).messages.map(({ text }) => text)).toEqual(['help', 'help me']);
    await expect(reply(reporter, 'x', 'short')).rejects.toMatchObject({ code: 'NONCE_INVALID', status: 400 });
  });

  it('and an answer at the same time do not wait for each other for ever', async () => {
    const { id, reporter } = await filed();
    await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        i % 2 ? send(asha, id, `answer ${i}`) : reply(reporter, `message ${i}`),
      ),
    );
    expect((await page(id)).entries).toHaveLength(7);
  });
});

describe('the next deadline of a case', () => {
  it('is the earliest of its open clocks after every change', async () => {
    const { id } = await filed(60);
    const clocks = work.get(Clocks);
    const first = await clocks.nextDeadline(id);
    const sooner = clockTimes(nextAnswer, new Date(), 5);
    expect(await clocks.open(id, nextAnswer, sooner)).toEqual(sooner.dueAt);
    expect(await clocks.open(id, nextAnswer, clockTimes(nextAnswer, new Date(), 1))).toEqual(sooner.dueAt);
    expect(await clocks.meet(id, nextAnswer)).toEqual(first);
    expect(await clocks.cancelAll(id, ['answer'])).toBeNull();
  });
});
