import type { CaseEntry, CaseEvent } from '../api/types.js';
import { eventText, streamOf, wasReopened } from './events.js';

const entry = (sequence: number, createdAt: string, kind: CaseEntry['kind'] = 'message'): CaseEntry => ({
  id: `e${sequence}`,
  sequence,
  kind,
  author: { type: 'reporter', name: null },
  createdAt,
  text: 'x',
});
const event = (kind: CaseEvent['kind'], at: string, detail: Record<string, string> = {}): CaseEvent => ({
  kind,
  at,
  detail,
  actor: { id: 's', name: 'Asha' },
});
const T = (minute: number): string => `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z`;

describe('streamOf', () => {
  it('puts events between entries by their minute, and leaves out what an entry shows', () => {
    const items = streamOf({
      entries: [entry(2, T(5)), entry(1, T(0), 'report'), entry(3, T(9), 'note')],
      events: [
        event('received', T(0)),
        event('assigned', T(1)),
        event('message_received', T(5)),
        event('reopened', T(5)),
        event('clock_breached', T(20)),
      ],
    });
    const names = items.map((item) => (item.type === 'entry' ? item.entry.id : item.event.kind));
    expect(names).toEqual(['e1', 'assigned', 'e2', 'reopened', 'e3', 'clock_breached']);
  });

  it('keeps the order of the chain whatever the clocks said', () => {
    const items = streamOf({ entries: [entry(1, T(5)), entry(2, T(4)), entry(3, T(4))], events: [] });
    expect(items.map((item) => item.type === 'entry' && item.entry.sequence)).toEqual([1, 2, 3]);
  });
});

describe('wasReopened', () => {
  const closed = event('status_set', T(1), { status: 'closed', reason: 'resolved' });
  it('tells a case that was closed before', () => {
    expect(wasReopened({ status: 'in_progress', events: [closed] })).toBe(true);
    expect(wasReopened({ status: 'closed', events: [closed] })).toBe(false);
    expect(wasReopened({ status: 'new', events: [event('received', T(0))] })).toBe(false);
  });
});

describe('eventText', () => {
  it('says who did what', () => {
    expect(eventText(event('assigned', T(0), { assignee: 'Asha' }))).toBe('Asha took the case');
    expect(eventText(event('assigned', T(0), { assignee: 'Ravi' }))).toBe('Asha gave the case to Ravi');
    expect(eventText(event('status_set', T(0), { status: 'closed', reason: 'referred' }))).toBe(
      'Asha closed the case: Referred',
    );
    expect(eventText({ ...event('unassigned', T(0)), actor: null })).toBe('Someone took the assignment away');
  });
});
