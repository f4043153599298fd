import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { registers } from '../../../src/platform/definitions/index.js';
import { defineEvent, defineJob } from '../../../src/platform/queue/index.js';
import { CaseSummaries, firstAnswer } from '../../../src/modules/cases/index.js';
import { CasePages } from '../../../src/modules/case-page/case-pages.js';
import { SetStatus } from '../../../src/modules/cases/commands/set-status.js';
import { SetUrgency } from '../../../src/modules/cases/commands/set-urgency.js';
import {
  Clocks,
  ClockSweep,
  clockTimes,
  ClocksWorkerModule,
  defineClock,
  type OwnClock,
  type OwnClockData,
} from '../../../src/modules/clocks/index.js';
import { Thread } from '../../../src/modules/messages/index.js';
import { WriteEntry } from '../../../src/modules/messages/commands/write-entry.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { timesBelowTheDay } from '../../support/index.js';
import { Casework } from './casework.js';

const MINUTE = 60_000;
const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * MINUTE);

const removalNear = defineEvent<OwnClockData>('removal.near');
const removalLate = defineEvent<OwnClockData>('removal.late');
const tellOfRemoval = defineJob({ name: 'tell-of-near-removal', queue: 'triage', on: [removalNear] });
const tellOfLateRemoval = defineJob({ name: 'tell-of-late-removal', queue: 'triage', on: [removalLate] });

/** A law gives each place two hours. */
const removal = defineClock({
  name: 'removal',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: true,
  warnBefore: { share: 0, leastMinutes: 30 },
  onWarn: removalNear,
  onBreach: removalLate,
});
/** Another kind of the same subjects, which neither orders the queue nor warns. */
const recheck = defineClock({
  ...removal,
  name: 'recheck',
  ordersQueue: false,
  warnBefore: null,
  onWarn: null,
});

@Module({
  providers: [registers(removal, recheck, removalNear, removalLate, tellOfRemoval, tellOfLateRemoval)],
})
class RemovalsModule {}

let work: Casework;
let asha: StaffSession;
let clocks: Clocks;

beforeAll(async () => {
  work = await Casework.start({ modules: [ClocksWorkerModule, RemovalsModule] });
  asha = (await work.desk('counsellor')).people[0]!.session;
  clocks = work.get(Clocks);
});
afterAll(() => work.stop());

/** A case whose first answer is due in an hour, with two places that are to be gone in two. */
async function filed(): Promise<{ id: string; one: string; other: string }> {
  const { id } = await work.file({ urgency: 2, minutes: 60 });
  const [one, other] = [randomUUID(), randomUUID()];
  for (const subject of [one, other])
    await clocks.open(id, removal, clockTimes(removal, new Date(), 120), subject);
  return { id, one, other };
}

const stateOf = async (caseId: string, subject: string, kind: OwnClock = removal): Promise<string> => {
  const rows = await work.database.query<{ state: string }>(
    'SELECT state FROM clocks WHERE case_id = $1 AND kind = $2 AND subject_id = $3 ORDER BY due_at',
    [caseId, kind.name, subject],
  );
  return rows.map(({ state }) => state).join(' ');
};
const jobsOf = async (caseId: string) => {
  const rows = await work.database.query<{ job: string; data: Record<string, string> }>(
    `SELECT job, data FROM outbox WHERE data->>'caseId' = $1 AND job LIKE 'tell-of-%' ORDER BY job, data->>'subjectId'`,
    [caseId],
  );
  return rows.map(({ job, data }) => [job, data['subjectId']]);
};
const setStatus = (id: string, status: 'in_progress' | 'waiting_for_reporter' | 'closed') =>
  work.get(SetStatus).set(asha, id, {
    status,
    ...(status === 'closed' ? { reason: 'resolved', outcome: 'safe' } : { reason: null }),
  });
const answer = (id: string) =>
  work.get(WriteEntry).append(asha, id, 'message', { id: randomUUID(), text: 'We are here.' });
const ask = async (id: string) =>
  work.get(Thread).replyAsReporter(await work.reporterOf(id, asha), {
    nonce: `nonce_${randomUUID()}`,
    text: 'Are you there?',
  });

