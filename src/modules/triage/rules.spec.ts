import fc from 'fast-check';
import type { Facts } from './facts.js';
import { assess, RULES } from './rules.js';

const CALM: Facts = {
  kind: 'other',
  about: 'self',
  ageBand: 'adult',
  picturesUnder18: null,
  safety: 'safe',
  stillHappening: null,
  timeLimit: null,
  demands: [],
  offender: null,
  paid: null,
  sentPictures: null,
  shared: null,
  childInDanger: null,
  knowsChild: null,
  meeting: null,
  otherKind: 'something_else',
  country: 'IN',
  language: 'en',
  partial: false,
};

/** One case for each rule: facts under which it holds, and what staff then see. */
const CASES: Record<string, { facts: Partial<Facts>; urgency: number }> = {
  'danger-now': { facts: { safety: 'danger' }, urgency: 1 },
  'self-harm-answer': { facts: { safety: 'self_harm' }, urgency: 1 },
  'child-in-danger': { facts: { kind: 'found', childInDanger: true }, urgency: 1 },
  'meeting-planned': { facts: { meeting: 'planned' }, urgency: 1 },
  'meeting-demanded-of-child': { facts: { demands: ['meeting'], ageBand: '13_15' }, urgency: 1 },
  'meeting-demanded': { facts: { demands: ['meeting'] }, urgency: 2 },
  'meeting-past': { facts: { meeting: 'past' }, urgency: 2 },
  'child-threatened': { facts: { kind: 'threatened', ageBand: 'under_13' }, urgency: 1 },
  'time-limit-today': { facts: { kind: 'threatened', timeLimit: 'today' }, urgency: 1 },
  'time-limit-a-day': { facts: { kind: 'threatened', timeLimit: 'day' }, urgency: 2 },
  'adult-threatened': { facts: { kind: 'threatened' }, urgency: 2 },
  'still-happening': { facts: { stillHappening: true }, urgency: 2 },
  'threat-carried-out': { facts: { kind: 'threatened', shared: true }, urgency: 2 },
  'child-pictures-shared': { facts: { kind: 'shared', ageBand: '16_17' }, urgency: 2 },
  'pictures-shared': { facts: { kind: 'shared' }, urgency: 3 },
  'money-paid': { facts: { paid: true }, urgency: 2 },
  'pictures-sent': { facts: { sentPictures: true }, urgency: 4 },
  'person-known': { facts: { offender: 'partner' }, urgency: 4 },
  'screen-watched': { facts: { safety: 'watched' }, urgency: 4 },
  'finder-knows-child': { facts: { kind: 'found', knowsChild: true }, urgency: 2 },
  found: { facts: { kind: 'found' }, urgency: 3 },
  'pressure-on-child': { facts: { otherKind: 'pressure_on_child' }, urgency: 2 },
  'account-taken': { facts: { otherKind: 'account_taken' }, urgency: 3 },
  'concerns-a-child': { facts: { ageBand: 'unsaid' }, urgency: 4 },
  'sent-unfinished': { facts: { partial: true }, urgency: 4 },
};

const anyFacts: fc.Arbitrary<Facts> = fc.record({
  kind: fc.constantFrom('threatened', 'shared', 'found', 'other'),
  about: fc.constantFrom('self', 'other', 'saw', null),
  ageBand: fc.constantFrom('under_13', '13_15', '16_17', 'adult', 'unsaid'),
  picturesUnder18: fc.constantFrom('yes', 'no', 'not_sure', null),
  safety: fc.constantFrom('safe', 'watched', 'danger', 'self_harm', null),
  stillHappening: fc.constantFrom(true, false, null),
  timeLimit: fc.constantFrom('today', 'day', 'none', 'not_sure', null),
  demands: fc.uniqueArray(
    fc.constantFrom('money', 'pictures', 'meeting', 'relationship', 'other', 'not_sure'),
  ),
  offender: fc.constantFrom('online', 'partner', 'known', 'not_sure', null),
  paid: fc.constantFrom(true, false, null),
  sentPictures: fc.constantFrom(true, false, null),
  shared: fc.constantFrom(true, false, null),
  childInDanger: fc.constantFrom(true, false, null),
  knowsChild: fc.constantFrom(true, false, null),
  meeting: fc.constantFrom('planned', 'past', 'no', null),
  otherKind: fc.constantFrom('pressure_on_child', 'account_taken', 'something_else', null),
  country: fc.constantFrom('IN', 'GB', null),
  language: fc.constantFrom('en', 'hi'),
  partial: fc.boolean(),
});

describe('the triage rules', () => {
  it('are each covered by a case of this test', () => {
    expect(Object.keys(CASES).sort()).toEqual(RULES.map((rule) => rule.id).sort());
  });

  it.each(Object.entries(CASES))(
    '%s holds where it should, and nowhere in a calm report',
    (id, { facts, urgency }) => {
      const result = assess({ ...CALM, ...facts } as Facts);
      expect(result.reasons).toContain(id);
      expect(result.urgency).toBe(urgency);
      expect(assess(CALM).reasons).toEqual([]);
    },
  );

  it('answer a calm report last, and a child under threat first', () => {
    expect(assess(CALM)).toEqual({ urgency: 4, playbook: 'general', marks: [], reasons: [] });
    const threatened = assess({ ...CALM, kind: 'threatened', ageBand: '13_15', otherKind: null });
    expect(threatened).toMatchObject({ urgency: 1, playbook: 'sextortion_child' });
  });

  it('treat an age that was not said as under 18', () => {
    const unsaid = assess({ ...CALM, kind: 'threatened', ageBand: 'unsaid' });
    expect(unsaid).toMatchObject({ urgency: 1, playbook: 'sextortion_child' });
    expect(unsaid.marks).toContain('child');
  });

  it('never become less urgent by a fact of danger', () => {
    const dangers: Partial<Facts>[] = [
      { safety: 'danger' },
      { safety: 'self_harm' },
      { childInDanger: true },
      { meeting: 'planned' },
      { timeLimit: 'today' },
      { stillHappening: true },
      { paid: true },
    ];
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...dangers), (facts, danger) => {
        const before = { ...facts, ...(danger.safety ? { safety: 'safe' as const } : {}) };
        expect(assess({ ...before, ...danger }).urgency).toBeLessThanOrEqual(assess(before).urgency);
      }),
    );
  });

  it('give the same result in any order', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.shuffledSubarray([...RULES], { minLength: RULES.length }),
        (facts, shuffled) => {
          expect(assess(facts, shuffled)).toEqual(assess(facts));
        },
      ),
    );
  });
});
