import { randomUUID } from 'node:crypto';
import { MailCircuits, MailError, OPENS_AFTER } from '../../../src/platform/mail/index.js';
import { CaseSummaries } from '../../../src/modules/cases/index.js';
import { Notices, StaffNoticesWorkerModule, Recipients } from '../../../src/modules/staff-notices/index.js';
import { caseReceivedNotice } from '../../../src/modules/staff-notices/notices.js';
import { SendNoticesJob } from '../../../src/modules/staff-notices/jobs/send-notices.job.js';
import { startMailServer, type MailServer } from '../../support/index.js';
import { Casework, type Colleague } from './casework.js';

/** A mail server that refuses whoever is on the list. */
let refused: Set<string>;
let asked: string[];
let mails: MailServer;
let work: Casework;

beforeAll(async () => {
  refused = new Set();
  asked = [];
  mails = await startMailServer({
    onRcptTo: ({ address }, _session, done) => {
      asked.push(address);
      if (refused.has(address)) done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
      else done();
    },
  });
  work = await Casework.start({ settings: { SMTP_URL: mails.url }, modules: [StaffNoticesWorkerModule] });
});
afterAll(async () => {
  await work.stop();
  await mails.stop();
});

const idOf = (one: Colleague | undefined): string => one?.session.staffId ?? '';
const emailOf = (one: Colleague | undefined): string => one?.session.email ?? '';

/** Tries the mail of a new notification to this person. */
async function mail(caseId: string, person: Colleague | undefined): Promise<void> {
  const subjectId = randomUUID();
  await work.get(Notices).tell([{ notice: caseReceivedNotice, caseId, staffIds: [idOf(person)], subjectId }]);
  const [row] = await work.database.query<{ id: string }>(
    'SELECT id FROM notifications WHERE subject_id = $1',
    [subjectId],
  );
  await work.get(SendNoticesJob).handle({ notificationId: row?.id ?? '' });
}

/** Has the mail of a person refused until it rests. */
async function breakMailOf(caseId: string, person: Colleague | undefined): Promise<void> {
  refused.add(emailOf(person));
  for (let tries = 0; tries < OPENS_AFTER; tries += 1)
    await expect(mail(caseId, person)).rejects.toMatchObject({ code: 'MAIL_REFUSED' });
}

const rest = { code: 'MAIL_CIRCUIT_OPEN', delayMs: expect.any(Number) as number };
const restIsOver = () =>
  work.database.query(`UPDATE mail_circuits SET rests_until = rests_until - interval '1 day'`);

describe('mail that is refused again and again', () => {
  it('rests for that person alone, then one mail tries, and all go once it is taken', async () => {
    const { people } = await work.desk('counsellor', 'counsellor');
    const { id } = await work.file();
    const [broken, sound] = people;
    await breakMailOf(id, broken);
    asked = [];
    await expect(mail(id, broken)).rejects.toMatchObject(rest);
    await mail(id, sound);
    expect(asked).toEqual([emailOf(sound)]);

    await restIsOver();
    const tries = await Promise.allSettled([mail(id, broken), mail(id, broken), mail(id, broken)]);
    expect(asked.filter((address) => address === emailOf(broken))).toHaveLength(1);
    expect(
      tries.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : '')),
    ).toEqual(expect.arrayContaining(['MAIL_REFUSED', 'MAIL_CIRCUIT_OPEN', 'MAIL_CIRCUIT_OPEN']));

    refused.clear();
    await restIsOver();
    await mail(id, broken);
    await mail(id, broken);
    expect(await work.get(MailCircuits).unreached([idOf(broken)])).toEqual(new Set());
  });

  it('rests longer after each failure, four hours at most', async () => {
    const circuits = work.get(MailCircuits);
    const recipient = randomUUID();
    const fail = () => circuits.run(recipient, () => Promise.reject(new MailError('MAIL_REFUSED', true)));
    const minutes: number[] = [];
    for (let tries = 1; tries < OPENS_AFTER + 7; tries += 1) {
      await expect(fail()).rejects.toMatchObject({ code: 'MAIL_REFUSED' });
      if (tries < OPENS_AFTER) continue;
      await expect(fail()).rejects.toMatchObject(rest);
      const [row] = await work.database.query<{ minutes: number }>(
        `SELECT ceil(extract(epoch FROM rests_until - now()) / 60)::int AS minutes FROM mail_circuits
          WHERE recipient_id = $1`,
        [recipient],
      );
      minutes.push(row?.minutes ?? 0);
      await restIsOver();
    }
    expect(minutes).toEqual([10, 20, 40, 80, 160, 240, 240]);
  });

  it.each(['MAIL_UNREACHABLE', 'MAIL_DEFERRED', 'MAIL_SERVER_REFUSED'] as const)(
    'says nothing of a person where it is the server that is away, busy or refuses everybody (%s)',
    async (code) => {
      const circuits = work.get(MailCircuits);
      const recipient = randomUUID();
      const fail = () => circuits.run(recipient, () => Promise.reject(new MailError(code, true)));
      for (let tries = 0; tries < 2 * OPENS_AFTER; tries += 1)
        await expect(fail()).rejects.toMatchObject({ code });
      expect(await circuits.unreached([recipient])).toEqual(new Set());
    },
  );
});

describe('a new case for somebody whom mail does not reach', () => {
  const shifts = (deskId: string, steps: readonly [string, number][]) =>
    work.database.query(
      `INSERT INTO duty_shifts SELECT gen_random_uuid(), $1, s.id, day, 0, 0, s.step
         FROM generate_series(1, 7) AS day, unnest($2::uuid[], $3::int[]) AS s (id, step)`,
      [deskId, steps.map(([id]) => id), steps.map(([, step]) => step)],
    );
  const called = async (caseId: string) => {
    const found = await work.get(CaseSummaries).find(caseId);
    if (!found) throw new Error('no such case');
    const recipients = work.get(Recipients);
    const { staffIds, notice } = recipients.initial(found, await recipients.deskAt(found.deskId, new Date()));
    return { staffIds, reason: notice.name };
  };

  it('goes to the next on duty as well, and to the coordinators where there is none', async () => {
    const { deskId, people } = await work.desk('counsellor', 'counsellor', 'coordinator');
    const [first, second, lead] = people;
    await work.database.query(`INSERT INTO desk_duty VALUES ($1, 'UTC', true, 1)`, [deskId]);
    await shifts(deskId, [
      [idOf(first), 1],
      [idOf(second), 2],
    ]);
    const { id } = await work.file({ urgency: 3 });
    expect((await called(id)).staffIds).toEqual([idOf(first)]);

    await breakMailOf(id, first);
    expect(await called(id)).toEqual({ staffIds: [idOf(first), idOf(second)], reason: 'case_received' });

    await breakMailOf(id, second);
    expect((await called(id)).staffIds).toEqual([idOf(first), idOf(second), idOf(lead)]);
  });
});
