import { CasePages } from '../../../src/modules/case-page/case-pages.js';
import { Thread } from '../../../src/modules/messages/index.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { eventually } from '../../support/index.js';
import { Casework } from '../cases/casework.js';

let work: Casework;
let staff: StaffSession;
beforeAll(async () => {
  work = await Casework.start();
  const { people } = await work.desk('counsellor');
  staff = people[0]!.session;
});
afterAll(() => work.stop());

const write = (sql: string, ...params: unknown[]) => work.database.query(sql, params);
const page = (caseId: string) => work.get(CasePages).page(staff, caseId);
const told = (caseId: string) =>
  eventually('the administrators are told', async () => {
    const alarms = await write(
      `SELECT 1 FROM alarms WHERE kind = 'entries_tampered' AND subject = 'case' AND subject_id = $1`,
      caseId,
    );
    return alarms.length === 1;
  });
const TAMPERED = { code: 'ENTRIES_TAMPERED', status: 500 };

describe('a case whose chain was taken away', () => {
  it.each([
    ['its chain', ['chains']],
    ['its chain and its entries', ['chains', 'entries']],
    ['its chain, entries and grants', ['chains', 'entries', 'grants']],
  ])('answers desk and reporter alike that it was tampered with: without %s', async (_what, tables) => {
    const { id } = await work.file();
    const reporter = await work.reporterOf(id, staff);
    expect((await page(id)).id).toBe(id);
    for (const table of tables) await write(`DELETE FROM ${table} WHERE case_id = $1`, id);
    await expect(page(id)).rejects.toMatchObject(TAMPERED);
    await expect(work.get(Thread).forReporter(reporter)).rejects.toMatchObject(TAMPERED);
    const reply = { nonce: 'abcdefghijklmnopqrstu', text: 'Are you there?' };
    await expect(work.get(Thread).replyAsReporter(reporter, reply)).rejects.toMatchObject(TAMPERED);
    await told(id);
    expect(work.log.lines).toContainEqual(
      expect.objectContaining({ msg: 'alarm.raised', kind: 'entries_tampered', subjectId: id }),
    );
  });

  it('does so for its desk where the grants alone are gone', async () => {
    const { id } = await work.file();
    await write('DELETE FROM grants WHERE case_id = $1', id);
    await expect(page(id)).rejects.toMatchObject(TAMPERED);
    await told(id);
  });

  it('stays one that does not exist for another desk, and an unknown id raises no alarm', async () => {
    const { id } = await work.file();
    await write('DELETE FROM chains WHERE case_id = $1', id);
    const { people } = await work.desk('counsellor');
    const other = people[0]!.session;
    const unknown = '30000000-0000-4000-8000-000000000003';
    for (const caseId of [id, unknown])
      await expect(work.get(CasePages).page(other, caseId)).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
    expect(await write('SELECT 1 FROM alarms WHERE subject_id = ANY ($1)', [id, unknown])).toEqual([]);
  });
});
