import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CALM, FACT_VALUES } from '../../../test/support/facts.js';
import { projectRoot } from '../../platform/config/index.js';
import { assess } from './assess.js';
import { factsIn, holds } from './conditions.js';
import type { Facts } from './facts.js';
import { RULES } from './rules.data.js';
import { MARKS, type Mark, PLAYBOOKS, type Playbook, type Urgency } from '../vocabulary/index.js';

const MINUTES = [15, 60, 240, 1440];

/** `at` fires the rule and `near` just does not; `with` are the other rules that cannot but hold as well. */
interface Case {
  at: Partial<Facts>;
  near: Partial<Facts>;
  urgency?: Urgency;
  playbook?: Playbook;
  marks?: Mark[];
  with?: string[];
}

const CASES: Record<string, Case> = {
  'danger-now': { at: { safety: 'danger' }, near: { safety: 'safe' }, urgency: 1, marks: ['danger'] },
  'self-harm-answer': {
    at: { safety: 'self_harm' },
    near: { safety: null },
    urgency: 1,
    marks: ['self_harm'],
  },
  'child-in-danger': {
    at: { childInDanger: true },
    near: { childInDanger: null },
    urgency: 1,
    marks: ['child_in_danger'],
  },
  'imminent-danger': {
    at: { imminentDanger: true },
    near: { imminentDanger: false },
    urgency: 1,
    marks: ['danger'],
  },
  'meeting-planned': { at: { meeting: 'planned' }, near: { meeting: 'no' }, urgency: 1, marks: ['meeting'] },
  'meeting-demanded-of-child': {
    at: { demands: ['money', 'meeting'], ageBand: '16_17' },
    near: { demands: ['money', 'meeting'], ageBand: 'adult' },
    urgency: 1,
    marks: ['meeting'],
    with: ['meeting-demanded', 'concerns-a-child'],
  },
  'meeting-demanded': {
    at: { demands: ['meeting'] },
    near: { demands: ['relationship'] },
    urgency: 2,
    marks: ['meeting'],
  },
  'meeting-past': { at: { meeting: 'past' }, near: { meeting: 'no' }, urgency: 2, marks: ['meeting'] },
  'child-threatened': {
    at: { kind: 'threatened', ageBand: '16_17' },
    near: { kind: 'threatened', ageBand: 'adult' },
    urgency: 1,
    playbook: 'sextortion_child',
    with: ['concerns-a-child'],
  },
  'time-limit-today': {
    at: { timeLimit: 'today' },
    near: { timeLimit: 'day' },
    urgency: 1,
    marks: ['time_limit'],
  },
  'time-limit-a-day': {
    at: { timeLimit: 'day' },
    near: { timeLimit: 'not_sure' },
    urgency: 2,
    marks: ['time_limit'],
  },
  'adult-threatened': {
    at: { kind: 'threatened', picturesUnder18: 'no' },
    near: { kind: 'threatened', picturesUnder18: 'not_sure' },
    urgency: 2,
    playbook: 'sextortion_adult',
  },
  'still-happening': {
    at: { stillHappening: true },
    near: { stillHappening: null },
    urgency: 2,
    marks: ['still_happening'],
  },
  'threat-carried-out': {
    at: { kind: 'threatened', shared: true },
    near: { kind: 'threatened', shared: null },
    urgency: 2,
    marks: ['already_shared'],
    with: ['adult-threatened'],
  },
  'child-pictures-shared': {
    at: { kind: 'shared', picturesUnder18: 'yes' },
    near: { kind: 'shared', picturesUnder18: 'no' },
    urgency: 2,
    playbook: 'pictures_shared',
    marks: ['already_shared'],
    with: ['child-not-offender', 'concerns-a-child'],
  },
  'pictures-shared': {
    at: { kind: 'shared' },
    near: { kind: 'other' },
    urgency: 3,
    playbook: 'pictures_shared',
    marks: ['already_shared'],
  },
  'money-paid': { at: { paid: true }, near: { paid: false }, urgency: 2, marks: ['paid'] },
  'pictures-sent': { at: { sentPictures: true }, near: { sentPictures: false }, marks: ['sent_pictures'] },
  'person-known': { at: { offender: 'partner' }, near: { offender: 'online' }, marks: ['known_person'] },
  'screen-watched': { at: { safety: 'watched' }, near: { safety: 'safe' }, marks: ['watched'] },
  'finder-knows-child': {
    at: { kind: 'found', knowsChild: true },
    near: { kind: 'found', knowsChild: false },
    urgency: 2,
    with: ['found', 'concerns-a-child'],
  },
  found: {
    at: { kind: 'found' },
    near: { kind: 'other' },
    urgency: 3,
    playbook: 'finder',
    with: ['concerns-a-child'],
  },
  'pressure-on-child': {
    at: { otherKind: 'pressure_on_child' },
    near: { otherKind: 'something_else' },
    urgency: 2,
    playbook: 'grooming',
  },
  'account-taken': {
    at: { otherKind: 'account_taken' },
    near: { otherKind: null },
    urgency: 3,
    playbook: 'account_taken',
  },
  'concerns-a-child': { at: { ageBand: 'unsaid' }, near: { ageBand: 'adult' }, marks: ['child'] },
  'child-not-offender': {
    at: { ageBand: '13_15', sentPictures: true },
    near: { ageBand: '13_15', sentPictures: false },
    marks: ['not_in_trouble'],
    with: ['concerns-a-child', 'pictures-sent'],
  },
  'legal-duty': {
    at: { country: 'IN', ageBand: '16_17' },
    near: { country: 'GB', ageBand: '16_17' },
    marks: ['legal_duty'],
    with: ['concerns-a-child'],
  },
  'sent-unfinished': { at: { partial: true }, near: { partial: false }, marks: ['partial'] },
};

