import { randomUUID } from 'node:crypto';
import { opening } from '../../../src/modules/cases/index.js';
import { Clocks } from '../../../src/modules/clocks/index.js';
import { Notifications, NotificationsWorkerModule } from '../../../src/modules/notifications/index.js';
import { TellNextJob } from '../../../src/modules/notifications/jobs/tell-next.job.js';
import { Casework, type Colleague } from '../cases/casework.js';

let work: Casework;
let asha: string;
let ravi: string;
let lead: string;

beforeAll(async () => {
  work = await Casework.start({ modules: [NotificationsWorkerModule] });
  const { deskId, people } = await work.desk('counsellor', 'counsellor', 'coordinator');
  const idOf = (one: Colleague | undefined): string => one?.session.staffId ?? '';
  [asha, ravi, lead] = [idOf(people[0]), idOf(people[1]), idOf(people[2])];
  await work.database.query(`INSERT INTO desk_duty VALUES ($1, 'UTC', true, 1)`, [deskId]);
  await work.database.query(
    `INSERT INTO duty_shifts SELECT gen_random_uuid(), $1, s.id, day, 0, 0, s.step
       FROM generate_series(1, 7) AS day, (VALUES ($2::uuid, 1), ($3::uuid, 2)) AS s (id, step)`,
    [deskId, asha, ravi],
  );
});
afterAll(() => work.stop());

/** A case that Asha was told of and nobody opened in time. */
async function unopened(excluded: string[] = []): Promise<{ caseId: string; clockId: string }> {
  const { id: caseId } = await work.file({ excluded });
  await work
    .get(Notifications)
    .tell({ caseId, staffIds: [asha], reason: 'case_received', subjectId: caseId });
  const past = new Date(Date.now() - 60_000);
  await work.get(Clocks).open(caseId, opening, { warnAt: past, dueAt: past });
  return { caseId, clockId: await breach(caseId) };
}

async function breach(caseId: string): Promise<string> {
  const [clock] = await work.database.query<{ id: string }>(
    `UPDATE clocks SET state = 'breached' WHERE case_id = $1 AND kind = 'opening' AND state = 'running' RETURNING id`,
    [caseId],
  );
  return clock?.id ?? '';
}

const told = async (caseId: string): Promise<string[]> => {
  const rows = await work.database.query<{ staffId: string }>(
    `SELECT staff_id AS "staffId" FROM notifications WHERE case_id = $1 AND reason = 'case_unopened'`,
    [caseId],
  );
  return rows.map(({ staffId }) => staffId);
};
const clocks = async (caseId: string): Promise<string[]> => {
  const rows = await work.database.query<{ state: string }>(
    `SELECT state FROM clocks WHERE case_id = $1 AND kind = 'opening' ORDER BY state`,
    [caseId],
  );
  return rows.map(({ state }) => state);
};
const tell = (clock: { caseId: string; clockId: string }): Promise<void> =>
  work.get(TellNextJob).handle(clock);

describe('telling the next on duty', () => {
  it('is done once, however often and however many at a time it is asked for', async () => {
    const clock = await unopened();
    await Promise.all([tell(clock), tell(clock), tell(clock)]);
    await tell(clock);
    expect(await told(clock.caseId)).toEqual([ravi]);
    expect(await clocks(clock.caseId)).toEqual(['cancelled', 'running']);
    expect(await work.get(Clocks).nextDeadline(clock.caseId)).not.toBeNull();
  });

  it('ends with the coordinators', async () => {
    const clock = await unopened();
    await tell(clock);
    const next = { ...clock, clockId: await breach(clock.caseId) };
    await tell(next);
    await tell(next);
    expect((await told(clock.caseId)).sort()).toEqual([ravi, lead].sort());
    expect(await clocks(clock.caseId)).toEqual(['breached', 'cancelled']);
  });

  it('passes over who is kept out', async () => {
    const clock = await unopened([ravi]);
    await tell(clock);
    expect(await told(clock.caseId)).toEqual([lead]);
  });

  it('is not done for a case that was opened or closed meanwhile, nor for what is not there', async () => {
    const opened = await unopened();
    await work.get(Clocks).meet(opened.caseId, opening);
    const closed = await unopened();
    await work.database.query(`UPDATE cases SET status = 'closed' WHERE id = $1`, [closed.caseId]);
    for (const clock of [opened, closed, { caseId: randomUUID(), clockId: randomUUID() }]) {
      await tell(clock);
      expect(await told(clock.caseId)).toEqual([]);
    }
  });
});
