import { randomUUID } from 'node:crypto';
import { Transaction } from '../../../src/platform/database/index.js';
import { WorkerOutboxModule } from '../../../src/platform/outbox/index.js';
import { WorkerQueueModule } from '../../../src/platform/queue/index.js';
import { ClockSweep, ClocksWorkerModule } from '../../../src/modules/clocks/index.js';
import { Thread } from '../../../src/modules/messages/index.js';
import { WriteEntry } from '../../../src/modules/messages/commands/write-entry.js';
import { Notifications, NotificationsWorkerModule } from '../../../src/modules/notifications/index.js';
import { SendNotificationJob } from '../../../src/modules/notifications/jobs/send-notification.job.js';
import { TellOfBreachJob } from '../../../src/modules/notifications/jobs/tell-of-breach.job.js';
import { TriageWorkerModule } from '../../../src/modules/triage/index.js';
import { eventually, startMailServer, type MailServer, type ReceivedMail } from '../../support/index.js';
import { Casework } from './casework.js';
import { STORY } from './file-case.js';

/** The people of a desk hear of what they must, the same wherever the queue lives. */
export function staffIsTold(variables: () => Record<string, string>): void {
  let work: Casework;
  let mails: MailServer;

  beforeAll(async () => {
    mails = await startMailServer();
    work = await Casework.start({
      settings: {
        SMTP_URL: mails.url,
        MAIL_FROM: 'Help desk <desk@help.example>',
        CONSOLE_ORIGIN: 'http://localhost:8081',
        ...variables(),
      },
      modules: [
        WorkerQueueModule,
        WorkerOutboxModule,
        ClocksWorkerModule,
        NotificationsWorkerModule,
        TriageWorkerModule,
      ],
    });
  });
  afterAll(async () => {
    await work.stop();
    await mails.stop();
  });

  const mailTo = (email: string, reference: string): Promise<ReceivedMail> =>
    mails.nextMail((mail) => mail.to.includes(email) && mail.subject.includes(reference));
  const rowsOf = (caseId: string) =>
    work.database.query<{ id: string; reason: string; state: string; staffId: string }>(
      'SELECT id, reason, state, staff_id AS "staffId" FROM notifications WHERE case_id = $1 ORDER BY reason, staff_id',
      [caseId],
    );
  const sentTo = (reference: string): string[] =>
    mails.mails.filter(({ subject }) => subject.includes(reference)).flatMap(({ to }) => to);
  const allSent = (caseId: string, count: number) =>
    eventually('the mails are sent', async () => {
      const rows = await rowsOf(caseId);
      return rows.length === count && rows.every(({ state }) => state === 'sent') && rows;
    });

  describe('the mail about a case', () => {
    it('says that it needs somebody, its reference and urgency and where to sign in, and no more', async () => {
      const { people } = await work.desk('counsellor', 'coordinator');
      const { id, reference } = await work.file({
        urgency: 1,
        kind: 'found',
        playbook: 'grooming',
        ageBand: 'under_13',
      });
      for (const { session } of people) {
        const mail = await mailTo(session.email, reference);
        expect(mail.subject).toBe(`Case ${reference} needs you (urgency 1)`);
        expect(mail.text).toContain('Urgency: 1');
        expect(mail.text).toContain('http://localhost:8081/cases');
        expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@help\.example>$/);
        for (const word of [
          STORY,
          id,
          'found',
          'grooming',
          'under_13',
          'threatened',
          'child',
          'adult',
          'online',
          'money',
        ]) {
          expect(mail.raw).not.toContain(word);
        }
      }
      const rows = await allSent(id, 2);
      expect(rows.map(({ reason }) => reason)).toEqual(['case_received', 'case_received']);
      expect(work.log.text()).not.toContain(reference);
    });

    it('comes to whoever has the case when its reporter writes', async () => {
      const { people } = await work.desk('counsellor', 'counsellor');
      const asha = people[0]!.session;
      const { id, reference } = await work.file();
      await allSent(id, 2);
      await work.get(WriteEntry).append(asha, id, 'message', { id: randomUUID(), text: 'How are you?' });
      const reporter = await work.reporterOf(id, asha);
      await work.get(Thread).replyAsReporter(reporter, { nonce: `nonce_${randomUUID()}`, text: STORY });
      await mails.nextMail((mail) => mail.subject.includes(reference) && mail.text.includes('new message'));
      await allSent(id, 3);
      expect(sentTo(reference).filter((email) => email === asha.email)).toHaveLength(2);
      expect(mails.mails.every(({ raw }) => !raw.includes(STORY))).toBe(true);
    });

    it('comes when a deadline is near and when it has passed, each time to the coordinator too', async () => {
      const { people } = await work.desk('counsellor', 'coordinator');
      const [asha, lead] = people.map(({ session }) => session);
      const { id, reference } = await work.file({ minutes: 60 });
      await allSent(id, 2);
      await work.database.query('UPDATE cases SET assignee_id = $2 WHERE id = $1', [id, asha!.staffId]);
      const due = (minutes: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + minutes * 60_000);
      const told = async (words: string): Promise<string[]> => {
        const fits = (mail: ReceivedMail) => mail.subject.includes(reference) && mail.text.includes(words);
        return [await mails.nextMail(fits), await mails.nextMail(fits)].flatMap(({ to }) => to).sort();
      };
      await work.get(ClockSweep).run(due(50));
      expect(await told('nearly due')).toEqual([asha!.email, lead!.email].sort());
      await work.get(ClockSweep).run(due(61));
      expect(await told('overdue')).toEqual([asha!.email, lead!.email].sort());
      const rows = await allSent(id, 6);
      expect(rows.map(({ reason }) => reason)).toEqual([
        'case_received',
        'case_received',
        'clock_breached',
        'clock_breached',
        'clock_warned',
        'clock_warned',
      ]);
      const events = await work.database.query(
        'SELECT kind FROM case_events WHERE case_id = $1 ORDER BY sequence',
        [id],
      );
      expect(events.map(({ kind }) => kind)).toEqual(['received', 'clock_warned', 'clock_breached']);
    });
  });

  describe('a notification', () => {
    it('is made once for each person, reason and subject, by however many at once', async () => {
      const { people } = await work.desk('counsellor');
      const { id } = await work.file();
      await allSent(id, 1);
      const staffIds = people.map(({ session }) => session.staffId);
      const subjectId = randomUUID();
      const tell = () =>
        work.get(Notifications).tell({
          caseId: id,
          staffIds: [...staffIds, ...staffIds],
          reason: 'message_received',
          subjectId,
        });
      await Promise.all([tell(), tell(), tell()]);
      expect((await rowsOf(id)).filter(({ reason }) => reason === 'message_received')).toHaveLength(1);
    });

    it('leaves nothing when the change it belongs to is undone', async () => {
      const { people } = await work.desk('counsellor');
      const { id } = await work.file();
      await allSent(id, 1);
      const undone = work.get(Transaction).run(async () => {
        const staffIds = people.map(({ session }) => session.staffId);
        await work.get(Notifications).tell({ caseId: id, staffIds, reason: 'clock_warned', subjectId: id });
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      expect(await rowsOf(id)).toHaveLength(1);
    });

    it('is sent again under the same Message-ID when it is not known to have been sent', async () => {
      const { people } = await work.desk('counsellor');
      const { id, reference } = await work.file();
      const first = await mailTo(people[0]!.session.email, reference);
      const [row] = await allSent(id, 1);
      const job = work.get(SendNotificationJob);
      await job.handle({ notificationId: row!.id });
      expect(sentTo(reference)).toHaveLength(1);
      await work.database.query(`UPDATE notifications SET state = 'pending', sent_at = NULL`);
      await job.handle({ notificationId: row!.id });
      expect((await mailTo(people[0]!.session.email, reference)).messageId).toBe(first.messageId);
    });

    it('is dropped when its person has left or its case is closed, and harmless when its row is gone', async () => {
      const { people } = await work.desk('counsellor', 'counsellor');
      const { id } = await work.file();
      const rows = await allSent(id, 2);
      await work.database.query(`UPDATE notifications SET state = 'pending' WHERE case_id = $1`, [id]);
      await work.database.query('UPDATE staff SET active = false WHERE id = $1', [
        people[0]!.session.staffId,
      ]);
      const job = work.get(SendNotificationJob);
      const gone = rows.find(({ staffId }) => staffId === people[0]!.session.staffId)!;
      const other = rows.find(({ staffId }) => staffId !== people[0]!.session.staffId)!;
      await job.handle({ notificationId: gone.id });
      await work.database.query(`UPDATE cases SET status = 'closed' WHERE id = $1`, [id]);
      await job.handle({ notificationId: other.id });
      await job.handle({ notificationId: randomUUID() });
      expect((await rowsOf(id)).map(({ state }) => state)).toEqual(['dropped', 'dropped']);
    });

    it('of a clock that was met meanwhile is not made', async () => {
      await work.desk('counsellor');
      const { id } = await work.file();
      await allSent(id, 1);
      const [clock] = await work.database.query<{ id: string }>(
        `UPDATE clocks SET state = 'met' WHERE case_id = $1 RETURNING id`,
        [id],
      );
      const job = work.get(TellOfBreachJob);
      await job.handle({ caseId: id, clockId: clock!.id });
      await job.handle({ caseId: id, clockId: randomUUID() });
      await job.handle({ caseId: randomUUID(), clockId: clock!.id });
      expect(await rowsOf(id)).toHaveLength(1);
    });
  });
}
