import { AsyncLocalStorage } from 'node:async_hooks';
import { Transaction } from '../../../src/platform/database/index.js';
import { SetStatus } from '../../../src/modules/cases/commands/set-status.js';
import { StaffNoticesWorkerModule } from '../../../src/modules/staff-notices/index.js';
import { SendNoticesJob } from '../../../src/modules/staff-notices/jobs/send-notices.job.js';
import { ClockNoticeJob } from '../../../src/modules/staff-notices/jobs/clock-notice.job.js';
import { eventually, startMailServer, type MailServer } from '../../support/index.js';
import { Casework, type Colleague } from './casework.js';

/** Does the work as another process would: outside the transaction that is open where it is called. */
const elsewhere = AsyncLocalStorage.snapshot();

/** Jobs are run by hand here: they come late, after what they would tell of has changed. */
describe('a notice that comes late', () => {
  let work: Casework;
  let mails: MailServer;
  let asha: Colleague['session'];

  beforeAll(async () => {
    mails = await startMailServer();
    work = await Casework.start({
      settings: { SMTP_URL: mails.url },
      modules: [StaffNoticesWorkerModule],
    });
    const { people } = await work.desk('counsellor');
    asha = people[0]!.session;
  });
  afterAll(async () => {
    await work.stop();
    await mails.stop();
  });

  const setClock = async (caseId: string, state: string): Promise<string> => {
    const sql = 'UPDATE clocks SET state = $2 WHERE case_id = $1 RETURNING id';
    const [clock] = await work.database.query<{ id: string }>(sql, [caseId, state]);
    return clock?.id ?? '';
  };
  const tell = (event: 'clock.warned' | 'clock.breached', caseId: string, clockId: string) =>
    work.get(ClockNoticeJob).handle({ event, caseId, clockId });
  const notices = (caseId: string) =>
    work.database.query<{ id: string; state: string }>(
      'SELECT id, state FROM notifications WHERE case_id = $1',
      [caseId],
    );
  const kinds = async (caseId: string) => {
    const sql = 'SELECT kind FROM case_events WHERE case_id = $1 ORDER BY sequence';
    return (await work.database.query<{ kind: string }>(sql, [caseId])).map(({ kind }) => kind);
  };

  it('does not say "nearly due" of an answer that is overdue by now', async () => {
    const { id: caseId } = await work.file();
    const clockId = await setClock(caseId, 'breached');
    await tell('clock.warned', caseId, clockId);
    expect([await notices(caseId), await kinds(caseId)]).toEqual([[], ['received']]);
    await tell('clock.breached', caseId, clockId);
    expect(await notices(caseId)).toHaveLength(1);
    expect(await kinds(caseId)).toEqual(['received', 'clock_breached']);
    const [late] = await work.database.query(
      `SELECT detail FROM case_events WHERE case_id = $1 AND kind = 'clock_breached'`,
      [caseId],
    );
    expect(late).toEqual({ detail: { clock: 'first_answer' } });
  });

  it.each([
    ['warned', 'breached', 'clock.warned'],
    ['warned', 'met', 'clock.warned'],
    ['breached', 'met', 'clock.breached'],
    ['breached', 'cancelled', 'clock.breached'],
  ] as const)('is not mailed when its clock was %s and is %s by now', async (before, now, event) => {
    const { id: caseId, reference } = await work.file();
    const clockId = await setClock(caseId, before);
    await tell(event, caseId, clockId);
    const [notice] = await notices(caseId);
    await setClock(caseId, now);
    await work.get(SendNoticesJob).handle({ notificationId: notice!.id });
    expect(await notices(caseId)).toEqual([{ id: notice!.id, state: 'dropped' }]);
    expect(mails.mails.filter(({ subject }) => subject.includes(reference))).toEqual([]);
  });

  it('waits for whoever closes the case, and leaves no minute in its timeline', async () => {
    const { id: caseId } = await work.file();
    const clockId = await setClock(caseId, 'breached');
    let telling: Promise<void> = Promise.resolve();
    await work.get(Transaction).run(async () => {
      await work.get(SetStatus).set(asha, caseId, { status: 'closed', reason: 'resolved', outcome: 'safe' });
      telling = elsewhere(() => tell('clock.breached', caseId, clockId));
      await eventually('the job waits for the case', async () => {
        const waiting = await work.database.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
    });
    await telling;
    expect(await kinds(caseId)).toEqual(['received', 'status_set']);
    expect(await notices(caseId)).toEqual([]);
  });
});
