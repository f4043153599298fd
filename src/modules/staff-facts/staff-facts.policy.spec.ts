import fc from 'fast-check';
import { anyFacts, CALM } from '../../../test/support/facts.js';
import { isPlainValue } from '../../platform/text/index.js';
import type { Facts } from '../triage/index.js';
import { AGE_BANDS, CASE_KINDS, KNOWN_ANSWERS, MARKS, URGENCIES } from '../vocabulary/index.js';
import { NO_STAFF_FACTS, type StaffFactsContent } from './staff-facts.definitions.js';
import { changedFields, factsWith, follow } from './staff-facts.policy.js';

const MINUTES = [15, 60, 480, 1440];
const anyStaffFacts: fc.Arbitrary<StaffFactsContent> = fc.record({
  contactable: fc.constantFrom(...KNOWN_ANSWERS, null),
  contactBy: fc.constantFrom('her aunt', null),
  contactWhen: fc.constantFrom('after school', null),
  danger: fc.constantFrom(...KNOWN_ANSWERS, null),
  ageBand: fc.constantFrom(...AGE_BANDS, null),
  kind: fc.constantFrom(...CASE_KINDS, null),
});
const anyUrgency = fc.constantFrom(...URGENCIES);
const followed = (
  reported: Facts,
  before: StaffFactsContent,
  after: StaffFactsContent,
  urgency: 1 | 2 | 3 | 4,
) =>
  follow(
    { before: factsWith(reported, before), after: factsWith(reported, after) },
    { urgency, card: { summary: '', marks: ['keep_out'], reasons: ['of-old'] } },
    MINUTES,
  );

describe('what follows from facts that staff set', () => {
  it('never makes a case less urgent', () => {
    fc.assert(
      fc.property(anyFacts, anyStaffFacts, anyStaffFacts, anyUrgency, (reported, before, after, urgency) => {
        expect(followed(reported, before, after, urgency).urgency).toBeLessThanOrEqual(urgency);
      }),
    );
  });

  it('leaves an urgency that a person chose where the facts stay the same', () => {
    fc.assert(
      fc.property(anyFacts, anyStaffFacts, anyUrgency, (reported, facts, urgency) => {
        const other = { ...facts, contactable: 'no', contactBy: 'nobody' } as const;
        expect(followed(reported, facts, other, urgency).urgency).toBe(urgency);
      }),
    );
  });

  it('is urgency 1 for imminent danger, whatever else is known', () => {
    fc.assert(
      fc.property(anyFacts, anyStaffFacts, anyUrgency, (reported, facts, urgency) => {
        const [before, after] = [
          { ...facts, danger: 'no' },
          { ...facts, danger: 'yes' },
        ] as const;
        const now = followed({ ...reported, imminentDanger: null }, before, after, urgency);
        expect(now.urgency).toBe(1);
        expect(now.card.marks).toContain('danger');
        expect(now.card.reasons).toContain('imminent-danger');
      }),
    );
  });

  it('keeps the marks that no fact set, each once, and drops those of facts that are no more', () => {
    const danger = { ...NO_STAFF_FACTS, danger: 'yes' } as const;
    const now = followed(CALM, NO_STAFF_FACTS, danger, 4);
    expect(now.card).toMatchObject({ marks: ['danger', 'keep_out'], reasons: ['imminent-danger', 'of-old'] });
    expect(followed(CALM, danger, NO_STAFF_FACTS, 1)).toMatchObject({
      urgency: 1,
      card: { marks: ['keep_out'], reasons: ['of-old'] },
    });
    fc.assert(
      fc.property(anyFacts, anyStaffFacts, anyStaffFacts, (reported, before, after) => {
        const { marks } = followed(reported, before, after, 4).card;
        expect(new Set(marks).size).toBe(marks.length);
        expect(marks.filter((mark) => !MARKS.some((known) => known === mark))).toEqual(['keep_out']);
      }),
    );
  });

  it('takes the plan that fits the corrected age and kind', () => {
    const adult: Facts = { ...CALM, kind: 'threatened', otherKind: null };
    const child = followed(adult, NO_STAFF_FACTS, { ...NO_STAFF_FACTS, ageBand: '13_15' }, 2);
    expect(child).toMatchObject({ urgency: 1, playbook: 'sextortion_child' });
    expect(child.card.marks).toContain('child');
  });
});

it('names what differs', () => {
  fc.assert(
    fc.property(anyStaffFacts, anyStaffFacts, (before, after) => {
      const fields = changedFields(before, after);
      expect(fields.length === 0 || isPlainValue(fields.join('.'))).toBe(true);
    }),
  );
  expect(changedFields(NO_STAFF_FACTS, NO_STAFF_FACTS)).toEqual([]);
  expect(changedFields(NO_STAFF_FACTS, { ...NO_STAFF_FACTS, kind: 'shared', danger: 'no' })).toEqual([
    'danger',
    'kind',
  ]);
});
