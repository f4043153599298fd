import { CaseAccess } from '../../../src/modules/cases/index.js';
import { DeskJoining } from '../../../src/modules/desks/index.js';
import { ExclusionsJoiningModule, ExclusionsWebModule } from '../../../src/modules/exclusions/index.js';
import { keysOfText } from '../../../src/modules/exclusions/names/index.js';
import { Casework, type Colleague } from './casework.js';

describe('somebody who joins a desk after a report', () => {
  let work: Casework;
  let lead: Colleague;
  let joiner: Colleague;
  let deskId: string;

  beforeAll(async () => {
    work = await Casework.start({ modules: [ExclusionsWebModule, ExclusionsJoiningModule] });
    ({
      deskId,
      people: [lead, joiner],
    } = (await work.desk('coordinator', 'counsellor')) as unknown as {
      deskId: string;
      people: [Colleague, Colleague];
    });
    await work.database.query(`UPDATE staff SET name = 'Rahul Verma', other_names = '{Sonu}' WHERE id = $1`, [
      joiner.session.staffId,
    ]);
  });
  afterAll(() => work.stop());

  const typed = (words: string) => work.file({ exclusion: 'decided', exclusionWords: keysOfText(words) });
  const opens = (who: Colleague, id: string): Promise<boolean> =>
    work
      .get(CaseAccess)
      .require(who.session, id)
      .then(() => true)
      .catch((error: { code?: string }) => {
        expect(error.code).toBe('CASE_NOT_FOUND');
        return false;
      });
  const joins = () => work.get(DeskJoining).joined(deskId, [joiner.session.staffId]);

  it.each(['Please keep राहुल away', 'ராகுலுக்கு', 'Sonu who is tall', 'راہول', 'Rahul'])(
    'has no case for which "%s" was typed, until a coordinator decides',
    async (words) => {
      const { id } = await typed(words);
      await joins();
      expect([await opens(lead, id), await opens(joiner, id)]).toEqual([true, false]);
    },
  );

  it('has the others, also of a desk where words were typed', async () => {
    const [other, none] = [await typed('Farhan, the man with the red car'), await work.file()];
    await joins();
    expect([await opens(joiner, other.id), await opens(joiner, none.id)]).toEqual([true, true]);
  });

  it('has none that one person was asked to decide about', async () => {
    const { id } = await typed('my uncle');
    await work.database.query('UPDATE cases SET exclusion_decider = $2 WHERE id = $1', [
      id,
      lead.session.staffId,
    ]);
    await joins();
    expect(await opens(joiner, id)).toBe(false);
  });

  it('joins twice without another tag', async () => {
    const { id } = await typed('Rahul');
    await joins();
    await joins();
    const [row] = await work.database.query<{ n: number }>(
      'SELECT cardinality(kept_out) AS n FROM cases WHERE id = $1',
      [id],
    );
    expect(row?.n).toBe(1);
  });
});
