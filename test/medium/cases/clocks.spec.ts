import { randomUUID } from 'node:crypto';
import { CasePages } from '../../../src/modules/case-page/case-pages.js';
import { firstAnswer } from '../../../src/modules/cases/index.js';
import { PromiseAnswer } from '../../../src/modules/cases/commands/promise-answer.js';
import { SetStatus } from '../../../src/modules/cases/commands/set-status.js';
import { SetUrgency } from '../../../src/modules/cases/commands/set-urgency.js';
import { Worklist } from '../../../src/modules/worklist/worklist.service.js';
import { Clocks, ClockSweep, ClocksWorkerModule } from '../../../src/modules/clocks/index.js';
import { Duty } from '../../../src/modules/duty/index.js';
import { WriteEntry } from '../../../src/modules/messages/commands/write-entry.js';
import { Thread } from '../../../src/modules/messages/index.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { timesBelowTheDay } from '../../support/index.js';
import { setClockOff } from '../../support/wrong-clock.js';
import { Casework } from './casework.js';
import type { CloseReason, StatusName, Urgency } from '../../../src/modules/vocabulary/index.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * MINUTE);
const wholeMinute = (at: Date): string => new Date(Math.floor(at.getTime() / MINUTE) * MINUTE).toISOString();

/** Minutes that went by, the one that began included. */
const minutesSince = (began: number): number => Math.ceil((Date.now() - began) / MINUTE);

let work: Casework;
let asha: StaffSession;
let outsider: StaffSession;

beforeAll(async () => {
  work = await Casework.start({ modules: [ClocksWorkerModule] });
  outsider = (await work.desk('counsellor')).people[0]!.session;
  asha = (await work.desk('counsellor')).people[0]!.session;
});
afterAll(() => work.stop());

const page = (id: string) => work.get(CasePages).page(asha, id, true);
const clocksOf = async (id: string) => (await page(id)).clocks;
const setStatus = (id: string, status: StatusName, reason: CloseReason | null = null) =>
  work.get(SetStatus).set(asha, id, { status, reason, outcome: reason && 'unknown' });
const setUrgency = (id: string, urgency: Urgency) =>
  work.get(SetUrgency).set(asha, id, { urgency, reason: 'new_facts' });
const promise = (id: string, until: Date) => work.get(PromiseAnswer).promise(asha, id, until);
const answer = (id: string) =>
  work.get(WriteEntry).append(asha, id, 'message', { id: randomUUID(), text: 'We are here.' });
const sweep = (at?: Date) => work.get(ClockSweep).run(at);
const ask = async (id: string, text = 'Are you there?') =>
  work.get(Thread).replyAsReporter(await work.reporterOf(id, asha), { nonce: `nonce_${randomUUID()}`, text });
const thread = async (id: string) => work.get(Thread).forReporter(await work.reporterOf(id, asha));

/** Moves what happened in a case into the past. */
async function longAgo(id: string, minutes: number): Promise<void> {
  await work.database.query(
    `UPDATE clocks SET warn_at = warn_at - make_interval(mins => $2), due_at = due_at - make_interval(mins => $2),
                       started_at = started_at - make_interval(mins => $2) WHERE case_id = $1`,
    [id, minutes],
  );
  await work.database.query(
    'UPDATE cases SET next_deadline_at = next_deadline_at - make_interval(mins => $2) WHERE id = $1',
    [id, minutes],
  );
}

/** A case whose first answer was due within the minutes of urgency 2 when it came so long ago. */
async function filed(ago = 0): Promise<string> {
  const { id } = await work.file({ urgency: 2, minutes: 60 });
  await longAgo(id, ago);
  return id;
}
const told = async (id: string): Promise<string[]> => {
  const rows = await work.database.query<{ job: string }>(
    `SELECT data->>'event' AS job FROM outbox WHERE data->>'caseId' = $1 AND job = 'notify-of-clock' ORDER BY 1`,
    [id],
  );
  return rows.map(({ job }) => job);
};

