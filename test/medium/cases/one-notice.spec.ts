import { randomUUID } from 'node:crypto';
import { WorkerOutboxModule } from '../../../src/platform/outbox/index.js';
import { WorkerQueueModule } from '../../../src/platform/queue/index.js';
import { CasePages } from '../../../src/modules/case-page/case-pages.js';
import { Thread } from '../../../src/modules/messages/index.js';
import { WriteEntry } from '../../../src/modules/messages/commands/write-entry.js';
import { StaffNoticesWorkerModule } from '../../../src/modules/staff-notices/index.js';
import { NoticeReminder } from '../../../src/modules/staff-notices/notice-reminder.js';
import type { ReporterSession } from '../../../src/modules/receipts/index.js';
import { eventually, startMailServer, type MailServer, type ReceivedMail } from '../../support/index.js';
import { Casework, type Colleague } from './casework.js';

/** How many messages one reporter sends: enough for several workers to be at them at once. */
/** With all that follows within what a reporter may write in an hour. */
const FLOOD = 12;

describe('one notice at a time', () => {
  let work: Casework;
  let mails: MailServer;
  let people: Colleague[];
  let caseId: string;
  let reference: string;
  let reporter: ReporterSession;

  beforeAll(async () => {
    mails = await startMailServer();
    work = await Casework.start({
      settings: { SMTP_URL: mails.url },
      modules: [WorkerQueueModule, WorkerOutboxModule, StaffNoticesWorkerModule],
    });
    ({ people } = await work.desk('counsellor', 'counsellor', 'coordinator'));
  });
  afterAll(async () => {
    await work.stop();
    await mails.stop();
  });
  beforeEach(async () => {
    ({ id: caseId, reference } = await work.file({ urgency: 2 }));
    reporter = await work.reporterOf(caseId, people[0]!.session);
    await atRest();
  });

  const write = (text = 'Please answer me.') =>
    work.get(Thread).replyAsReporter(reporter, { nonce: `nonce_${randomUUID()}`, text });
  /** Every job is done: what was to be mailed has been. */
  const atRest = () =>
    eventually('no job is left', async () => {
      const [left] = await work.database.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM outbox',
      );
      return left?.count === 0;
    });
  const ofMessages = ({ subject, text }: ReceivedMail) =>
    subject.includes(reference) && text.includes('new message');
  const mailed = () =>
    mails.mails
      .filter(ofMessages)
      .flatMap(({ to }) => to)
      .sort();
  const lastTextTo = (email: string) =>
    mails.mails.filter((mail) => ofMessages(mail) && mail.to.includes(email)).at(-1)?.text;
  const everyone = () => people.map(({ session }) => session.email).sort();
  const hourLater = () =>
    work.database.query(
      `UPDATE notifications SET created_at = created_at - interval '61 minutes' WHERE case_id = $1`,
      [caseId],
    );

  it('mails each person once however often a reporter writes, and once an hour until they look', async () => {
    for (let sent = 0; sent < FLOOD; sent += 4) await Promise.all([write(), write(), write(), write()]);
    await atRest();
    expect(mailed()).toEqual(everyone());
    await work.get(NoticeReminder).run();
    await atRest();
    expect(mailed()).toHaveLength(people.length);

    await hourLater();
    await Promise.all([work.get(NoticeReminder).run(), work.get(NoticeReminder).run()]);
    await atRest();
    expect(lastTextTo(people[0]!.session.email)).toContain(
      `Messages since you last opened the case: ${FLOOD}.`,
    );
    await write();
    await atRest();
    expect(mailed()).toHaveLength(2 * people.length);
  });

  it('mails again of the next message once the person has opened the case, and nobody else', async () => {
    const [asha] = people;
    await write();
    await write();
    await atRest();
    await work.get(CasePages).page(asha!.session, caseId, true);
    await write();
    await atRest();
    expect(mailed()).toEqual(everyone());

    await work.get(CasePages).page(asha!.session, caseId);
    await write();
    await write();
    await atRest();
    expect(mailed()).toEqual([...everyone(), asha!.session.email].sort());
    await hourLater();
    await work.get(NoticeReminder).run();
    await atRest();
    expect(lastTextTo(asha!.session.email)).toContain('Messages since you last opened the case: 2');
  });

  it('takes who writes to a case for somebody who has looked', async () => {
    const asha = people[0]!.session;
    await write();
    await atRest();
    await work.get(WriteEntry).append(asha, caseId, 'message', { id: randomUUID(), text: 'How are you?' });
    await write();
    await atRest();
    expect(mailed().filter((email) => email === asha.email)).toHaveLength(2);
  });

  it('mails at once where the urgency has risen, and of another reason', async () => {
    await write();
    await atRest();
    await work.database.query('UPDATE cases SET urgency = 1 WHERE id = $1', [caseId]);
    await write();
    await write();
    await atRest();
    expect(mailed()).toHaveLength(2 * people.length);
    const subjects = mails.mails.filter(ofMessages).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes('urgency 1'))).toHaveLength(people.length);
  });

  it('reminds nobody of a case that was closed or seen', async () => {
    await write();
    await write();
    await atRest();
    await work.get(CasePages).page(people[1]!.session, caseId);
    await hourLater();
    await work.database.query(`UPDATE cases SET status = 'closed', close_reason = 'resolved' WHERE id = $1`, [
      caseId,
    ]);
    await work.get(NoticeReminder).run();
    await atRest();
    expect(mailed()).toEqual(everyone());
    const left = await work.database.query(
      `SELECT 1 FROM notifications WHERE case_id = $1 AND state = 'counted'`,
      [caseId],
    );
    expect(left).toEqual([]);
  });
});
