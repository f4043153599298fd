import { WorkerOutboxModule } from '../../../src/platform/outbox/index.js';
import { JobSpread, WorkerQueueModule } from '../../../src/platform/queue/index.js';
import { ExclusionTags } from '../../../src/modules/cases/index.js';
import { Exclusions } from '../../../src/modules/exclusions/exclusions.service.js';
import { ExclusionsWebModule } from '../../../src/modules/exclusions/index.js';
import { StaffNoticesWorkerModule } from '../../../src/modules/staff-notices/index.js';
import { HoldDoubtfulMailJob } from '../../../src/modules/staff-notices/jobs/hold-doubtful-mail.job.js';
import { eventually, startMailServer, type MailServer } from '../../support/index.js';
import { Casework, type Colleague } from './casework.js';

describe('a mail that was written before its person was excluded from the case', () => {
  let work: Casework;
  let mails: MailServer;
  let asha: Colleague;
  let lead: Colleague;
  /** Each job waits so much of the longest wait. */
  let part = 1;

  beforeAll(async () => {
    mails = await startMailServer();
    work = await Casework.start({
      settings: { SMTP_URL: mails.url, MAIL_DELAY: 'spread' },
      modules: [WorkerQueueModule, WorkerOutboxModule, StaffNoticesWorkerModule, ExclusionsWebModule],
    });
    jest
      .spyOn(work.get(JobSpread) as unknown as { chance(most: number): number }, 'chance')
      .mockImplementation((most) => most * part);
    const { people } = await work.desk('counsellor', 'coordinator');
    [asha, lead] = people as [Colleague, Colleague];
  });
  afterAll(async () => {
    await work.stop();
    await mails.stop();
  });
  beforeEach(() => (part = 1));

  /** A case of which the mails are written and wait in the queue. */
  const waiting = async () => {
    const found = await work.file({ urgency: 4 });
    await eventually('the mails wait in the queue', async () => {
      const [row] = await work.database.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM bullmq.job WHERE name = 'send-notices' AND state = 'delayed'`,
      );
      return row?.n === 1;
    });
    return found;
  };

  /** The waiting mails are due; who was written to once all of them are settled, and what the rows of the two say. */
  const leave = async ({ id, reference }: { id: string; reference: string }) => {
    await work.database.query(`UPDATE bullmq.job SET process_at_ms = 1 WHERE state = 'delayed'`);
    part = 0;
    // A job that is due at once wakes the queue.
    await work.file({ urgency: 1 });
    const rows = await eventually('the mails are settled', async () => {
      const all = await work.database.query<{ staffId: string; state: string }>(
        'SELECT staff_id AS "staffId", state FROM notifications WHERE case_id = $1',
        [id],
      );
      return all.length === 2 && all.every(({ state }) => state !== 'pending') && all;
    });
    const stateOf = ({ session }: Colleague) =>
      rows.find(({ staffId }) => staffId === session.staffId)?.state;
    const about = mails.mails.filter(({ subject }) => subject.includes(reference));
    return { to: about.flatMap(({ to }) => to), states: [stateOf(asha), stateOf(lead)] };
  };

  it('does not leave to them, and leaves to the others', async () => {
    const found = await waiting();
    await work.get(Exclusions).decide(lead.session, found.id, [asha.session.staffId]);
    expect(await leave(found)).toEqual({ to: [lead.session.email], states: ['dropped', 'sent'] });
  });

  it('leaves to nobody but who may decide, while nobody has decided', async () => {
    const found = await waiting();
    await work.database.query(`UPDATE cases SET exclusion = 'undecided', kept_out = $2 WHERE id = $1`, [
      found.id,
      work.get(ExclusionTags).of([], true),
    ]);
    expect(await leave(found)).toEqual({ to: [lead.session.email], states: ['dropped', 'sent'] });
  });

  it('leaves where nobody was excluded', async () => {
    const { to, states } = await leave(await waiting());
    expect([to.sort(), states]).toEqual([[asha.session.email, lead.session.email].sort(), ['sent', 'sent']]);
  });

  it('leaves to an administrator who is to find somebody, though they cannot open the case', async () => {
    part = 0;
    const excluded = [asha.session.staffId, lead.session.staffId];
    const { reference } = await work.file({ exclusion: 'undecided', excluded });
    const mail = await mails.nextMail(({ subject }) => subject.includes(reference));
    const administrators = await work.database.query<{ email: string }>(
      `SELECT email FROM staff WHERE role = 'administrator'`,
    );
    expect(administrators.map(({ email }) => email)).toContain(mail.to[0]);
  });

  it('does not go out again where its outcome is unknown and somebody says that it did not arrive', async () => {
    part = 0;
    const { id, reference } = await work.file({ excluded: [asha.session.staffId] });
    await eventually('that the mail left is noted', async () => {
      const all = await work.database.query('SELECT state FROM notifications WHERE case_id = $1', [id]);
      return all[0]?.['state'] === 'sent';
    });
    const [row] = await work.database.query<{ id: string }>(
      `UPDATE notifications SET state = 'unknown', staff_id = $2 WHERE case_id = $1 RETURNING id`,
      [id, asha.session.staffId],
    );
    await work.get(HoldDoubtfulMailJob).handle({ notificationId: row!.id }, (send) => send());
    const rows = await work.database.query('SELECT state FROM notifications WHERE case_id = $1', [id]);
    expect(rows).toEqual([{ state: 'dropped' }]);
    expect(mails.mails.filter(({ subject }) => subject.includes(reference))).toHaveLength(1);
  });
});
