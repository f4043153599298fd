import { CasePages } from '../../../src/modules/case-page/case-pages.js';
import type { Assignment } from '../../../src/modules/cases/case.policy.js';
import { AssignCase } from '../../../src/modules/cases/commands/assign-case.js';
import { SetStatus } from '../../../src/modules/cases/commands/set-status.js';
import { Clocks } from '../../../src/modules/clocks/index.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { Casework } from './casework.js';
import { STORY } from './file-case.js';
import type { CloseReason, StatusName } from '../../../src/modules/vocabulary/index.js';
import { StaffDrafts } from '../../../src/modules/messages/index.js';

let work: Casework;
let asha: StaffSession;
let ben: StaffSession;
let lead: StaffSession;
let outsider: StaffSession;

beforeAll(async () => {
  work = await Casework.start();
  outsider = (await work.desk('counsellor')).people[0]!.session;
  const { people } = await work.desk('counsellor', 'counsellor', 'coordinator');
  [asha, ben, lead] = people.map(({ session }) => session) as [StaffSession, StaffSession, StaffSession];
});
afterAll(() => work.stop());

const page = (session: StaffSession, id: string) => work.get(CasePages).page(session, id);
const setStatus = (
  session: StaffSession,
  id: string,
  status: StatusName,
  reason: CloseReason | null = null,
) => work.get(SetStatus).set(session, id, { status, reason, outcome: reason && 'referred_attended' });
const assign = (session: StaffSession, id: string, wanted: Assignment) =>
  work.get(AssignCase).assign(session, id, wanted);
const audited = (id: string) =>
  work.database.query(
    'SELECT action, actor_id AS actor, detail FROM audit_log WHERE subject_id = $1 ORDER BY sequence',
    [id],
  );

describe('the page of a case', () => {
  it('has all but the words of the report, which open on their own, and both openings are audited', async () => {
    const { id, reference } = await work.file({ minutes: 60 });
    const shown = await page(asha, id);
    expect(shown).toMatchObject({
      id,
      reference,
      status: 'new',
      assignee: null,
      drafts: { message: null, note: null },
    });
    expect(shown.card?.marks).toEqual(['child']);
    expect(shown.entries.map(({ kind, text }) => [kind, text])).toEqual([['report', null]]);
    expect(shown.events.map(({ kind, actor }) => [kind, actor])).toEqual([['received', null]]);
    expect(shown.clocks).toEqual([
      { kind: 'first_answer', state: 'running', dueAt: shown.nextDeadlineAt, minutesLeft: null },
    ]);
    expect(shown.members.map((member) => member.id).sort()).toEqual(
      [asha.staffId, ben.staffId, lead.staffId].sort(),
    );
    expect(JSON.stringify(shown)).not.toContain(STORY);

    expect((await work.get(CasePages).report(asha, id)).answers[0]?.text).toBe(STORY);
    expect(await audited(id)).toEqual([
      { action: 'case.opened', actor: asha.staffId, detail: {} },
      { action: 'report.opened', actor: asha.staffId, detail: {} },
    ]);
  });

  it('is opened once, however often a screen brings it up to date; a new session opens it anew', async () => {
    const { id } = await work.file();
    const open = (session: StaffSession, again: boolean) => work.get(CasePages).page(session, id, again);
    const later = { ...asha, sessionId: new Uint8Array(32).fill(9) };
    const openings = async (): Promise<number> => (await audited(id)).length;
    await open(asha, true);
    expect(await openings()).toBe(1);
    await open(asha, true);
    expect(await openings()).toBe(1);
    await open(asha, false);
    expect(await openings()).toBe(2);
    await open(later, true);
    expect(await openings()).toBe(3);
  });

  it('is not there for another desk, and nothing is audited', async () => {
    const { id } = await work.file();
    const refused = expect.objectContaining({ code: 'CASE_NOT_FOUND' });
    await expect(page(outsider, id)).rejects.toEqual(refused);
    await expect(work.get(CasePages).report(outsider, id)).rejects.toEqual(refused);
    await expect(assign(outsider, id, { assigneeId: outsider.staffId })).rejects.toEqual(refused);
    await expect(setStatus(outsider, id, 'in_progress')).rejects.toEqual(refused);
    await expect(work.get(StaffDrafts).save(outsider, id, 'note', 'x')).rejects.toEqual(refused);
    expect(await audited(id)).toEqual([]);
  });
});

