import { randomBytes } from 'node:crypto';
import { chances } from '../../../scripts/lib/seed/chances.mjs';
import { madeUpCase } from '../../../scripts/lib/seed/made-up-case.mjs';
import { insertBatch } from '../../../scripts/lib/seed/rows.mjs';
import { refuseRealCases } from '../../../scripts/lib/seed/seed.mjs';
import { Worklist } from '../../../src/modules/worklist/worklist.service.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { Casework } from './casework.js';

const NUMBER = 300;
const SIZES = { messageBytes: 1_097, deskGrantBytes: 1_233, reporterGrantBytes: 1_233 };

describe('made-up cases', () => {
  let work: Casework;
  let session: StaffSession;
  const client = {
    query: async (text: string, values?: unknown[]) => ({ rows: await work.database.query(text, values) }),
  };

  beforeAll(async () => {
    work = await Casework.start();
    const { people } = await work.desk('counsellor', 'counsellor', 'counsellor');
    session = people[0]!.session;
    const deskId = [...session.keys.desks.keys()][0]!;
    const staffIds = people.map((person) => person.session.staffId);
    const world = {
      now: Date.now(),
      desks: [[deskId, 1]] as const,
      staffIds,
      everybody: staffIds.map((id) => [id, 1] as const),
      tagOf: () => randomBytes(16).toString('hex'),
      reportBytes: [[3_000, 1]] as const,
    };
    const chance = chances(1);
    const batch = Array.from({ length: NUMBER }, (_, n) => ({
      ...madeUpCase(n, world, chance),
      n,
      card_epoch: 1,
    }));
    await insertBatch(client, {
      batch,
      cards: randomBytes(100 * NUMBER),
      cardBytes: 100,
      pool: randomBytes(64 * 1024),
      sizes: SIZES,
    });
  });
  afterAll(() => work.stop());

  it('fit into the tables, with all that belongs to a case, every constraint checked', async () => {
    const [found] = await work.database.query(`
      SELECT (SELECT count(*)::integer FROM cases) AS cases,
             (SELECT count(*)::integer FROM entries WHERE kind = 'report' AND length(sealed) = 3000) AS reports,
             (SELECT count(*)::integer FROM grants WHERE length(sealed) = 1233) AS grants,
             (SELECT count(*)::integer FROM receipts) AS receipts,
             (SELECT count(*)::integer FROM chains c WHERE entry_count =
               (SELECT count(*) FROM entries e WHERE e.case_id = c.case_id)) AS chains`);
    const all = { cases: NUMBER, reports: NUMBER, grants: NUMBER, receipts: NUMBER, chains: NUMBER };
    expect(found).toEqual(all);
  });

  it('are on the queue of their desk', async () => {
    const page = await work.get(Worklist).list(session, { limit: 50 });
    expect(page.items).toHaveLength(50);
    expect(page.nextCursor).not.toBeNull();
  });

  it('are the only ones that more may be added to', async () => {
    await expect(refuseRealCases(client, {})).resolves.toBeUndefined();
    await expect(refuseRealCases(client, { NODE_ENV: 'production' })).rejects.toThrow('production');
    await work.file();
    await expect(refuseRealCases(client, {})).rejects.toThrow('not made up');
  });
});
