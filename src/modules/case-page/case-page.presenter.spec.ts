import { CaseEntity, presentRow } from '../cases/index.js';
import { peopleOf, presentCase, type CaseParts } from './case-page.presenter.js';

const CASE = Object.assign(new CaseEntity(), {
  id: '30000000-0000-4000-8000-000000000003',
  reference: 'AB-1234',
  kind: 'threatened',
  urgency: 1,
  status: 'in_progress',
  closeReason: null,
  outcome: null,
  playbook: 'sextortion_child',
  ageBand: '13_15',
  country: 'IN',
  language: 'en',
  deskId: '40000000-0000-4000-8000-000000000004',
  assigneeId: 'asha',
  card: Buffer.from('sealed'),
  cardWrap: 'desk',
  cardEpoch: 1,
  nextDeadlineAt: new Date('2026-11-24T03:15:00Z'),
  createdAt: new Date('2026-11-24T03:00:00Z'),
  updatedAt: new Date('2026-11-24T03:01:00Z'),
});
const NAMES = new Map([
  ['asha', { name: 'Asha' }],
  ['ben', { name: 'Ben' }],
]);
const AT = new Date('2026-11-24T03:02:00Z');

const entry = (
  sequence: number,
  kind: 'report' | 'message' | 'note',
  authorId: string | null,
  value: object,
) => ({
  id: `entry-${sequence}`,
  sequence,
  kind,
  key: kind === 'note' ? ('staff' as const) : ('thread' as const),
  author: authorId === null ? ('reporter' as const) : ('staff' as const),
  authorId,
  aside: false,
  createdAt: AT,
  value: value as never,
});

const PARTS: CaseParts = {
  reads: [],
  clocks: [
    { id: 'clock', kind: 'first_answer', subjectId: 'a', state: 'running', dueAt: AT, leftSeconds: null },
    { id: 'still', kind: 'next_answer', subjectId: 'a', state: 'paused', dueAt: AT, leftSeconds: 119 },
  ],
  entries: [
    entry(1, 'report', null, { answers: [{ text: 'the story' }] }),
    entry(2, 'message', null, { text: 'are you there?' }),
    entry(3, 'note', 'ben', { text: 'calling' }),
    { ...entry(4, 'note', 'ben', {}), kind: 'call', key: null, value: null },
    { ...entry(5, 'note', 'ben', { text: ['no', 'text'] }), kind: 'sketch' },
  ],
  staffIn: ({ kind }) => (kind === 'assigned' ? ['assigneeId'] : []),
  events: [
    {
      id: 'event',
      caseId: CASE.id,
      sequence: '1',
      kind: 'assigned',
      actorId: 'ben',
      detail: { assigneeId: 'asha' },
      createdAt: AT,
    },
  ],
  drafts: { message: { text: 'so far', revision: 'r', older: null }, note: null },
  members: [{ id: 'asha', name: 'Asha' }],
  allowed: ['note.write'],
};

describe('a case in a list', () => {
  it('holds the fields of the published row and nothing sealed', () => {
    const row = presentRow(CASE, { summary: 'threatened', marks: ['child'], reasons: ['r'] }, NAMES);
    expect(row).toEqual({
      id: CASE.id,
      reference: 'AB-1234',
      kind: 'threatened',
      urgency: 1,
      ageBand: '13_15',
      country: 'IN',
      language: 'en',
      status: 'in_progress',
      closeReason: null,
      outcome: null,
      playbook: 'sextortion_child',
      deskId: CASE.deskId,
      assignee: { id: 'asha', name: 'Asha' },
      nextDeadlineAt: '2026-11-24T03:15:00.000Z',
      createdAt: '2026-11-24T03:00:00.000Z',
      updatedAt: '2026-11-24T03:01:00.000Z',
      card: { summary: 'threatened', marks: ['child'], reasons: ['r'] },
    });
  });
});

describe('the page of a case', () => {
  const page = presentCase(CASE, null, PARTS, NAMES);

  it('shows messages and notes, and of the report only that it is there', () => {
    expect(page.entries.map(({ kind, author, readBy, text }) => [kind, author.name, readBy, text])).toEqual([
      ['report', null, 'reporter_and_desk', null],
      ['message', null, 'reporter_and_desk', 'are you there?'],
      ['note', 'Ben', 'desk', 'calling'],
      ['call', 'Ben', null, null],
      ['sketch', 'Ben', 'desk', null],
    ]);
    expect(page.entries.map(({ author }) => author.type)).toEqual([
      'reporter',
      'reporter',
      'staff',
      'staff',
      'staff',
    ]);
    expect(JSON.stringify(page)).not.toContain('the story');
  });

  it('names people in the timeline', () => {
    expect(page.events).toEqual([
      {
        kind: 'assigned',
        actor: { id: 'ben', name: 'Ben' },
        detail: { assignee: 'Asha' },
        at: '2026-11-24T03:02:00.000Z',
      },
    ]);
    expect(peopleOf(CASE, PARTS).sort()).toEqual(['asha', 'ben']);
  });
});
