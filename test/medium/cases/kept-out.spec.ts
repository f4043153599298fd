import { CaseAccess, CaseSummaries } from '../../../src/modules/cases/index.js';
import { CasePages } from '../../../src/modules/case-page/case-pages.js';
import { Worklist } from '../../../src/modules/worklist/worklist.service.js';
import { AssignCase } from '../../../src/modules/cases/commands/assign-case.js';
import { Audience, NotificationsWorkerModule } from '../../../src/modules/notifications/index.js';
import { Casework, type Colleague } from './casework.js';

describe('a member of the desk whom the reporter asked to keep away', () => {
  let work: Casework;
  let kept: Colleague;
  let other: Colleague;
  let caseId: string;

  beforeAll(async () => {
    work = await Casework.start({ modules: [NotificationsWorkerModule] });
    const { people } = await work.desk('counsellor', 'coordinator');
    [kept, other] = people as [Colleague, Colleague];
    ({ id: caseId } = await work.file({ excluded: [kept.session.staffId] }));
  });
  afterAll(() => work.stop());

  it('finds no such case: not by its id, not in the queue, not in its counts', async () => {
    const nowhere = work.get(CaseAccess).require(kept.session, caseId);
    await expect(nowhere).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
    expect((await work.get(Worklist).list(kept.session, {})).items).toEqual([]);
    expect(await work.get(Worklist).counts(kept.session, undefined)).toMatchObject({
      new: 0,
      unassigned: 0,
    });
  });

  it('is not told, and is no choice for the case', async () => {
    const found = await work.get(CaseSummaries).find(caseId);
    if (!found) throw new Error('the case is gone');
    expect(await work.get(Audience).everyone(found)).toEqual([other.session.staffId]);
    expect(await work.get(Audience).workingOnOrLeading(found)).toEqual([other.session.staffId]);
    const page = await work.get(CasePages).page(other.session, caseId);
    expect(page.members.map(({ id }) => id)).toEqual([other.session.staffId]);
    const given = work.get(AssignCase).assign(other.session, caseId, { assigneeId: kept.session.staffId });
    await expect(given).rejects.toMatchObject({ code: 'ASSIGNEE_NOT_ON_DESK' });
  });

  it('is not named in the database to whoever reads it', async () => {
    const [row] = await work.database.query<{ row: string; kept_out: Buffer[] }>(
      'SELECT cases::text AS row, kept_out FROM cases WHERE id = $1',
      [caseId],
    );
    expect(row?.kept_out.map(({ length }) => length)).toEqual([16]);
    const { staffId } = kept.session;
    for (const spelt of [staffId, staffId.replaceAll('-', '')]) expect(row?.row).not.toContain(spelt);
  });

  it('leaves the case to the others', async () => {
    expect((await work.get(Worklist).list(other.session, {})).items.map(({ id }) => id)).toEqual([caseId]);
    expect(await work.get(Worklist).counts(other.session, undefined)).toMatchObject({ new: 1 });
  });
});