describe('while the word of the reporter is awaited', () => {
  it('a first answer that was never given is still owed: it stands still, and goes on when they write', async () => {
    const began = Date.now();
    const id = await filed(40);
    await setStatus(id, 'in_progress');
    await setStatus(id, 'waiting_for_reporter');
    expect(await page(id)).toMatchObject({ status: 'waiting_for_reporter', nextDeadlineAt: null });
    const [still] = await clocksOf(id);
    expect(still).toMatchObject({ kind: 'first_answer', state: 'paused' });
    expect(still?.minutesLeft).toBeGreaterThanOrEqual(20 - minutesSince(began));
    expect(still?.minutesLeft).toBeLessThanOrEqual(20);
    await sweep(inMinutes(600));
    expect(await told(id)).toEqual([]);
    // Nobody answered: the reporter is not told that somebody did.
    expect(await thread(id)).toMatchObject({ status: 'being_read', answerBy: null });

    await ask(id);
    const on = await page(id);
    expect(on).toMatchObject({ status: 'in_progress', clocks: [{ state: 'running', minutesLeft: null }] });
    const left = Date.parse(on.nextDeadlineAt!) - Date.now();
    expect(left).toBeGreaterThan((19 - minutesSince(began)) * MINUTE);
    expect(left).toBeLessThanOrEqual(20 * MINUTE);
    await answer(id);
    expect(await clocksOf(id)).toMatchObject([{ kind: 'first_answer', state: 'met' }]);
  });

  it('what was warned of goes on when the status is set back, and is not warned of again', async () => {
    const id = await filed(50);
    await sweep();
    await setStatus(id, 'in_progress');
    await setStatus(id, 'waiting_for_reporter');
    await setStatus(id, 'in_progress');
    expect(await clocksOf(id)).toMatchObject([{ state: 'warned' }]);
    await sweep();
    expect(await told(id)).toEqual(['clock.warned']);
    await sweep(inMinutes(11));
    expect(await told(id)).toEqual(['clock.breached', 'clock.warned']);
  });

  it('what is late stays late, said by the sweep or not', async () => {
    const said = await filed(70);
    await sweep();
    const unsaid = await filed(70);
    for (const id of [said, unsaid]) {
      await setStatus(id, 'in_progress');
      await setStatus(id, 'waiting_for_reporter');
      expect((await page(id)).nextDeadlineAt).not.toBeNull();
    }
    await sweep();
    expect([await told(said), await told(unsaid)]).toEqual([['clock.breached'], ['clock.breached']]);
  });

  it('an answer or the end of the case ends what stands still', async () => {
    const [answered, closed] = [await filed(), await filed()];
    for (const id of [answered, closed]) {
      await setStatus(id, 'in_progress');
      await setStatus(id, 'waiting_for_reporter');
    }
    await answer(answered);
    await setStatus(closed, 'closed', 'no_contact');
    expect(await clocksOf(answered)).toMatchObject([{ state: 'met' }]);
    expect(await clocksOf(closed)).toMatchObject([{ state: 'cancelled' }]);
    expect(await timesBelowTheDay(work.database)).toEqual([]);
  });
});

