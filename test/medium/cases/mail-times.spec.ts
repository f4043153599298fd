import { WorkerOutboxModule } from '../../../src/platform/outbox/index.js';
import { JobSpread, WorkerQueueModule } from '../../../src/platform/queue/index.js';
import { StaffNoticesWorkerModule } from '../../../src/modules/staff-notices/index.js';
import { mailSlack } from '../../../src/modules/staff-notices/staff-notices.jobs.js';
import { eventually, startMailServer, testConfig, type MailServer } from '../../support/index.js';
import { Casework } from './casework.js';

/** Chance in the hands of the test: the part of the longest wait that each job waits. */
const heldChance = (work: Casework) => {
  const held = { part: 0 };
  jest
    .spyOn(work.get(JobSpread) as unknown as { chance(most: number): number }, 'chance')
    .mockImplementation((most) => most * held.part);
  return held;
};

describe('the time of a mail about a case', () => {
  let work: Casework;
  let mails: MailServer;

  beforeAll(async () => {
    mails = await startMailServer();
    work = await Casework.start({
      settings: { SMTP_URL: mails.url, MAIL_DELAY: 'spread' },
      modules: [WorkerQueueModule, WorkerOutboxModule, StaffNoticesWorkerModule],
    });
    await work.desk('counsellor');
  });
  afterAll(async () => {
    await work.stop();
    await mails.stop();
  });

  const waiting = (count: number) =>
    eventually('the mails wait in the queue', async () => {
      const jobs = await work.database.query<{ urgency: number; at: string }>(
        `SELECT priority AS urgency, process_at_ms AS at FROM bullmq.job WHERE name = 'send-notices' AND state = 'delayed'
          ORDER BY priority`,
      );
      return jobs.length === count && jobs;
    });

  it('does not tell the second of what it is about: it leaves after a random wait', async () => {
    const chance = heldChance(work);
    chance.part = 1;
    for (const urgency of [4, 3, 2, 1] as const) {
      const before = Date.now();
      await work.file({ urgency });
      const [{ at }] = await waiting(5 - urgency);
      const longest = [20_000, 60_000, 240_000, 600_000][urgency - 1]!;
      expect(Number(at)).toBeGreaterThanOrEqual(before + longest);
      expect(Number(at)).toBeLessThanOrEqual(Date.now() + longest);
    }
    expect(mails.mails).toEqual([]);
    chance.part = 0;
    const { reference } = await work.file({ urgency: 1 });
    const mail = await mails.nextMail(({ subject }) => subject.includes(reference));
    expect(mail.raw).toMatch(/^Date: .*:00 \+0000\r$/m);
  });

  it('is left to chance', () => {
    const spread = work.get(JobSpread);
    jest.restoreAllMocks();
    const batch = {
      id: 'b',
      queue: 'notifications',
      name: 'send-notices',
      urgency: 1,
      rowIds: ['r'],
    } as const;
    const waits = Array.from({ length: 200 }, () => spread.delayed(batch).delayMs ?? -1);
    expect(new Set(waits).size).toBeGreaterThan(150);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(20_000);
    expect(spread.delayed({ ...batch, name: 'notify-of-message' }).delayMs).toBeUndefined();
  });

  it('stays far below the time after which the next person is told', () => {
    const { nextPersonMinutes } = testConfig({ NEXT_PERSON_MINUTES: '1,2,600,43200' });
    const slack = [1, 2, 3, 4].map((urgency) => mailSlack(urgency, { nextPersonMinutes }));
    expect(slack).toEqual([4_000, 8_000, 600_000, 600_000]);
  });
});
