import { randomUUID } from 'node:crypto';
import { CasePages } from '../../../src/modules/case-page/case-pages.js';
import { SetStatus } from '../../../src/modules/cases/commands/set-status.js';
import { ConsentsModule } from '../../../src/modules/consents/index.js';
import { ConsultationsModule } from '../../../src/modules/consultations/index.js';
import { ClockSweep, ClocksWorkerModule } from '../../../src/modules/clocks/index.js';
import { EscalationsWebModule } from '../../../src/modules/escalations/index.js';
import { MentionsModule } from '../../../src/modules/mentions/index.js';
import { ReceivedMailWebModule } from '../../../src/modules/received-mail/index.js';
import { RaisedHandsWebModule } from '../../../src/modules/raised-hands/index.js';
import { WriteEntry } from '../../../src/modules/messages/commands/write-entry.js';
import { Notices, StaffNoticesWorkerModule } from '../../../src/modules/staff-notices/index.js';
import { SendNoticesJob } from '../../../src/modules/staff-notices/jobs/send-notices.job.js';
import { ClockNoticeJob } from '../../../src/modules/staff-notices/jobs/clock-notice.job.js';
import { messageReceivedNotice } from '../../../src/modules/staff-notices/notices.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { caseTimes, startMailServer, timesBelowTheDay, type MailServer } from '../../support/index.js';
import { Casework } from './casework.js';
import { TakedownsWebModule } from '../../../src/modules/takedowns/index.js';
import { AppointmentsWebModule } from '../../../src/modules/appointments/index.js';
import { ReferralsWebModule } from '../../../src/modules/referrals/index.js';
import { TasksWebModule } from '../../../src/modules/tasks/index.js';
import { StaffDrafts } from '../../../src/modules/messages/index.js';

// A moment that is not midnight, whenever the test runs.
const LATER = 61 * 60_000;