const withCalm = (facts: Partial<Facts>): Facts => ({ ...CALM, ...facts });
const reasons = (facts: Partial<Facts>): string[] => assess(withCalm(facts), MINUTES).reasons;

describe('the table of rules', () => {
  it('has a case here for each rule, and each id once', () => {
    const ids = RULES.map((rule) => rule.id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(Object.keys(CASES).sort()).toEqual([...ids].sort());
  });

  it.each(Object.entries(CASES))('%s fires where it should and sets what it should', (id, one) => {
    expect([...reasons(one.at)].sort()).toEqual([id, ...(one.with ?? [])].sort());
    const alone = RULES.filter((rule) => rule.id === id);
    expect(assess(withCalm(one.at), MINUTES, alone)).toEqual({
      urgency: one.urgency ?? 4,
      playbook: one.playbook ?? 'general',
      marks: one.marks ?? [],
      reasons: [id],
      firstAnswerMinutes: MINUTES[(one.urgency ?? 4) - 1],
    });
  });

  it.each(Object.entries(CASES))('%s does not fire one answer away', (id, { at, near }) => {
    const [before, after] = [withCalm(at), withCalm(near)];
    const changed = (Object.keys(CALM) as (keyof Facts)[]).filter((name) => before[name] !== after[name]);
    expect(
      changed.filter((name) => name !== 'demands' || String(at.demands) !== String(near.demands)),
    ).toHaveLength(1);
    expect(reasons(near)).not.toContain(id);
  });

  it('says yes or no to every combination of the facts that a rule looks at', () => {
    for (const { when } of RULES) {
      const names = [...new Set(factsIn(when))];
      const answers = names.reduce<Facts[]>(
        (all, name) =>
          all.flatMap((facts) => FACT_VALUES[name].map((value) => ({ ...facts, [name]: value }))),
        [CALM],
      );
      expect(new Set(answers.map((facts) => holds(when, facts)))).toEqual(new Set([true, false]));
    }
  });

  it('compares facts only with values that they can have', () => {
    const leaves = (
      condition: (typeof RULES)[number]['when'],
    ): { fact: keyof Facts; is: readonly unknown[] }[] => {
      if ('not' in condition) return leaves(condition.not);
      if ('all' in condition) return condition.all.flatMap(leaves);
      return 'any' in condition ? condition.any.flatMap(leaves) : [condition];
    };
    for (const { fact, is } of RULES.flatMap((rule) => leaves(rule.when)))
      for (const value of is) expect(FACT_VALUES[fact].flat()).toContain(value);
  });

  it('looks at every fact that is named as one to look at', () => {
    const looked = new Set(RULES.flatMap((rule) => factsIn(rule.when)));
    for (const fact of [
      ...(['kind', 'ageBand', 'stillHappening', 'timeLimit', 'meeting', 'demands', 'safety'] as const),
      ...(['childInDanger', 'shared', 'paid', 'offender', 'country', 'picturesUnder18'] as const),
    ])
      expect(looked).toContain(fact);
  });

  it('gives a source with a day, or none, and tightens clocks by whole minutes only', () => {
    for (const { source, clocks } of RULES) {
      if (source) {
        expect(source.title).toMatch(/\w[^.?]$/);
        expect(source.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(source.url ?? 'https://').toMatch(/^https:\/\//);
      }
      expect(Number.isInteger(clocks?.firstAnswer ?? 1) && (clocks?.firstAnswer ?? 1) > 0).toBe(true);
    }
  });
});

describe('the words that staff read', () => {
  const texts = Object.keys(
    JSON.parse(readFileSync(join(projectRoot(), 'locales/en/console.json'), 'utf8')) as object,
  );
  const named = (group: string): string[] =>
    texts.filter((key) => key.startsWith(`${group}.`)).map((key) => key.slice(group.length + 1));

  it('exist for every rule, mark and playbook, and for no other', () => {
    expect(named('reason').sort()).toEqual(RULES.map((rule) => rule.id).sort());
    expect(named('mark').sort()).toEqual([...MARKS, 'keep_out'].sort());
    expect(named('playbook').sort()).toEqual([...PLAYBOOKS].sort());
  });
});

describe('a child who sent or shared pictures', () => {
  it.each<[string, Partial<Facts>]>([
    ['under 13', { kind: 'threatened', ageBand: 'under_13', sentPictures: true }],
    ['of an age that was not said', { kind: 'threatened', ageBand: 'unsaid', sentPictures: true }],
    ['who is grown up by now', { kind: 'threatened', picturesUnder18: 'yes', sentPictures: true }],
    ['who was never asked who made them', { kind: 'shared', ageBand: '16_17' }],
  ])('is shown to staff as not in trouble: %s', (_, facts) => {
    const { marks, reasons: why } = assess(withCalm(facts), MINUTES);
    expect(marks).toContain('not_in_trouble');
    expect(why).toContain('child-not-offender');
  });

  it('is never less urgent for it, nor more', () => {
    const sent = withCalm({ kind: 'threatened', ageBand: '13_15', sentPictures: true });
    const { urgency, playbook } = assess({ ...sent, sentPictures: false }, MINUTES);
    expect(assess(sent, MINUTES)).toMatchObject({ urgency, playbook });
  });
});

describe('the duty that a law may lay on the desk', () => {
  it('is shown in the country of that law, where the report concerns a child, and nowhere else', () => {
    const marked = (facts: Partial<Facts>): boolean =>
      assess(withCalm(facts), MINUTES).marks.includes('legal_duty');
    expect(marked({ country: 'IN', kind: 'found' })).toBe(true);
    expect(marked({ country: 'IN', ageBand: 'unsaid' })).toBe(true);
    expect(marked({ country: 'IN', ageBand: 'adult' })).toBe(false);
    expect(marked({ country: null, kind: 'found' })).toBe(false);
  });

  it('changes nothing else about the case', () => {
    const child = withCalm({ kind: 'threatened', ageBand: '13_15' });
    const here = assess({ ...child, country: 'IN' }, MINUTES);
    const there = assess({ ...child, country: 'GB' }, MINUTES);
    expect({ ...here, marks: here.marks.filter((mark) => mark !== 'legal_duty') }).toEqual({
      ...there,
      reasons: here.reasons,
    });
  });
});
