import { randomUUID } from 'node:crypto';
import { WorkerOutboxModule } from '../../../src/platform/outbox/index.js';
import { WorkerQueueModule } from '../../../src/platform/queue/index.js';
import { ClockSweep, ClocksWorkerModule } from '../../../src/modules/clocks/index.js';
import { Thread } from '../../../src/modules/messages/index.js';
import { StaffNoticesWorkerModule } from '../../../src/modules/staff-notices/index.js';
import { eventually, startMailServer, type MailServer } from '../../support/index.js';
import { Casework } from './casework.js';

describe('while the mail server takes connections and never answers', () => {
  let work: Casework;
  let mails: MailServer;
  let hanging = 0;
  let letGo: () => void;

  beforeAll(async () => {
    const released = new Promise<void>((resolve) => (letGo = resolve));
    mails = await startMailServer({
      onMailFrom: (_from, _session, done) => {
        hanging += 1;
        void released.then(() => done());
      },
    });
    work = await Casework.start({
      settings: { SMTP_URL: mails.url },
      modules: [WorkerQueueModule, WorkerOutboxModule, ClocksWorkerModule, StaffNoticesWorkerModule],
    });
  });
  afterAll(async () => {
    letGo();
    await work.stop();
    await mails.stop();
  });

  it('overdue answers and new messages still come into the timeline and to the people', async () => {
    const { people } = await work.desk('counsellor', 'counsellor', 'counsellor', 'counsellor', 'coordinator');
    const { id } = await work.file({ minutes: 15 });
    await eventually('mail that hangs', () => hanging >= 2);

    const reporter = await work.reporterOf(id, people[0]!.session);
    await work.get(Thread).replyAsReporter(reporter, { nonce: `nonce_${randomUUID()}`, text: 'Hello' });
    await work.get(ClockSweep).run(new Date(Date.now() + 16 * 60_000));
    await eventually('the timeline', async () => {
      const events = await work.database.query(
        `SELECT 1 FROM case_events WHERE case_id = $1 AND kind = 'clock_breached'`,
        [id],
      );
      return events.length === 1;
    });
    await eventually('everybody noted for both', async () => {
      const rows = await work.database.query<{ reason: string }>(
        `SELECT reason FROM notifications WHERE case_id = $1 AND reason <> 'case_received'`,
        [id],
      );
      return rows.length === 2 * people.length;
    });
    expect(mails.mails).toEqual([]);
  });
});