describe('an answer promised by a time', () => {
  it('is shown to both sides, takes the place of the promise before, and is kept by the next answer', async () => {
    const id = await filed();
    await answer(id);
    const [sooner, later] = [inMinutes(120), inMinutes(2 * 1440)];
    await promise(id, sooner);
    await promise(id, later);
    await promise(id, later);
    expect(await page(id)).toMatchObject({
      status: 'waiting_for_reporter',
      nextDeadlineAt: wholeMinute(later),
      clocks: [
        { kind: 'first_answer', state: 'met' },
        { kind: 'promise', state: 'cancelled', dueAt: wholeMinute(sooner) },
        { kind: 'promise', state: 'running', dueAt: wholeMinute(later) },
      ],
    });
    expect(await thread(id)).toMatchObject({ promisedBy: new Date(wholeMinute(later)) });

    await answer(id);
    expect((await clocksOf(id)).at(-1)).toMatchObject({ kind: 'promise', state: 'met' });
    expect(await thread(id)).toMatchObject({ promisedBy: null, answerBy: null });
    const events = (await page(id)).events.filter(({ kind }) => kind === 'answer_promised');
    expect(events.map(({ detail }) => Number(detail['minutes']))).toEqual([
      expect.closeTo(120, -1),
      expect.closeTo(2880, -1),
    ]);
    expect(
      await work.database.query(
        `SELECT 1 FROM audit_log WHERE subject_id = $1 AND action = 'answer.promised'`,
        [id],
      ),
    ).toHaveLength(2);
  });

  it('does not stand still, and does not put off the answer to what the reporter writes meanwhile', async () => {
    const id = await filed();
    await answer(id);
    await promise(id, inMinutes(1440));
    await setStatus(id, 'in_progress');
    await setStatus(id, 'waiting_for_reporter');
    expect((await clocksOf(id)).at(-1)).toMatchObject({ kind: 'promise', state: 'running' });
    await ask(id);
    const asked = await page(id);
    const next = asked.clocks.find(({ kind }) => kind === 'next_answer');
    expect(next).toMatchObject({ state: 'running', dueAt: asked.nextDeadlineAt });
    expect(Date.parse(next!.dueAt)).toBeLessThanOrEqual(inMinutes(60).getTime());
    await answer(id);
    expect((await clocksOf(id)).map(({ state }) => state)).toEqual(['met', 'met', 'met']);
  });

  it('is warned of and breached as any other, and no urgency moves it', async () => {
    const id = await filed();
    await answer(id);
    await promise(id, inMinutes(100));
    await setUrgency(id, 1);
    await sweep(inMinutes(81));
    await sweep(inMinutes(101));
    await sweep(inMinutes(102));
    expect(await told(id)).toEqual(['clock.breached', 'clock.warned']);
  });

  it('is refused for times that help nobody, for a closed case, and for whoever may not see it', async () => {
    const id = await filed();
    await expect(promise(id, inMinutes(4))).rejects.toMatchObject({ code: 'PROMISE_TOO_SOON', status: 422 });
    await expect(promise(id, inMinutes(31 * 1440))).rejects.toMatchObject({
      code: 'PROMISE_TOO_LATE',
      status: 422,
    });
    const refused = { code: 'CASE_NOT_FOUND', status: 404 };
    await expect(work.get(PromiseAnswer).promise(outsider, id, inMinutes(60))).rejects.toMatchObject(refused);
    const urgency = { urgency: 1, reason: 'misjudged' } as const;
    await expect(work.get(SetUrgency).set(outsider, id, urgency)).rejects.toMatchObject(refused);
    expect(await clocksOf(id)).toHaveLength(1);
    await setStatus(id, 'closed', 'resolved');
    await expect(promise(id, inMinutes(60))).rejects.toMatchObject({ code: 'CASE_CLOSED', status: 409 });
    await expect(setUrgency(id, 1)).rejects.toMatchObject({ code: 'CASE_CLOSED', status: 409 });
  });
});

describe('a change of urgency', () => {
  it('gives open clocks the minutes of the new urgency from their start, and the queue follows', async () => {
    const [first, second] = [await filed(5), await filed(4)];
    const order = async () =>
      (await work.get(Worklist).list(asha, { limit: 100 })).items
        .map(({ id }) => id)
        .filter((id) => id === first || id === second);
    expect(await order()).toEqual([first, second]);
    const before = (await page(second)).nextDeadlineAt!;
    await setUrgency(second, 1);
    expect(await order()).toEqual([second, first]);
    const raised = await page(second);
    expect(raised).toMatchObject({ urgency: 1, clocks: [{ dueAt: raised.nextDeadlineAt }] });
    expect(Date.parse(before) - Date.parse(raised.nextDeadlineAt!)).toBe(45 * MINUTE);
    expect(raised.events.at(-1)).toMatchObject({
      kind: 'urgency_set',
      actor: { id: asha.staffId },
      detail: { urgency: '1', from: '2', reason: 'new_facts' },
    });
    await setUrgency(second, 1);
    await setUrgency(second, 3);
    expect(await order()).toEqual([first, second]);
    expect(
      await work.database.query(
        `SELECT detail->>'urgency' AS urgency FROM audit_log WHERE subject_id = $1 AND action = 'case.urgency_changed'
          ORDER BY sequence`,
        [second],
      ),
    ).toEqual([{ urgency: '1' }, { urgency: '3' }]);
  });

  it('makes an answer late at once that would have been due by now', async () => {
    const id = await filed(20);
    await sweep();
    expect(await told(id)).toEqual([]);
    await setUrgency(id, 1);
    await sweep();
    expect(await clocksOf(id)).toMatchObject([{ state: 'breached' }]);
    expect(await told(id)).toEqual(['clock.breached']);
  });

  it('leaves late what was late, with more time than before, and says so once', async () => {
    const id = await filed(70);
    await sweep();
    await setUrgency(id, 3);
    const eased = await page(id);
    expect(eased.clocks).toMatchObject([{ state: 'breached', dueAt: eased.nextDeadlineAt }]);
    expect(Date.parse(eased.nextDeadlineAt!)).toBeGreaterThan(inMinutes(160).getTime());
    await sweep(inMinutes(300));
    expect(await told(id)).toEqual(['clock.breached']);
  });

  it('counts for what stands still too', async () => {
    const began = Date.now();
    const left = async (): Promise<number> => (await clocksOf(id))[0]?.minutesLeft ?? 0;
    const id = await filed(10);
    await setStatus(id, 'in_progress');
    await setStatus(id, 'waiting_for_reporter');
    await setUrgency(id, 3);
    expect(await left()).toBeGreaterThanOrEqual(230 - minutesSince(began));
    expect(await left()).toBeLessThanOrEqual(230);
    await setUrgency(id, 1);
    expect(await left()).toBeGreaterThanOrEqual(5 - minutesSince(began));
    expect(await left()).toBeLessThanOrEqual(5);
  });

  it('leaves ended clocks as they are, and sets the next ones', async () => {
    const id = await filed();
    await answer(id);
    const [met] = await clocksOf(id);
    await setUrgency(id, 1);
    expect(await clocksOf(id)).toEqual([met]);
    await ask(id);
    const due = await work.get(Clocks).nextDeadline(id);
    expect(due!.getTime()).toBeLessThanOrEqual(inMinutes(15).getTime());
  });
});

