import { randomUUID } from 'node:crypto';
import type { ReportDocumentDto } from '../../src/modules/case-page/dto/report-document.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { eventually, startMailServer, type Account, type MailServer } from '../support/index.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN, CHILD_THREATENED, TYPED } from '../support/reports.js';

const typedWords = Object.values(TYPED).flatMap((text) => text.split('\n'));
const NOTE = 'Called the school; they will call back on Thursday.';
const ANSWER = 'You are not in trouble. Please do not pay again.';
const REPLY = 'He wrote again this morning from another account.';

/** The code in the ways that people write it down. */
const grouped = (code: string) => code.replace(/(\d{4})(?=\d)/g, '$1 ');
const hyphened = (code: string) => code.replace(/(\d{5})(?=\d)/g, '$1-');
const devanagari = (code: string) =>
  grouped(code).replace(/\d/g, (digit) => String.fromCodePoint(0x966 + Number(digit)));

/** The main job, the same wherever the queue lives: reported, told, answered, read, reopened; and closed to everyone else. */
export function mainJobIsDone(variables: () => Record<string, string>): void {
  let helpdesk: Helpdesk;
  let mail: MailServer;
  let kiran: Account;
  let meera: Account;

  beforeAll(async () => {
    mail = await startMailServer();
    helpdesk = await startHelpdesk({ variables: { SMTP_URL: mail.url, ...variables() } });
    [kiran, meera] = helpdesk.installation.counsellors;
  });
  afterAll(async () => {
    await helpdesk.stop();
    await mail.stop();
  });

  const signIn = (account: Account) => ConsoleClient.signIn(helpdesk.console, account);
  const mailsTo = (account: Account, reference: string) =>
    mail.mails.filter(({ to, subject }) => to.includes(account.email) && subject.includes(reference));
  const allMailIsOut = () =>
    eventually('an empty outbox', async () => {
      const [left] = await helpdesk.installation.database.query<{ jobs: number }>(
        'SELECT count(*)::int AS jobs FROM outbox',
      );
      return left?.jobs === 0;
    });

  /** A filed report, its code, and its case as a counsellor of the desk sees it. */
  async function filed(answers = CHILD_THREATENED) {
    const counsellor = await signIn(kiran);
    const { row, result: code } = await counsellor.newCase(() =>
      new Reporter(helpdesk.site).fileReport(answers),
    );
    return { code, row, counsellor };
  }
  const say = (client: ConsoleClient, id: string, what: 'messages' | 'notes', text: string) =>
    client.post(`/api/cases/${id}/${what}`, { id: randomUUID(), text });
  const comeBack = (code: string) => new Reporter(helpdesk.site).enter(code);

  it('puts the report first in the queue, with its marks and without a word that was typed', async () => {
    await filed(ACCOUNT_TAKEN);
    const { row, counsellor } = await filed();
    const queue = await counsellor.queue();
    expect(queue[0]).toMatchObject({
      id: row.id,
      kind: 'threatened',
      urgency: 1,
      ageBand: '13_15',
      status: 'new',
      playbook: 'sextortion_child',
      country: 'IN',
      assignee: null,
    });
    expect(queue[0]?.card?.marks).toEqual(
      expect.arrayContaining(['time_limit', 'still_happening', 'paid', 'sent_pictures', 'child']),
    );
    expect(queue[0]?.card?.reasons).toContain('child-threatened');

    const page = await counsellor.case(row.id);
    expect(page.entries.map(({ kind, text }) => [kind, text])).toEqual([['report', null]]);
    for (const words of typedWords) expect(JSON.stringify([queue, page])).not.toContain(words);
  });

  it('shows the report to a counsellor who opens it', async () => {
    const { row, counsellor } = await filed();
    const report = await counsellor.get<ReportDocumentDto>(`/api/cases/${row.id}/report`);
    const texts = new Map(report.answers.map(({ id, text }) => [id, text]));
    for (const [id, text] of Object.entries(TYPED)) expect(texts.get(id)).toBe(text);
    expect(report.keepOut).toBeNull();
    expect(report.partial).toBe(false);
    expect(report.answers.find(({ id }) => id === 'age')?.options).toEqual(['13 to 15']);
  });

  it('tells counsellors and coordinator by mail: reference and urgency, and nothing that was typed', async () => {
    const { row } = await filed();
    for (const person of [kiran, meera, helpdesk.installation.coordinator]) {
      const { subject, text, raw } = await mail.nextMail(
        (one) => one.to.includes(person.email) && one.subject.includes(row.reference),
      );
      expect(subject).toContain('urgency 1');
      expect(text).toContain(row.reference);
      expect(text).toContain('/cases');
      expect(raw).not.toContain(row.id);
      for (const words of [...typedWords, 'threat', 'child', 'picture']) expect(raw).not.toContain(words);
    }
    await allMailIsOut();
    const told = mail.mails.filter(({ subject }) => subject.includes(row.reference));
    expect(told.flatMap(({ to }) => to).sort()).toEqual(
      [kiran.email, meera.email, helpdesk.installation.coordinator.email].sort(),
    );
  });

  it('lets the reporter read the answer, not the note, however the code is written', async () => {
    const { code, row, counsellor } = await filed();
    await say(counsellor, row.id, 'notes', NOTE);
    expect((await counsellor.case(row.id)).status).toBe('new');
    await say(counsellor, row.id, 'messages', ANSWER);
    const answered = await counsellor.case(row.id);
    expect(answered).toMatchObject({ status: 'waiting_for_reporter', assignee: { id: kiran.id } });
    expect(answered.clocks).toEqual([expect.objectContaining({ kind: 'first_answer', state: 'met' })]);

    for (const typed of [code, grouped(code), hyphened(code), devanagari(code)]) {
      const { page, text } = await comeBack(typed);
      expect(page.status).toBe(200);
      expect(text).toContain('A helper has answered you');
      expect(text).toContain(ANSWER);
      expect(page.body).not.toContain(NOTE);
      expect(page.body).not.toContain(kiran.name);
    }
  });

  it('is the desk’s turn again once the reporter wrote: clock, status, and a mail to whoever has the case', async () => {
    const { code, row, counsellor } = await filed();
    await say(counsellor, row.id, 'messages', ANSWER);
    await allMailIsOut();
    const [kiransMails, meerasMails] = [mailsTo(kiran, row.reference), mailsTo(meera, row.reference)];

    const reporter = await comeBack(code);
    await reporter.press('Send', { message: REPLY });
    expect(reporter.text).toContain('Your message is sent.');
    expect(reporter.text).toContain(REPLY);

    const page = await counsellor.case(row.id);
    expect(page.status).toBe('in_progress');
    const running = page.clocks.filter(({ state }) => state === 'running');
    expect(running.map(({ kind }) => kind)).toEqual(['next_answer']);
    expect(page.nextDeadlineAt).toBe(running[0]?.dueAt);
    expect(page.entries.at(-1)).toMatchObject({ kind: 'message', author: { type: 'reporter' }, text: REPLY });

    const told = await mail.nextMail(
      ({ to, text }) =>
        to.includes(kiran.email) && text.includes(row.reference) && text.includes('new message'),
    );
    expect(told.raw).not.toContain(REPLY);
    await allMailIsOut();
    expect(mailsTo(kiran, row.reference)).toHaveLength(kiransMails.length + 1);
    expect(mailsTo(meera, row.reference)).toHaveLength(meerasMails.length);
  });

  it('is closed with a reason, and opened again by a new message', async () => {
    const { code, row, counsellor } = await filed();
    const without = await counsellor.ask('POST', `/api/cases/${row.id}/status`, { status: 'closed' });
    expect(without).toMatchObject({ status: 422, body: { code: 'CLOSE_REASON_MISSING' } });
    await counsellor.post(`/api/cases/${row.id}/status`, {
      status: 'closed',
      reason: 'advice_given',
      outcome: 'safe',
    });
    expect((await counsellor.queue()).map(({ id }) => id)).not.toContain(row.id);
    const closed = await counsellor.queue('?closed=true');
    expect(closed.find(({ id }) => id === row.id)).toMatchObject({
      status: 'closed',
      closeReason: 'advice_given',
    });

    const reporter = await comeBack(code);
    expect(reporter.text).toContain('This report is closed.');
    await reporter.press('Send', { message: REPLY });
    const page = await counsellor.case(row.id);
    expect(page).toMatchObject({ status: 'in_progress', closeReason: null });
    expect(page.clocks.map(({ kind, state }) => `${kind} ${state}`)).toContain('next_answer running');
    expect(page.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['status_set', 'reopened']));
  });

  it('answers whoever is not on the desk as if there were no such case', async () => {
    const { row } = await filed();
    const { counsellor: stranger } = await helpdesk.installation.addDesk('Far desk');
    const auditor = await helpdesk.installation.addStaff('auditor', 'auditor');
    const requests: [method: string, path: string, body?: object][] = [
      ['GET', ''],
      ['GET', '/report'],
      ['POST', '/messages', { id: randomUUID(), text: 'Hello' }],
      ['POST', '/notes', { id: randomUUID(), text: 'Hello' }],
      ['POST', '/assign', { assigneeId: null }],
      ['POST', '/status', { status: 'in_progress' }],
      ['PUT', '/drafts/note', { text: 'Hello' }],
    ];
    for (const [account, status] of [
      [stranger, 404],
      [helpdesk.installation.administrator, 403],
      [auditor, 403],
    ] as const) {
      const client = await signIn(account);
      for (const [method, path, body] of requests) {
        const answers = [];
        for (const id of [row.id, randomUUID(), 'no-uuid', `${row.id}x`])
          answers.push(await client.ask(method, `/api/cases/${id}${path}`, body));
        for (const answer of answers) expect(answer).toEqual(answers[1]);
        expect(answers[0]?.status).toBe(status);
      }
    }
    expect(await (await signIn(stranger)).queue()).toEqual([]);
  });
}
