import { AsyncLocalStorage } from 'node:async_hooks';
import { Transaction } from '../../../src/platform/database/index.js';
import { SetStatus } from '../../../src/modules/cases/commands/set-status.js';
import { NotificationsWorkerModule } from '../../../src/modules/notifications/index.js';
import { SendNotificationJob } from '../../../src/modules/notifications/jobs/send-notification.job.js';
import { TellOfBreachJob } from '../../../src/modules/notifications/jobs/tell-of-breach.job.js';
import { TellOfWarningJob } from '../../../src/modules/notifications/jobs/tell-of-warning.job.js';
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
      modules: [NotificationsWorkerModule],
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
    await work.get(TellOfWarningJob).handle({ caseId, clockId });
    expect([await notices(caseId), await kinds(caseId)]).toEqual([[], ['received']]);
    await work.get(TellOfBreachJob).handle({ caseId, clockId });
    expect(await notices(caseId)).toHaveLength(1);
    expect(await kinds(caseId)).toEqual(['received', 'clock_breached']);
    const [late] = await work.database.query(
      `SELECT detail FROM case_events WHERE case_id = $1 AND kind = 'clock_breached'`,
      [caseId],
    );
    expect(late).toEqual({ detail: { clock: 'first_answer' } });
  });

  it.each([
    ['warned', 'breached', TellOfWarningJob],
    ['warned', 'met', TellOfWarningJob],
    ['breached', 'met', TellOfBreachJob],
    ['breached', 'cancelled', TellOfBreachJob],
  ])('is not mailed when its clock was %s and is %s by now', async (before, now, job) => {
    const { id: caseId, reference } = await work.file();
    const clockId = await setClock(caseId, before);
    await work.get<TellOfWarningJob | TellOfBreachJob>(job).handle({ caseId, clockId });
    const [notice] = await notices(caseId);
    await setClock(caseId, now);
    await work.get(SendNotificationJob).handle({ notificationId: notice!.id });
    expect(await notices(caseId)).toEqual([{ id: notice!.id, state: 'dropped' }]);
    expect(mails.mails.filter(({ subject }) => subject.includes(reference))).toEqual([]);
  });

  it('waits for whoever closes the case, and leaves no minute in its timeline', async () => {
    const { id: caseId } = await work.file();
    const clockId = await setClock(caseId, 'breached');
    let telling: Promise<void> = Promise.resolve();
    await work.get(Transaction).run(async () => {
      await work.get(SetStatus).set(asha, caseId, { status: 'closed', reason: 'resolved' });
      telling = elsewhere(() => work.get(TellOfBreachJob).handle({ caseId, clockId }));
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
