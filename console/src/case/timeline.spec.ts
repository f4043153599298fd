import { caseEventDtoKindValues } from '../api/schema.js';
import type { CaseEntry, CaseEvent } from '../api/types.js';
import { hasText } from '../shared/messages/index.js';
import { timeline } from './case.timeline.js';
import { gatherTimeline, streamOf, textOf, wasReopened } from './timeline.js';

const entry = (sequence: number, createdAt: string, kind: CaseEntry['kind'] = 'message'): CaseEntry => ({
  id: `e${sequence}`,
  sequence,
  kind,
  author: { type: 'reporter', name: null },
  readBy: 'reporter_and_desk',
  aside: false,
  wasRead: null,
  readOn: null,
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
  const names = (found: Parameters<typeof streamOf>[0]): string[] =>
    streamOf(found, timeline).map((item) => (item.type === 'entry' ? item.entry.id : item.event.kind));

  it.each([
    ['by the minute', T],
    ['to the day', () => '2026-11-24T00:00:00.000Z'],
  ])('puts entries in the place of their events, whatever is left of their times (%s)', (_, at) => {
    const found = {
      entries: [entry(2, at(5)), entry(1, at(0), 'report'), entry(3, at(9), 'note')],
      events: [
        event('received', at(0)),
        event('assigned', at(1)),
        event('message_received', at(5)),
        event('reopened', at(5)),
        event('note_added', at(9)),
        event('clock_breached', at(20)),
      ],
    };
    expect(names(found)).toEqual(['e1', 'assigned', 'e2', 'reopened', 'e3', 'clock_breached']);
  });

  it('says in a sentence what the panel of a module shows', () => {
    const found = {
      entries: [entry(1, T(0), 'report'), entry(2, T(1)), entry(3, T(2), 'facts' as CaseEntry['kind'])],
      events: [
        event('received', T(0)),
        event('message_received', T(1)),
        event('facts_known' as CaseEvent['kind'], T(2)),
      ],
    };
    const rendered = { ...timeline, facts_known: { entry: 'facts', text: () => 'Asha set facts' } };
    const items = streamOf(found, rendered);
    expect(
      items.map((item) => (item.type === 'entry' ? item.entry.id : textOf(item.event, rendered))),
    ).toEqual(['e1', 'e2', 'Asha set facts']);
  });

  it('leaves messages in their places where another kind of entry stands between them', () => {
    const found = {
      entries: [
        entry(1, T(0), 'report'),
        entry(2, T(1), 'call' as CaseEntry['kind']),
        entry(3, T(5)),
        entry(4, T(6)),
      ],
      events: [
        event('received', T(0)),
        event('assigned', T(3)),
        event('message_received', T(5)),
        event('message_sent', T(6)),
        event('reopened', T(7)),
      ],
    };
    expect(names(found)).toEqual(['e1', 'assigned', 'e2', 'e3', 'e4', 'reopened']);
  });

  it('keeps the order of the chain whatever the clocks said, and leaves no entry out', () => {
    const entries = [entry(1, T(5)), entry(2, T(4)), entry(3, T(4))];
    expect(names({ entries, events: [] })).toEqual(['e1', 'e2', 'e3']);
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

describe('textOf', () => {
  const eventText = (one: CaseEvent): string => textOf(one, timeline);

  it('says who did what', () => {
    expect(eventText(event('assigned', T(0), { assignee: 'Asha' }))).toBe('Asha took the case');
    expect(eventText(event('assigned', T(0), { assignee: 'Ravi' }))).toBe('Asha gave the case to Ravi');
    expect(eventText(event('status_set', T(0), { status: 'closed', reason: 'referred' }))).toBe(
      'Asha closed the case: Referred',
    );
    expect(eventText(event('urgency_set', T(0), { urgency: '1', from: '3', reason: 'more_danger' }))).toBe(
      'Asha changed the urgency from 3 to 1: More danger than was known',
    );
    expect(eventText(event('answer_promised', T(0), { minutes: '1510' }))).toBe(
      'Asha promised the reporter an answer within 1 d 1 h',
    );
    expect(eventText({ ...event('clock_breached', T(0), { clock: 'promise' }), actor: null })).toBe(
      'Promised answer: deadline missed',
    );
    expect(eventText({ ...event('unassigned', T(0)), actor: null })).toBe('Someone took the assignment away');
  });

  it('has a sentence for every kind of event that the API declares', () => {
    const untold = caseEventDtoKindValues.filter((kind) => !(kind in timeline) && !hasText('event', kind));
    expect(untold).toEqual([]);
  });

  it('shows a kind that nothing tells by its label', () => {
    expect(
      textOf({ ...event('received', T(0)), kind: 'follow_up_planned' as CaseEvent['kind'] }, timeline),
    ).toBe('follow up planned');
  });
});

describe('gatherTimeline', () => {
  const told = { timeline: { look_again_set: () => 'set' } };

  it('takes the renderers of every module', () => {
    const all = gatherTimeline({ one: { timeline }, other: told });
    expect(Object.keys(all)).toEqual([...Object.keys(timeline), 'look_again_set']);
  });

  it('refuses two renderers of one kind', () => {
    expect(() => gatherTimeline({ one: told, other: told })).toThrow('look_again_set');
  });
});