describe('the clocks of two subjects of one case', () => {
  it('run side by side, one for each kind and subject', async () => {
    const { id, one, other } = await filed();
    await clocks.open(id, removal, clockTimes(removal, new Date(), 5), one);
    await clocks.open(id, recheck, clockTimes(recheck, new Date(), 5), one);
    expect(await stateOf(id, one)).toBe('running');
    expect(await stateOf(id, other)).toBe('running');
    expect(await stateOf(id, one, recheck)).toBe('running');
    expect((await clocks.dueAt(id, removal, one))!.getTime()).toBeGreaterThan(inMinutes(100).getTime());
    await clocks.replace(id, removal, clockTimes(removal, new Date(), 30), one);
    expect((await clocks.dueAt(id, removal, one))!.getTime()).toBeLessThan(inMinutes(31).getTime());
    expect((await clocks.dueAt(id, removal, other))!.getTime()).toBeGreaterThan(inMinutes(100).getTime());
  });

  it('are met by a call that names kind and subject, and by no answer', async () => {
    const { id, one, other } = await filed();
    await answer(id);
    await ask(id);
    await answer(id);
    expect((await work.get(CasePages).page(asha, id, true)).clocks.map(({ state }) => state)).toEqual([
      'met',
      'met',
    ]);
    expect([await stateOf(id, one), await stateOf(id, other)]).toEqual(['running', 'running']);
    const due = await clocks.dueAt(id, removal, other);
    expect(await clocks.meet(id, removal, one)).toEqual(due);
    expect([await stateOf(id, one), await stateOf(id, other)]).toEqual(['met', 'running']);
    expect(await clocks.meet(id, removal, other)).toBeNull();
  });

  it('are warned of and breached one by one, each with the event of its kind', async () => {
    const { id, one, other } = await filed();
    await clocks.meet(id, firstAnswer);
    await clocks.open(id, recheck, clockTimes(recheck, new Date(), 100), one);
    await clocks.replace(id, removal, clockTimes(removal, new Date(), 60), one);
    await work.get(ClockSweep).run(inMinutes(31));
    expect(await jobsOf(id)).toEqual([['tell-of-near-removal', one]]);
    await work.get(ClockSweep).run(inMinutes(91));
    expect(await jobsOf(id)).toEqual(
      [
        ['tell-of-late-removal', one],
        ['tell-of-near-removal', one],
        ['tell-of-near-removal', other],
      ].sort(),
    );
    await work.get(ClockSweep).run(inMinutes(121));
    await work.get(ClockSweep).run(inMinutes(122));
    expect((await jobsOf(id)).filter(([job]) => job === 'tell-of-late-removal').sort()).toEqual(
      [
        ['tell-of-late-removal', one],
        ['tell-of-late-removal', one],
        ['tell-of-late-removal', other],
      ].sort(),
    );
    expect(await stateOf(id, other)).toBe('breached');
    const [late] = await work.database.query<{ id: string }>(
      `SELECT id FROM clocks WHERE case_id = $1 AND subject_id = $2`,
      [id, other],
    );
    const clockId = late!.id;
    expect(await clocks.find(clockId)).toEqual({ kind: 'removal', subjectId: other, state: 'breached' });
    expect(await clocks.follow(clockId, clockTimes(removal, new Date(), 240))).toBe(true);
    expect(await clocks.follow(clockId, clockTimes(removal, new Date(), 240))).toBe(false);
    expect(await stateOf(id, other)).toBe('cancelled running');
  });

  it('stand still for no status, follow no urgency, and outlast the end of what is owed to the reporter', async () => {
    const { id, one } = await filed();
    const due = await clocks.dueAt(id, removal, one);
    await setStatus(id, 'in_progress');
    await setStatus(id, 'waiting_for_reporter');
    await work.get(SetUrgency).set(asha, id, { urgency: 1, reason: 'more_danger' });
    expect(await stateOf(id, one)).toBe('running');
    await setStatus(id, 'in_progress');
    expect(await clocks.cancelAll(id, ['answer', 'opening'])).toEqual(due);
    await ask(id);
    expect(await clocks.dueAt(id, removal, one)).toEqual(due);
    expect(await clocks.cancel(id, removal, one)).toBeInstanceOf(Date);
    expect(await stateOf(id, one)).toBe('cancelled');
  });

  it('end with the case, also where this process does not know their kind, and do not come back with it', async () => {
    const { id, one, other } = await filed();
    await work.database.query(
      `INSERT INTO clocks (id, case_id, kind, subject_id, state, warn_at, due_at)
       VALUES (gen_random_uuid(), $1, 'of_another_version', $2, 'running', now(), now())`,
      [id, one],
    );
    await setStatus(id, 'closed');
    await ask(id);
    const open = await work.database.query<{ kind: string }>(
      `SELECT kind FROM clocks WHERE case_id = $1 AND state NOT IN ('met', 'cancelled')`,
      [id],
    );
    expect(open).toEqual([{ kind: 'next_answer' }]);
    expect([await stateOf(id, one), await stateOf(id, other)]).toEqual(['cancelled', 'cancelled']);
    await setStatus(id, 'closed');
    expect(await timesBelowTheDay(work.database)).toEqual([]);
  });

  it('count towards the next deadline of the case as their kind says, and towards no answer', async () => {
    const { id, one } = await filed();
    const answerDue = await clocks.dueAt(id, firstAnswer);
    const soon = clockTimes(removal, new Date(), 10);
    expect(await clocks.open(id, recheck, soon, one)).toEqual(answerDue);
    expect(await clocks.replace(id, removal, soon, one)).toEqual(soon.dueAt);
    expect(await clocks.nextDeadline(id)).toEqual(soon.dueAt);
    expect(await work.get(CaseSummaries).forReporter(id)).toMatchObject({ nextAnswerDue: answerDue });
  });
});

