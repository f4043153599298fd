import { composeStatement, Database, Transaction } from '../../../src/platform/database/index.js';
import { CaseAccess, CaseIntake, type NewCase } from '../../../src/modules/cases/index.js';
import { NewCaseSealer } from '../../../src/modules/entries/index.js';
import { Desks } from '../../../src/modules/desks/index.js';
import { Casework } from './casework.js';
import { prepareCase } from './file-case.js';

let work: Casework;
beforeAll(async () => (work = await Casework.start()));
afterAll(() => work.stop());

function insert(row: NewCase): Promise<object[]> {
  const { parts, last } = work.get(CaseIntake).parts(row, null);
  const { text, values } = composeStatement(parts, last);
  return work.get(Database).query(text, values);
}

describe('the intake of a case', () => {
  it('writes it once, however often it is sent', async () => {
    await work.desk('counsellor');
    const { row } = prepareCase(work.get(NewCaseSealer), await work.get(Desks).intakeDesk(null));
    const written = async (): Promise<number> => (await insert(row)).length;
    expect((await Promise.all([written(), written()])).sort()).toEqual([0, 1]);
    expect(await written()).toBe(0);
    const events = await work.database.query('SELECT kind FROM case_events WHERE case_id = $1', [row.id]);
    expect(events).toEqual([{ kind: 'received' }]);
  });

  it('leaves nothing behind when its transaction is undone', async () => {
    await work.desk('counsellor');
    const { row } = prepareCase(work.get(NewCaseSealer), await work.get(Desks).intakeDesk(null));
    const undone = work.get(Transaction).run(async () => {
      await insert(row);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await work.database.query('SELECT 1 FROM cases WHERE id = $1', [row.id])).toEqual([]);
  });
});

describe('a case that one may not see', () => {
  it('answers as one that does not exist', async () => {
    const { people } = await work.desk('counsellor');
    const theirs = await work.file();
    const other = (await work.desk('coordinator')).people[0]!.session;
    const seen = (id: string): Promise<unknown> => work.get(CaseAccess).require(other, id);
    const answer = expect.objectContaining({
      code: 'CASE_NOT_FOUND',
      status: 404,
      message: 'CASE_NOT_FOUND',
    });

    expect((await work.get(CaseAccess).require(people[0]!.session, theirs.id)).case.id).toBe(theirs.id);
    for (const id of [theirs.id, '30000000-0000-4000-8000-000000000003', 'no-id', '', '\0', "' OR 1=1"]) {
      await expect(seen(id)).rejects.toEqual(answer);
    }
  });

  it('is hidden from its own desk once its grant is gone', async () => {
    const session = (await work.desk('counsellor')).people[0]!.session;
    const { id } = await work.file();
    await work.database.query('DELETE FROM grants WHERE case_id = $1', [id]);
    await expect(work.get(CaseAccess).require(session, id)).rejects.toThrow('CASE_NOT_FOUND');
  });
});
