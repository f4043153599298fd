import { randomUUID } from 'node:crypto';
import { CasePages } from '../../../src/modules/cases/case-pages.js';
import { SetStatus } from '../../../src/modules/cases/commands/set-status.js';
import { WriteEntry } from '../../../src/modules/messages/commands/write-entry.js';
import { Casework } from './casework.js';

describe('a closed case', () => {
  let work: Casework;

  beforeAll(async () => {
    work = await Casework.start();
  });
  afterAll(() => work.stop());

  it('keeps the day of what happened and no longer the minute, and still opens', async () => {
    const { people } = await work.desk('counsellor');
    const session = people[0]?.session;
    if (!session) throw new Error('nobody is on the desk');
    const { id } = await work.file();
    await work.get(WriteEntry).run(session, id, 'message', { id: randomUUID(), text: 'an answer' });
    await work.get(SetStatus).run(session, id, { status: 'closed', reason: 'resolved' });

    const times = await work.database.query<{ at: Date }>(
      `SELECT created_at AS at FROM cases WHERE id = $1 UNION SELECT updated_at FROM cases WHERE id = $1
       UNION SELECT created_at FROM entries WHERE case_id = $1
       UNION SELECT created_at FROM case_events WHERE case_id = $1
       UNION SELECT due_at FROM clocks WHERE case_id = $1 UNION SELECT ended_at FROM clocks WHERE case_id = $1`,
      [id],
    );
    expect(times.length).toBeGreaterThan(0);
    for (const { at } of times) expect(at.toISOString()).toMatch(/T00:00:00\.000Z$/);
    const page = await work.get(CasePages).page(session, id);
    expect(page.entries.map(({ text }) => text)).toEqual([null, 'an answer']);
  });
});