describe('a closed case', () => {
  let work: Casework;
  let mails: MailServer;
  let session: StaffSession;
  let colleague: string;
  let whileMailing: (() => Promise<unknown>) | null = null;

  beforeAll(async () => {
    mails = await startMailServer({
      onRcptTo: (_address, _session, done) => {
        const meanwhile = whileMailing?.() ?? Promise.resolve();
        whileMailing = null;
        meanwhile.then(() => done(null), done);
      },
    });
    work = await Casework.start({
      modules: [
        ClocksWorkerModule,
        ConsentsModule,
        ConsultationsModule,
        EscalationsWebModule,
        MentionsModule,
        RaisedHandsWebModule,
        ReceivedMailWebModule,
        AppointmentsWebModule,
        ReferralsWebModule,
        StaffNoticesWorkerModule,
        TakedownsWebModule,
        TasksWebModule,
      ],
      settings: { SMTP_URL: mails.url },
    });
    const { people } = await work.desk('counsellor', 'counsellor');
    [session, { staffId: colleague }] = [people[0]!.session, people[1]!.session];
  });
  afterAll(async () => {
    await work.stop();
    await mails.stop();
  });

  const close = (id: string) =>
    work.get(SetStatus).set(session, id, { status: 'closed', reason: 'resolved', outcome: 'safe' });
  const tell = (caseId: string) =>
    work
      .get(Notices)
      .tell([
        { notice: messageReceivedNotice, caseId, staffIds: [session.staffId], subjectId: randomUUID() },
      ]);
  const pendingOf = async (caseId: string): Promise<string> => {
    const [row] = await work.database.query<{ id: string }>(
      `SELECT id FROM notifications WHERE case_id = $1 AND state = 'pending'`,
      [caseId],
    );
    return row!.id;
  };
  const send = (notificationId: string) => work.get(SendNoticesJob).handle({ notificationId });
  /** What colleagues have done in the case besides, to the minute. */
  const colleagues = async (caseId: string): Promise<void> => {
    for (const sql of [
      `INSERT INTO consultations (id, case_id, asked_by, colleague_id, asked_at, ended_at)
       VALUES (gen_random_uuid(), $1, $2, $3, now(), now())`,
      `INSERT INTO raised_hands (id, case_id, raised_by, raised_at, answered_by, answered_at, ended_at)
       VALUES (gen_random_uuid(), $1, $2, now(), $3, now(), now())`,
      `INSERT INTO duty_decisions (id, case_id, recipient, duty, state, decided_by, decided_at, second_by, settled_by, settled_at)
       VALUES (gen_random_uuid(), $1, 'in-ncrp', 'in-pocso-19', 'confirmed', $2, now(), now(), $3, now())`,
      `INSERT INTO consents (id, case_id, recipient, purpose, round, state, asked_by, asked_at, answered_at, expires_at)
       SELECT gen_random_uuid(), $1, 'in-ncrp', 'report', 1, 'refused', id, now(), now(), now()
         FROM staff WHERE id IN ($2, $3) LIMIT 1`,
      `INSERT INTO escalations (id, case_id, recipient_id, recipient_version, channel_key, state, version, entry_id, digest,
         created_at, changed_at, sent_at)
       SELECT gen_random_uuid(), $1, 'in-ncrp', 0, 'web', 'sent', 1, gen_random_uuid(), decode(repeat('00', 32), 'hex'),
         now(), now(), now() FROM staff WHERE id IN ($2, $3) LIMIT 1`,
      `INSERT INTO dispatches (id, case_id, escalation_id, key_id, state, tries, queued_at, ended_at)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), '', 'sent', 1, now(), now()
         FROM staff WHERE id IN ($2, $3) LIMIT 1`,
      `INSERT INTO received_mails (id, case_id, escalation_id, desk_id, desk_epoch, kind, hash, entry_id, received_at, done_at)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), desk_id, 1, 'answer', '', gen_random_uuid(), now(), now()
         FROM cases WHERE id = $1 AND $2::uuid <> $3::uuid`,
      `INSERT INTO case_tasks (id, case_id, task, version, state, opened_at, due_at, remind_at, settled_by, settled_at)
       SELECT gen_random_uuid(), $1, 'ask_danger', 1, 'done', now(), now(), now(), id, now()
         FROM staff WHERE id IN ($2, $3) LIMIT 1`,
      `INSERT INTO appointments (id, case_id, set_by, starts_at, changed_at)
       SELECT gen_random_uuid(), $1, id, now(), now() FROM staff WHERE id IN ($2, $3) LIMIT 1`,
      `INSERT INTO referrals (id, case_id, service, state, offered_by, offered_at, answered_at, handed_over_at, consent_id,
                              changed_at, due_at)
       SELECT gen_random_uuid(), $1, 'in-nalsa', 'handed_over', id, now(), now(), now(), gen_random_uuid(), now(), now()
         FROM staff WHERE id IN ($2, $3) LIMIT 1`,
      `INSERT INTO mentions (entry_id, case_id, author_id, staff_id, created_at)
       VALUES (gen_random_uuid(), $1, $2, $3, now())`,
      `INSERT INTO takedowns (id, case_id, platform, law, state, notices, created_at, changed_at, sent_at,
                              acknowledged_at, ended_at)
       SELECT gen_random_uuid(), $1, 'x', 'us_tida', 'removed', 1, now(), now(), now(), now(), now()
        WHERE $2::uuid <> $3::uuid`,
    ])
      await work.database.query(sql, [caseId, session.staffId, colleague]);
  };
  /** Every time of a case, as the live schema has them, has a value to look at. */
  const timesWithoutValue = async (caseId: string): Promise<string[]> => {
    const empty: string[] = [];
    for (const { table, id, column } of await caseTimes(work.database)) {
      const sql = `SELECT 1 FROM ${table} WHERE ${id} = $1 AND ${column} IS NOT NULL`;
      if ((await work.database.query(sql, [caseId])).length === 0) empty.push(`${table}.${column}`);
    }
    return empty;
  };

  it('keeps the day of what happened and no longer the minute, and still opens', async () => {
    const { id } = await work.file({ createdAt: new Date('2026-11-24T10:17:00Z') });
    await work.get(WriteEntry).append(session, id, 'message', { id: randomUUID(), text: 'an answer' });
    await tell(id);
    await send(await pendingOf(id));
    await work.get(StaffDrafts).save(session, id, 'note', 'half a note');
    await colleagues(id);
    await close(id);

    expect(await timesWithoutValue(id)).toEqual([
      ...['cases.next_deadline_at', 'dispatches.begun_at', 'referrals.due_at'],
    ]);
    expect(await timesBelowTheDay(work.database)).toEqual([]);
    const page = await work.get(CasePages).page(session, id);
    expect(page.entries.map(({ text }) => text)).toEqual([null, 'an answer']);
  });

  it('keeps the day alone of a mail that left while it was being closed, and of one that is asked for later', async () => {
    const { id } = await work.file();
    await tell(id);
    whileMailing = () => close(id);
    await send(await pendingOf(id));
    await tell(id);
    const rows = await work.database.query(
      'SELECT state FROM notifications WHERE case_id = $1 ORDER BY state',
      [id],
    );
    expect(rows.map(({ state }) => state)).toEqual(['pending', 'sent']);
    expect(await timesBelowTheDay(work.database)).toEqual([]);
  });

  it('is not said to be overdue by a job that comes late', async () => {
    const { id } = await work.file({ minutes: 60 });
    await work.get(ClockSweep).run(new Date(Date.now() + LATER));
    const [clock] = await work.database.query<{ id: string }>('SELECT id FROM clocks WHERE case_id = $1', [
      id,
    ]);
    const step = { caseId: id, clockId: clock!.id, event: 'clock.breached' } as const;
    await close(id);
    await work.get(ClockNoticeJob).handle(step);
    const events = await work.database.query<{ kind: string }>(
      'SELECT kind FROM case_events WHERE case_id = $1',
      [id],
    );
    expect(events.map(({ kind }) => kind)).not.toContain('clock_breached');
    expect(await timesBelowTheDay(work.database)).toEqual([]);
  });
});
