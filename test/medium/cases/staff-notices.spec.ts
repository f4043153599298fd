import { randomUUID } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import { registers } from '../../../src/platform/definitions/index.js';
import { CaseSummaries } from '../../../src/modules/cases/index.js';
import {
  currentBy,
  defineNotice,
  Notices,
  StaffNotices,
  StaffNoticesWorkerModule,
} from '../../../src/modules/staff-notices/index.js';
import { NotifyDeskOfNewCaseJob } from '../../../src/modules/staff-notices/jobs/notify-desk-of-new-case.job.js';
import { SendNoticesJob } from '../../../src/modules/staff-notices/jobs/send-notices.job.js';
import { caseReceivedNotice, messageReceivedNotice } from '../../../src/modules/staff-notices/notices.js';
import { eventually, startMailServer, type MailServer } from '../../support/index.js';
import { Casework, type Colleague } from './casework.js';

/** Which of its subjects a module of its own still cares for. */
@Injectable()
class Reminders {
  readonly over = new Set<string>();

  stillDue(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(ids.filter((id) => !this.over.has(id))));
  }
}

const lookAgain = defineNotice({
  reason: 'look_again',
  mailKey: 'mail.message_received',
  recipients: (recipients, about) => recipients.everyone(about),
  isCurrent: currentBy(Reminders, (reminders, ids) => reminders.stillDue(ids)),
  coalesce: 'case',
});

@Module({ providers: [Reminders, registers(lookAgain)], exports: [Reminders] })
class RemindersModule {}

