import { firstAnswer } from '../../../src/modules/cases/index.js';
import { ClockSweep, Clocks, ClocksWorkerModule, clockTimes } from '../../../src/modules/clocks/index.js';
import { Casework } from './casework.js';

const START = new Date('2099-01-01T00:00:00Z');
const after = (minutes: number): Date => new Date(START.getTime() + minutes * 60_000);

/** Clocks move on as time passes, the same wherever the queue lives. */
export function clocksAreSwept(variables: () => Record<string, string>): void {
  let work: Casework;

  beforeAll(async () => {
    work = await Casework.start({ modules: [ClocksWorkerModule], settings: variables() });
    await work.desk('counsellor');
  });
  afterAll(() => work.stop());

  /** A case whose one clock started at START, and what became of it. */
  async function clock(
    minutes: number,
  ): Promise<{ caseId: string; state(): Promise<string>; events(): Promise<string[]> }> {
    const { id: caseId } = await work.file({ nextDeadlineAt: null });
    await work.get(Clocks).open(caseId, firstAnswer, clockTimes(firstAnswer, START, minutes));
    return {
      caseId,
      state: async () => (await work.get(Clocks).listFor(caseId, [firstAnswer]))[0]!.state,
      events: async () => {
        const rows = await work.database.query<{ job: string }>(
          `SELECT job FROM outbox WHERE data->>'caseId' = $1 AND job LIKE 'tell-of-%' ORDER BY job`,
          [caseId],
        );
        return rows.map(({ job }) => job);
      },
    };
  }

  describe('the sweep of the clocks', () => {
    it('warns and breaches in time, each once', async () => {
      const one = await clock(60);
      const sweep = work.get(ClockSweep);
      await sweep.run(after(47.9));
      expect(await one.state()).toBe('running');
      await sweep.run(after(48));
      await sweep.run(after(50));
      expect(await one.state()).toBe('warned');
      expect(await one.events()).toEqual(['tell-of-warning']);
      await sweep.run(after(60));
      await sweep.run(after(70));
      expect(await one.state()).toBe('breached');
      expect(await one.events()).toEqual(['tell-of-breach', 'tell-of-warning']);
    });

    it('does not warn of what is past its deadline', async () => {
      const late = await clock(15);
      await work.get(ClockSweep).run(after(16));
      expect(await late.events()).toEqual(['tell-of-breach']);
    });

    it('leaves alone what was met or cancelled', async () => {
      const met = await clock(15);
      const cancelled = await clock(15);
      await work.get(Clocks).meet(met.caseId, firstAnswer);
      await work.get(Clocks).cancel(cancelled.caseId, firstAnswer);
      await work.get(ClockSweep).run(after(16));
      expect([await met.state(), await cancelled.state()]).toEqual(['met', 'cancelled']);
      expect([...(await met.events()), ...(await cancelled.events())]).toEqual([]);
    });

    it('moves each clock once when several workers sweep at the same time', async () => {
      const clocks = [];
      for (let i = 0; i < 30; i++) clocks.push(await clock(15));
      const sweep = work.get(ClockSweep);
      await Promise.all([after(13), after(13), after(13)].map((now) => sweep.run(now)));
      await Promise.all([after(16), after(16), after(16)].map((now) => sweep.run(now)));
      for (const one of clocks) {
        expect(await one.state()).toBe('breached');
        expect(await one.events()).toEqual(['tell-of-breach', 'tell-of-warning']);
      }
    });

    it('works off more than one batch', async () => {
      const { caseId } = await clock(15);
      await work.database.query(
        `INSERT INTO cases SELECT (c2.x).* FROM (SELECT jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
           'reference', gen_random_uuid())) AS x FROM cases c, generate_series(1, 450) WHERE c.id = $1) c2`,
        [caseId],
      );
      await work.database.query(
        `INSERT INTO clocks (id, case_id, subject_id, kind, state, warn_at, due_at)
         SELECT gen_random_uuid(), id, id, 'first_answer', 'running', $1, $2 FROM cases c
          WHERE NOT EXISTS (SELECT 1 FROM clocks k WHERE k.case_id = c.id)`,
        [after(12), after(15)],
      );
      await work.get(ClockSweep).run(after(16));
      expect(await work.database.query(`SELECT 1 FROM clocks WHERE state IN ('running', 'warned')`)).toEqual(
        [],
      );
    });
  });
}
