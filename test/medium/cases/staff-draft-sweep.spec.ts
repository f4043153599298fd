import { SetStatus } from '../../../src/modules/cases/commands/set-status.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { Casework } from './casework.js';
import { MessagesWorkerModule, StaffDraftSweep, StaffDrafts } from '../../../src/modules/messages/index.js';

describe('drafts that nobody went on with', () => {
  let work: Casework;
  let session: StaffSession;

  beforeAll(async () => {
    work = await Casework.start({ modules: [MessagesWorkerModule] });
    session = (await work.desk('counsellor')).people[0]!.session;
  });
  afterAll(() => work.stop());

  const left = async (caseId: string): Promise<string | null> =>
    (await work.get(StaffDrafts).read(session, caseId)).note?.text ?? null;
  const sweepAfter = (days: number) =>
    work.get(StaffDraftSweep).run(new Date(Date.now() + days * 86_400_000));

  it('go after 30 days, and after 7 on a case that is closed', async () => {
    const [open, closed] = [(await work.file()).id, (await work.file()).id];
    for (const id of [open, closed]) await work.get(StaffDrafts).save(session, id, 'note', 'half a note');
    await work.get(SetStatus).set(session, closed, { status: 'closed', reason: 'resolved', outcome: 'safe' });

    await sweepAfter(6);
    expect([await left(open), await left(closed)]).toEqual(['half a note', 'half a note']);
    await sweepAfter(8);
    expect([await left(open), await left(closed)]).toEqual(['half a note', null]);
    await sweepAfter(29);
    expect(await left(open)).toBe('half a note');
    await sweepAfter(31);
    expect(await left(open)).toBeNull();
  });
});
