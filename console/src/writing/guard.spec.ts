import type { CaseDetail, CaseEntry } from '../api/types.js';
import { Guard } from './guard.js';

const me = { id: 'kiran-id', name: 'Kiran' };
const meera = { id: 'meera-id', name: 'Meera' };

const entry = (sequence: number, name: string | null): CaseEntry => ({
  id: `entry-${sequence}`,
  sequence,
  kind: sequence === 1 ? 'report' : 'message',
  author: { type: name === null ? 'reporter' : 'staff', name },
  readBy: 'reporter_and_desk',
  wasRead: null,
  readOn: null,
  aside: false,
  createdAt: '2026-11-30T20:00:00.000Z',
  text: 'text',
});
const found = (
  assignee: CaseDetail['assignee'],
  ...entries: CaseEntry[]
): Pick<CaseDetail, 'id' | 'entries' | 'assignee'> => ({ id: 'c', assignee, entries });

const report = entry(1, null);

describe('Guard', () => {
  it('tells of what others wrote since the text was begun, and not of what its writer wrote', () => {
    const guard = new Guard();
    guard.begin(found(null, report), 'message', me);
    expect(guard.newsOf(found(null, report), 'message', me)).toBeNull();
    expect(guard.newsOf(found(me, report, entry(2, 'Kiran')), 'message', me)).toBeNull();
    const now = found(me, report, entry(2, 'Kiran'), entry(3, 'Meera'), entry(4, null));
    expect(guard.newsOf(now, 'message', me)?.entries.map(({ sequence }) => sequence)).toEqual([3, 4]);
    guard.told(now, 'message');
    expect(guard.newsOf(now, 'message', me)).toBeNull();
    expect(guard.ensure(now, 'message', me)).toEqual({ sequence: 4, assigneeId: me.id });
  });

  it('asks once more in a case of somebody else, for a reply also where it was theirs before', () => {
    const guard = new Guard();
    const theirs = found(meera, report);
    guard.begin(theirs, 'message', me);
    guard.begin(theirs, 'note', me);
    expect(guard.newsOf(theirs, 'message', me)).toEqual({ entries: [], assignee: meera });
    expect(guard.newsOf(theirs, 'note', me)).toBeNull();
    guard.told(theirs, 'message');
    expect(guard.newsOf(theirs, 'message', me)).toBeNull();
    guard.begin(found(null, report), 'note', me);
    expect(guard.newsOf(theirs, 'note', me)?.assignee).toEqual(meera);
  });

  it('keeps what was seen when the text was begun, however much came since', () => {
    const guard = new Guard();
    guard.ensure(found(null, report), 'message', me);
    const later = found(meera, report, entry(2, 'Meera'));
    expect(guard.ensure(later, 'message', me)).toEqual({ sequence: 1, assigneeId: null });
    guard.forgetAll();
    expect(guard.newsOf(later, 'message', me)).toBeNull();
    expect(guard.ensure(later, 'message', me).sequence).toBe(2);
  });
});