describe('assigning a case', () => {
  it('lets one of two counsellors who reach for it at once have it', async () => {
    const { id } = await work.file();
    const outcomes = await Promise.allSettled(
      [asha, ben].map((who) => assign(who, id, { assigneeId: who.staffId, from: null })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'CASE_TAKEN' },
    });
    const winner = outcomes[0]?.status === 'fulfilled' ? asha : ben;
    expect((await page(asha, id)).assignee).toEqual({ id: winner.staffId, name: winner.name });
  });

  it('is taken over only from the colleague who was seen to have it', async () => {
    const { id } = await work.file();
    await assign(asha, id, { assigneeId: asha.staffId, from: null });
    await expect(assign(ben, id, { assigneeId: ben.staffId })).rejects.toThrow('CASE_TAKEN');
    await expect(assign(ben, id, { assigneeId: ben.staffId, from: null })).rejects.toThrow('CASE_TAKEN');
    await assign(ben, id, { assigneeId: ben.staffId, from: asha.staffId.toUpperCase() });
    await expect(assign(lead, id, { assigneeId: null, from: asha.staffId })).rejects.toThrow('CASE_TAKEN');
    await assign(ben, id, { assigneeId: asha.staffId, from: ben.staffId });
    expect((await page(ben, id)).assignee?.id).toBe(asha.staffId);
  });

  it('keeps who has it, and is told in the timeline and the audit log', async () => {
    const { id } = await work.file();
    await assign(lead, id, { assigneeId: asha.staffId });
    await assign(lead, id, { assigneeId: asha.staffId });
    await assign(asha, id, { assigneeId: null });
    const shown = await page(asha, id);
    expect(shown.assignee).toBeNull();
    expect(shown.events.slice(1)).toEqual([
      expect.objectContaining({
        kind: 'assigned',
        actor: { id: lead.staffId, name: lead.name },
        detail: { assignee: asha.name },
      }),
      expect.objectContaining({
        kind: 'unassigned',
        actor: { id: asha.staffId, name: asha.name },
        detail: {},
      }),
    ]);
    expect((await audited(id)).map(({ action }) => action)).toEqual([
      'case.assigned',
      'case.assigned',
      'case.opened',
    ]);
  });

  it('knows only people of the desk', async () => {
    const { id } = await work.file();
    for (const stranger of [outsider.staffId, '30000000-0000-4000-8000-000000000003']) {
      await expect(assign(lead, id, { assigneeId: stranger })).rejects.toThrow('ASSIGNEE_NOT_ON_DESK');
    }
    await expect(assign(asha, id, { assigneeId: ben.staffId })).rejects.toThrow('ASSIGN_NOT_ALLOWED');
  });
});

describe('the status of a case', () => {
  it('is closed for a reason, ends the clocks, and opens again', async () => {
    const { id } = await work.file({ minutes: 15 });
    await setStatus(asha, id, 'in_progress');
    expect((await page(asha, id)).nextDeadlineAt).not.toBeNull();
    await setStatus(asha, id, 'closed', 'referred');
    await setStatus(asha, id, 'closed', 'referred');
    const closed = await page(asha, id);
    expect(closed).toMatchObject({
      status: 'closed',
      closeReason: 'referred',
      outcome: 'referred_attended',
      nextDeadlineAt: null,
    });
    expect(closed.clocks).toMatchObject([{ state: 'cancelled' }]);
    expect(closed.allowed).not.toContain('message.send');

    await setStatus(asha, id, 'in_progress');
    const reopened = await page(asha, id);
    expect(reopened).toMatchObject({ status: 'in_progress', closeReason: null, outcome: null });
    expect(reopened.events.slice(1).map(({ kind, detail }) => [kind, detail])).toEqual([
      ['status_set', { status: 'in_progress' }],
      ['status_set', { status: 'closed', reason: 'referred', outcome: 'referred_attended' }],
      ['status_set', { status: 'in_progress' }],
    ]);
    expect((await audited(id)).filter(({ action }) => action === 'case.status_changed')).toHaveLength(3);
  });

  it('changes nothing when it is refused', async () => {
    const { id } = await work.file({ minutes: 15 });
    await expect(setStatus(asha, id, 'waiting_for_reporter')).rejects.toThrow('STATUS_NOT_ALLOWED');
    await expect(setStatus(asha, id, 'closed')).rejects.toThrow('CLOSE_REASON_MISSING');
    expect(await page(asha, id)).toMatchObject({ status: 'new', clocks: [{ state: 'running' }] });
    expect(await work.get(Clocks).nextDeadline(id)).not.toBeNull();
  });
});

describe('a draft', () => {
  it('is kept as typed, for its author alone, and goes when it is emptied', async () => {
    const { id } = await work.file();
    const drafts = work.get(StaffDrafts);
    await drafts.save(asha, id, 'message', 'Dear ');
    await drafts.save(asha, id, 'message', 'Dear friend, ');
    await drafts.save(asha, id, 'note', 'call back');
    expect((await page(asha, id)).drafts).toEqual({ message: 'Dear friend, ', note: 'call back' });
    expect((await page(ben, id)).drafts).toEqual({ message: null, note: null });
    const rows = await work.database.query(
      `SELECT encode(sealed, 'escape') AS sealed FROM staff_drafts WHERE case_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('friend');

    await drafts.save(asha, id, 'message', ' ');
    expect((await page(asha, id)).drafts).toEqual({ message: null, note: 'call back' });
    await expect(drafts.save(asha, id, 'note', 'data:image/png;base64,AA')).rejects.toThrow(
      'TEXT_CONTAINS_FILE',
    );
  });

  it('does not open in the place of another', async () => {
    const { id } = await work.file();
    await work.get(StaffDrafts).save(asha, id, 'message', 'for the reporter');
    await work.database.query(`UPDATE staff_drafts SET kind = 'note' WHERE case_id = $1`, [id]);
    expect((await page(asha, id)).drafts).toEqual({ message: null, note: null });
  });
});