describe('whether a deadline has passed', () => {
  /** Does the work in a process whose clock is wrong by so many days. */
  async function withClockOff(days: number, work: () => Promise<unknown>): Promise<void> {
    const setRight = setClockOff(days * DAY);
    try {
      await work();
    } finally {
      setRight();
    }
  }

  it('the sweep learns from the database, whatever the clock of the worker says', async () => {
    const id = await filed(70);
    await withClockOff(-1, () => sweep());
    expect(await told(id)).toEqual(['clock.breached']);
  });

  it('a pause learns from the database, and so what is left', async () => {
    const [late, near] = [await filed(70), await filed(40)];
    const clocks = work.get(Clocks);
    await withClockOff(-1, () => clocks.pause(late));
    expect(await clocksOf(late)).toMatchObject([{ state: 'running' }]);
    await withClockOff(1, () => clocks.pause(near));
    const [still] = await clocksOf(near);
    expect(still).toMatchObject({ state: 'paused' });
    expect([19, 20]).toContain(still?.minutesLeft);
    await withClockOff(1, () => clocks.resume(near));
    expect(Date.parse((await clocksOf(near))[0]!.dueAt)).toBeLessThanOrEqual(inMinutes(20).getTime());
  });
});

describe('while the desk is closed', () => {
  it('a clock that pauses keeps the time in which the desk is open, also of another urgency', async () => {
    const { deskId, people } = await work.desk('counsellor');
    const { session } = people[0]!;
    const day = new Date(Math.ceil(Date.now() / DAY) * DAY + DAY);
    await work.database.query(
      `WITH plan AS (INSERT INTO desk_duty (desk_id, zone, always_open, revision) VALUES ($1, 'UTC', false, 1) RETURNING desk_id)
       INSERT INTO desk_hours (desk_id, weekday, from_minute, to_minute) SELECT desk_id, $2, 540, 1020 FROM plan`,
      [deskId, day.getUTCDay() || 7],
    );
    const at = (minutes: number): string => new Date(day.getTime() + (540 + minutes) * MINUTE).toISOString();
    const { id } = await work.file({ urgency: 2, nextDeadlineAt: null });
    const times = await work.get(Duty).answerTimes(firstAnswer, deskId, 2, new Date());
    await work.get(Clocks).open(id, firstAnswer, times);
    const shown = async () => (await work.get(CasePages).page(session, id, true)).clocks;
    const set = (status: StatusName) => work.get(SetStatus).set(session, id, { status, reason: null });
    expect(await shown()).toMatchObject([{ state: 'running', dueAt: at(60) }]);
    await set('in_progress');
    await set('waiting_for_reporter');
    expect(await shown()).toMatchObject([{ state: 'paused', minutesLeft: 60 }]);
    await work.get(SetUrgency).set(session, id, { urgency: 3, reason: 'less_danger' });
    await set('in_progress');
    expect(await shown()).toMatchObject([{ state: 'running', dueAt: at(240) }]);
    await work.get(SetUrgency).set(session, id, { urgency: 1, reason: 'more_danger' });
    expect(Date.parse((await shown())[0]!.dueAt)).toBeLessThanOrEqual(inMinutes(15).getTime());
  });
});