describe('notices to staff', () => {
  let work: Casework;
  let mails: MailServer;
  let people: Colleague[];
  let refused: Set<string>;

  beforeAll(async () => {
    refused = new Set();
    mails = await startMailServer({
      onRcptTo: ({ address }, _session, done) =>
        refused.has(address) ? done(Object.assign(new Error(), { responseCode: 451 })) : done(),
    });
    work = await Casework.start({
      settings: { SMTP_URL: mails.url },
      modules: [StaffNoticesWorkerModule, RemindersModule],
    });
    ({ people } = await work.desk('counsellor', 'counsellor', 'coordinator'));
  });
  afterAll(async () => {
    await work.stop();
    await mails.stop();
  });
  beforeEach(() => refused.clear());

  const rowsOf = (caseId: string) =>
    work.database.query<{ id: string; staffId: string; state: string; subjectId: string; reason: string }>(
      `SELECT id, staff_id AS "staffId", state, subject_id AS "subjectId", reason FROM notifications
        WHERE case_id = $1 ORDER BY staff_id`,
      [caseId],
    );
  const jobsOf = (caseId: string) =>
    work.database.query<{ id: string; data: Record<string, string> }>(
      `SELECT id, data FROM outbox WHERE job = 'send-notices' AND data->>'caseId' = $1`,
      [caseId],
    );
  const sentTo = (reference: string) =>
    mails.mails.filter(({ subject }) => subject.includes(reference)).flatMap(({ to }) => to);
  const notify = async (caseId: string, subjectId: string = randomUUID()) => {
    const about = await work.get(CaseSummaries).find(caseId);
    await work.get(StaffNotices).notify(lookAgain, { caseId, subjectId }, about!);
    return subjectId;
  };
  const send = async (...caseIds: string[]) => {
    const jobs = [];
    for (const caseId of caseIds) jobs.push(...(await jobsOf(caseId)));
    return work.get(SendNoticesJob).handleMany(jobs.map(({ id, data }) => ({ id, data, requestId: null })));
  };
  const emails = () => people.map(({ session }) => session.email).sort();

  it('become one job a case, however many people there are, and go out side by side', async () => {
    const cases = [await work.file(), await work.file(), await work.file()];
    const ids = cases.map(({ id }) => id);
    await work
      .get(NotifyDeskOfNewCaseJob)
      .handleMany(ids.map((caseId) => ({ id: randomUUID(), data: { caseId }, requestId: null })));
    for (const id of ids) {
      expect(await rowsOf(id)).toHaveLength(people.length);
      expect(await jobsOf(id)).toHaveLength(1);
    }
    expect(await send(...ids)).toEqual(new Map());
    for (const { id, reference } of cases) {
      expect(sentTo(reference).sort()).toEqual(emails());
      expect((await rowsOf(id)).every(({ state }) => state === 'sent')).toBe(true);
    }
    expect(await send(...ids)).toEqual(new Map());
    expect(sentTo(cases[0]!.reference)).toHaveLength(people.length);
  });

  it('are tried again for those alone whose mail failed', async () => {
    const [one, other] = [await work.file(), await work.file()];
    await notify(one.id);
    await notify(other.id);
    const unlucky = people[1]!.session;
    refused.add(unlucky.email);
    const failures = await send(one.id, other.id);
    const jobs = [...(await jobsOf(one.id)), ...(await jobsOf(other.id))].map(({ id }) => id);
    expect([...failures.keys()].sort()).toEqual(jobs.sort());
    for (const error of failures.values()) expect(error).toMatchObject({ code: 'MAIL_DEFERRED' });
    const pending = (await rowsOf(one.id)).filter(({ state }) => state === 'pending');
    expect(pending.map(({ staffId }) => staffId)).toEqual([unlucky.staffId]);

    refused.clear();
    expect(await send(one.id)).toEqual(new Map());
    expect(sentTo(one.reference).sort()).toEqual(emails());
  });

  it('have the same id, and so the same Message-ID, when a crash took them back and they are written again', async () => {
    const { id } = await work.file();
    const subjectId = await notify(id);
    const before = await rowsOf(id);
    await work.database.query('DELETE FROM notifications WHERE case_id = $1', [id]);
    await notify(id, subjectId);
    expect(await rowsOf(id)).toEqual(before);
  });

  it('of a module of its own are sent while they hold, and dropped after', async () => {
    const { id, reference } = await work.file();
    const subjectId = await notify(id);
    work.get(Reminders).over.add(subjectId);
    await send(id);
    expect((await rowsOf(id)).map(({ state }) => state)).toEqual(people.map(() => 'dropped'));
    expect(sentTo(reference)).toEqual([]);
  });

  it('that speak for a case are only counted beside one that waits or was sent, those that do not are all sent', async () => {
    const { id, reference } = await work.file();
    const staffIds = people.map(({ session }) => session.staffId);
    await notify(id);
    await notify(id);
    await send(id);
    await notify(id);
    await send(id);
    expect(sentTo(reference).sort()).toEqual(emails());
    const states = (await rowsOf(id)).map(({ state }) => state);
    expect(states.filter((state) => state === 'counted')).toHaveLength(2 * people.length);
    const subjects = [randomUUID(), randomUUID()].map((subjectId) => ({ caseId: id, staffIds, subjectId }));
    await work.get(Notices).tell(subjects.map((about) => ({ notice: messageReceivedNotice, ...about })));
    await work.get(Notices).tell(subjects.map((about) => ({ notice: caseReceivedNotice, ...about })));
    const pending = (await rowsOf(id)).filter(({ state }) => state === 'pending').map(({ reason }) => reason);
    expect(pending.filter((reason) => reason === 'message_received')).toHaveLength(people.length);
    expect(pending.filter((reason) => reason === 'case_received')).toHaveLength(2 * people.length);
  });

  it('of an earlier version, one job a person, are still sent', async () => {
    const { id, reference } = await work.file();
    await notify(id);
    const [row] = await rowsOf(id);
    await work.get(SendNoticesJob).handle({ notificationId: row!.id, urgency: 2 });
    const sent = await eventually('it is noted', async () =>
      (await rowsOf(id)).filter(({ state }) => state === 'sent'),
    );
    expect(sent.map(({ id: sentId }) => sentId)).toEqual([row!.id]);
    expect(sentTo(reference)).toHaveLength(1);
  });

  it('are of no case that is gone', async () => {
    const staffIds = people.map(({ session }) => session.staffId);
    const [caseId, subjectId] = [randomUUID(), randomUUID()];
    await work.get(Notices).tell([{ notice: messageReceivedNotice, caseId, staffIds, subjectId }]);
    expect(await rowsOf(caseId)).toEqual([]);
  });
});
