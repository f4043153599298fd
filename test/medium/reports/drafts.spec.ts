import { Drafts, ReportsModule } from '../../../src/modules/reports/index.js';
import { Casework } from '../cases/casework.js';

let work: Casework;
let drafts: Drafts;
beforeAll(async () => {
  work = await Casework.start({ modules: [ReportsModule] });
  drafts = work.get(Drafts);
});
afterAll(() => work.stop());

const start = () => drafts.start({ language: 'en', country: 'IN' });
const saying =
  (question: string, text: string) =>
  <D extends { answers: object }>(draft: D): D => ({
    ...draft,
    answers: { ...draft.answers, [question]: text },
  });

describe('a draft that many pages change at once', () => {
  it('keeps what each of them said, though all of them began with the same draft', async () => {
    const { token, ...known } = await start();
    const questions = Array.from({ length: 12 }, (_, number) => `question-${number}`);
    await Promise.all(questions.map((one) => drafts.write(token, saying(one, `said ${one}`), known)));
    const kept = await drafts.read(token);
    expect(kept?.draft.answers).toEqual(Object.fromEntries(questions.map((one) => [one, `said ${one}`])));
    expect(kept?.revision).toBe(known.revision + questions.length);
  });

  it('is not brought back by a page that has read it before it was destroyed', async () => {
    const { token, ...known } = await start();
    await drafts.destroy(token);
    for (const change of [saying('more', 'words'), (draft: typeof known.draft) => draft])
      expect(await drafts.write(token, change, known)).toBeNull();
    expect(await drafts.read(token)).toBeNull();
  });

  it('does not live on past its time through a page that has read it before', async () => {
    const { token, ...known } = await start();
    await work.database.query(`UPDATE drafts SET expires_at = now() - interval '1 minute'`);
    for (const change of [saying('more', 'words'), (draft: typeof known.draft) => draft])
      expect(await drafts.write(token, change, known)).toBeNull();
  });

  it('is changed as it is now by a page that has read an older one', async () => {
    const { token, ...known } = await start();
    await drafts.write(token, saying('first', 'one'));
    const kept = await drafts.write(token, saying('second', 'two'), known);
    expect(kept?.draft.answers).toEqual({ first: 'one', second: 'two' });
    const same = await drafts.write(token, (draft) => draft, known);
    expect(same).toMatchObject({ revision: kept?.revision, draft: kept?.draft });
  });
});