describe('a clock', () => {
  it('of a kind that no module registers is refused', async () => {
    const { id, one } = await filed();
    const unknown = defineClock({ ...removal, name: 'unknown' });
    const refused = { code: 'DEFINITION_UNKNOWN', message: 'DEFINITION_UNKNOWN: clock unknown' };
    const times = clockTimes(unknown, new Date(), 5);
    await expect(clocks.open(id, unknown, times, one)).rejects.toMatchObject(refused);
    await expect(clocks.meet(id, unknown, one)).rejects.toMatchObject(refused);
    await expect(clocks.listFor(id, [unknown])).rejects.toMatchObject(refused);
    const words = work.database.query(
      `INSERT INTO clocks (id, case_id, kind, subject_id, state, warn_at, due_at)
       VALUES (gen_random_uuid(), $1, 'what she told me', $1, 'running', now(), now())`,
      [id],
    );
    await expect(words).rejects.toMatchObject({ constraint: 'clocks_kind_check' });
  });

  it('of a subject has one other than its case, and no other clock has', async () => {
    const { id, one } = await filed();
    const refused = { code: 'CLOCK_SUBJECT_INVALID' };
    const times = clockTimes(removal, new Date(), 5);
    await expect(clocks.open(id, removal, times, id)).rejects.toMatchObject(refused);
    // @ts-expect-error a subject is missing
    await expect(clocks.open(id, removal, times)).rejects.toMatchObject(refused);
    // @ts-expect-error an answer is owed in the case as a whole
    await expect(clocks.open(id, firstAnswer, times, one)).rejects.toMatchObject(refused);
  });

  it('of a kind that this worker does not know is left to one that does, and holds up no other', async () => {
    const { id, one } = await filed();
    const unknown = randomUUID();
    await work.database.query(
      `INSERT INTO clocks (id, case_id, kind, subject_id, state, warn_at, due_at)
       VALUES ($1, $2, 'of_another_version', $1, 'running', now() - interval '2 days', now() - interval '1 day')`,
      [unknown, id],
    );
    await work.get(ClockSweep).run(inMinutes(121));
    expect(await clocks.stateOf(unknown)).toBe('running');
    expect(await stateOf(id, one)).toBe('breached');
  });
});
