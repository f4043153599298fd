import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { CaseError } from '../../../src/modules/cases/index.js';
import { PromiseAnswer } from '../../../src/modules/cases/commands/promise-answer.js';
import { SetStatus } from '../../../src/modules/cases/commands/set-status.js';
import { SetUrgency } from '../../../src/modules/cases/commands/set-urgency.js';
import { ClockSweep, ClocksWorkerModule } from '../../../src/modules/clocks/index.js';
import { Thread } from '../../../src/modules/messages/index.js';
import { WriteEntry } from '../../../src/modules/messages/commands/write-entry.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { Casework } from './casework.js';

const CASES = 6;
const WORKERS = 4;

/** What people do to a case while the sweep moves its clocks on. */
const DOINGS = [
  'wait',
  'go on',
  'write',
  'answer',
  'raise',
  'lower',
  'promise',
  'make late',
  'make near',
] as const;
type Doing = (typeof DOINGS)[number];

let work: Casework;
let asha: StaffSession;

beforeAll(async () => {
  work = await Casework.start({ modules: [ClocksWorkerModule], settings: { DATABASE_POOL: '12' } });
  asha = (await work.desk('counsellor')).people[0]!.session;
  await work.database.query(`
    CREATE TABLE moves (sequence bigint GENERATED ALWAYS AS IDENTITY, clock_id uuid, was text, became text);
    CREATE FUNCTION note_move() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO moves (clock_id, was, became) VALUES (NEW.id, OLD.state, NEW.state);
      RETURN NEW;
    END $$;
    CREATE TRIGGER note_moves AFTER UPDATE ON clocks FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION note_move()`);
});
afterAll(() => work.stop());

/** Sets the times of a case's clocks so that the sweep finds them at this very moment. */
const shift = (caseId: string, warnIn: number, dueIn: number) =>
  work.database.query(
    `UPDATE clocks SET warn_at = now() + make_interval(secs => $2), due_at = now() + make_interval(secs => $3)
      WHERE case_id = $1 AND state IN ('running', 'warned')`,
    [caseId, warnIn, dueIn],
  );

async function perform(caseId: string, doing: Doing): Promise<unknown> {
  const status = (to: 'waiting_for_reporter' | 'in_progress') =>
    work.get(SetStatus).set(asha, caseId, { status: to, reason: null });
  const urgency = (to: 1 | 4) => work.get(SetUrgency).set(asha, caseId, { urgency: to, reason: 'new_facts' });
  switch (doing) {
    case 'wait':
      return status('waiting_for_reporter');
    case 'go on':
      return status('in_progress');
    case 'raise':
      return urgency(1);
    case 'lower':
      return urgency(4);
    case 'promise':
      return work.get(PromiseAnswer).promise(asha, caseId, new Date(Date.now() + 600_000));
    case 'answer':
      return work.get(WriteEntry).append(asha, caseId, 'message', { id: randomUUID(), text: 'an answer' });
    case 'write': {
      const nonce = `nonce_${randomUUID()}`;
      return work.get(Thread).replyAsReporter(await work.reporterOf(caseId, asha), { nonce, text: 'a word' });
    }
    case 'make late':
      return void (await shift(caseId, -2, -1));
    case 'make near':
      return void (await shift(caseId, -1, 0.05));
  }
}

/** A status that does not follow is no trouble here: somebody else was there before. */
async function tryTo(caseId: string, doing: Doing): Promise<void> {
  await perform(caseId, doing).catch((error: unknown) => {
    if (!(error instanceof CaseError) || error.code !== 'STATUS_NOT_ALLOWED') throw error;
  });
}

const statesOf = (caseIds: string[]) =>
  work.database.query<{ id: string; state: string; ended: boolean; pausedAs: string | null }>(
    `SELECT id, state, ended_at IS NOT NULL AS ended, paused_as AS "pausedAs" FROM clocks WHERE case_id = ANY($1::uuid[])`,
    [caseIds],
  );

const movesOf = async (clockId: string): Promise<[string, string][]> => {
  const sql = 'SELECT was, became FROM moves WHERE clock_id = $1 ORDER BY sequence';
  const moves = await work.database.query<{ was: string; became: string }>(sql, [clockId]);
  return moves.map(({ was, became }) => [was, became]);
};

const jobsOf = async (clockId: string): Promise<string[]> => {
  const sql = `SELECT job FROM outbox WHERE data->>'clockId' = $1 ORDER BY job`;
  return (await work.database.query<{ job: string }>(sql, [clockId])).map(({ job }) => job);
};

describe('each clock, whatever people and workers do at the same time', () => {
  it('is warned of, breached and ended at most once, each with its event', async () => {
    const doing = fc.record({ of: fc.nat(CASES - 1), what: fc.constantFrom(...DOINGS) });
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { minLength: 20, maxLength: 40 }), async (doings) => {
        const ids: string[] = [];
        for (let made = 0; made < CASES; made += 1)
          ids.push((await work.file({ urgency: 2, minutes: 60 })).id);
        await Promise.all(ids.map((id) => perform(id, 'go on')));
        let busy = true;
        const workers = Array.from({ length: WORKERS }, async () => {
          while (busy) await work.get(ClockSweep).run();
        });
        try {
          // Each case in its own order, the cases among each other in none.
          await Promise.all(
            ids.map(async (id, index) => {
              for (const { of, what } of doings) if (of === index) await tryTo(id, what);
            }),
          );
        } finally {
          busy = false;
          await Promise.all(workers);
        }
        await Promise.all([0, 1, 2, 3].map(() => work.get(ClockSweep).run()));

        for (const { id, state, ended, pausedAs } of await statesOf(ids)) {
          const moves = await movesOf(id);
          const to = (wanted: string) =>
            moves.filter(([was, became]) => became === wanted && was !== 'paused');
          expect(to('warned').length).toBeLessThanOrEqual(1);
          expect(to('breached').length).toBeLessThanOrEqual(1);
          expect(moves.filter(([, became]) => became === 'met' || became === 'cancelled').length).toBe(
            ended ? 1 : 0,
          );
          expect(moves.filter(([was]) => ['met', 'cancelled'].includes(was))).toEqual([]);
          expect(
            moves.filter(([was, became]) => was === 'breached' && !['met', 'cancelled'].includes(became)),
          ).toEqual([]);
          expect(pausedAs === null).toBe(state !== 'paused');
          expect(await jobsOf(id)).toEqual([
            ...to('breached').map(() => 'tell-of-breach'),
            ...to('warned').map(() => 'tell-of-warning'),
          ]);
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
    const seen = await work.database.query<{ move: string }>(
      `SELECT DISTINCT was || ' ' || became AS move FROM moves`,
    );
    expect(seen.map(({ move }) => move)).toEqual(
      expect.arrayContaining([
        'running warned',
        'running breached',
        'running paused',
        'paused running',
        'breached met',
      ]),
    );
  });

  it('leaves no case with a deadline that no clock has, nor without one that a clock has', async () => {
    const wrong = await work.database.query(
      `SELECT c.id FROM cases c WHERE (c.next_deadline_at IS NULL) = EXISTS
         (SELECT 1 FROM clocks k WHERE k.case_id = c.id AND k.state IN ('running', 'warned', 'breached'))`,
    );
    expect(wrong).toEqual([]);
  });
});
