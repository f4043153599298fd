import fc from 'fast-check';
import { anyFacts, CALM, FACT_VALUES } from '../../../test/support/facts.js';
import { assess, type Assessment } from './assess.js';
import { factsIn, is } from './conditions.js';
import { DANGEROUS_DEMANDS, LADDERS } from './danger.data.js';
import type { Facts } from './facts.js';
import { type Rule } from './rule.js';
import { RULES } from './rules.data.js';
import { MARKS, PLAYBOOKS } from '../vocabulary/index.js';

const MINUTES = [15, 60, 240, 1440];
const judge = (facts: Facts, rules?: readonly Rule[]): Assessment => assess(facts, MINUTES, rules);
const withCalm = (facts: Partial<Facts>): Facts => ({ ...CALM, ...facts });

/** One step towards danger: what the facts are before it, and what they are after it. */
interface Step {
  name: string;
  before: Partial<Facts>;
  after: Partial<Facts>;
}

const ladderSteps: Step[] = LADDERS.flatMap(({ fact, rungs }) =>
  rungs.flatMap((lower, at) =>
    rungs.slice(at + 1).flatMap((higher) =>
      lower.flatMap((from) =>
        higher.map((to) => ({
          name: `${fact}: ${String(from)} to ${String(to)}`,
          before: { [fact]: from },
          after: { [fact]: to },
        })),
      ),
    ),
  ),
);

const demandSteps = ({ demands }: Facts): Step[] =>
  DANGEROUS_DEMANDS.map((demand) => ({
    name: `demands: ${demand} too`,
    before: { demands: demands.filter((one) => one !== demand) },
    after: { demands: [...demands, demand] },
  }));

describe('an assessment', () => {
  it('answers a calm report last, and a child under threat first', () => {
    expect(judge(CALM)).toEqual({
      urgency: 4,
      playbook: 'general',
      marks: [],
      reasons: [],
      firstAnswerMinutes: 1440,
    });
    const threatened = judge(withCalm({ kind: 'threatened', ageBand: '13_15', otherKind: null }));
    expect(threatened).toMatchObject({ urgency: 1, playbook: 'sextortion_child', firstAnswerMinutes: 15 });
  });

  it('treats an age that was not said as under 18', () => {
    const unsaid = judge(withCalm({ kind: 'threatened', ageBand: 'unsaid' }));
    expect(unsaid).toMatchObject({ urgency: 1, playbook: 'sextortion_child' });
    expect(unsaid.marks).toContain('child');
  });

  it('is made of any facts at all', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { urgency, playbook, marks, reasons, firstAnswerMinutes } = judge(facts);
        expect([1, 2, 3, 4]).toContain(urgency);
        expect(PLAYBOOKS).toContain(playbook);
        expect(marks).toEqual(MARKS.filter((mark) => marks.includes(mark)));
        expect(new Set(reasons).size).toBe(reasons.length);
        expect(firstAnswerMinutes).toBe(MINUTES[urgency - 1]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same whatever the order of the rules', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.shuffledSubarray([...RULES], { minLength: RULES.length }),
        (facts, shuffled) => {
          expect(judge(facts, shuffled)).toEqual(judge(facts));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('names the deciding rules first, then by their ids', () => {
    const facts = withCalm({
      kind: 'threatened',
      ageBand: '13_15',
      paid: true,
      stillHappening: true,
      country: 'IN',
    });
    expect(judge(facts).reasons).toEqual([
      'child-threatened',
      'money-paid',
      'still-happening',
      'concerns-a-child',
      'legal-duty',
    ]);
  });
});

describe('a step towards danger', () => {
  it('is known for every fact by which a rule makes a case more urgent', () => {
    const known = [...LADDERS.map(({ fact }) => fact), 'demands'];
    const decisive = RULES.filter((rule) => rule.urgency).flatMap((rule) => factsIn(rule.when));
    expect([...new Set(decisive)].filter((fact) => !known.includes(fact))).toEqual([]);
  });

  it('is known for every answer to such a question', () => {
    for (const { fact, rungs } of LADDERS) {
      const answers = FACT_VALUES[fact].filter((value) => value !== 'found');
      expect([...rungs.flat()].sort()).toEqual([...answers].sort());
    }
  });

  it('never makes a case less urgent nor its first answer later, whatever else is so', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const steps = [...ladderSteps, ...demandSteps(facts)];
        const worse = steps.filter(({ before, after }) => {
          const [less, more] = [judge({ ...facts, ...before }), judge({ ...facts, ...after })];
          return more.urgency > less.urgency || more.firstAnswerMinutes > less.firstAnswerMinutes;
        });
        expect(worse.map(({ name }) => name)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the answer about hurting oneself', () => {
  it('puts a case in front, and leaves everything else as it was', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const without = judge({ ...facts, safety: 'safe' });
        const told = judge({ ...facts, safety: 'self_harm' });
        expect(told).toMatchObject({ urgency: 1, playbook: without.playbook });
        expect(told.marks.filter((mark) => mark !== 'self_harm')).toEqual(without.marks);
        expect(told.reasons.filter((id) => id !== 'self-harm-answer')).toEqual(without.reasons);
      }),
    );
  });
});

describe('the clock of the first answer', () => {
  const rule = (id: string, urgency: Rule['urgency'], firstAnswer?: number): Rule => ({
    id,
    when: is('kind', 'other'),
    ...(urgency && { urgency }),
    ...(firstAnswer !== undefined && { clocks: { firstAnswer } }),
    source: null,
  });

  it.each<[string, Rule[], number]>([
    ['the urgency alone gives it', [rule('a', 2)], 60],
    ['a rule may give it less than its urgency', [rule('a', 2, 20)], 20],
    ['a rule never gives it more', [rule('a', 2, 600)], 60],
    ['the tightest of several counts', [rule('a', 3, 90), rule('b', undefined, 30), rule('c', 3, 45)], 30],
    ['a rule of less urgency may still be the tightest', [rule('a', 1), rule('b', 4, 5)], 5],
  ])('%s', (_, rules, minutes) => {
    expect(judge(CALM, rules).firstAnswerMinutes).toBe(minutes);
    expect(judge(CALM, [...rules].reverse()).firstAnswerMinutes).toBe(minutes);
  });

  it('follows the minutes that the installation was given', () => {
    expect(assess(withCalm({ safety: 'danger' }), [5, 30, 60, 60]).firstAnswerMinutes).toBe(5);
    expect(assess(CALM, [5, 30, 60, 90], [rule('a', 4, 75)]).firstAnswerMinutes).toBe(75);
  });

  it('of a rule that does not hold changes nothing', () => {
    const elsewhere = { ...rule('a', 1, 1), when: is('kind', 'found') };
    expect(judge(CALM, [elsewhere]).firstAnswerMinutes).toBe(1440);
  });
});
