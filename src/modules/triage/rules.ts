import { concernsChild, type Facts } from './facts.js';

/** 1 is the most urgent. */
export type Urgency = 1 | 2 | 3 | 4;

export const PLAYBOOKS = [
  'sextortion_child',
  'sextortion_adult',
  'pictures_shared',
  'finder',
  'grooming',
  'account_taken',
  'general',
] as const;
export type Playbook = (typeof PLAYBOOKS)[number];

export const MARKS = [
  'danger',
  'self_harm',
  'child_in_danger',
  'meeting',
  'time_limit',
  'still_happening',
  'already_shared',
  'paid',
  'sent_pictures',
  'known_person',
  'watched',
  'child',
  'partial',
] as const;
export type Mark = (typeof MARKS)[number];

export interface Rule {
  id: string;
  when: (facts: Facts) => boolean;
  urgency?: Urgency;
  marks?: readonly Mark[];
}

const child = concernsChild;
const threatened = (facts: Facts): boolean => facts.kind === 'threatened';

/**
 * Each rule stands alone: the most urgent one that holds decides, the marks of all that hold are shown. The order says
 * nothing. The answer about hurting oneself raises attention and nothing else: it neither scores nor gates.
 */
export const RULES: readonly Rule[] = [
  { id: 'danger-now', when: (f) => f.safety === 'danger', urgency: 1, marks: ['danger'] },
  { id: 'self-harm-answer', when: (f) => f.safety === 'self_harm', urgency: 1, marks: ['self_harm'] },
  { id: 'child-in-danger', when: (f) => f.childInDanger === true, urgency: 1, marks: ['child_in_danger'] },
  { id: 'meeting-planned', when: (f) => f.meeting === 'planned', urgency: 1, marks: ['meeting'] },
  {
    id: 'meeting-demanded-of-child',
    when: (f) => f.demands.includes('meeting') && child(f),
    urgency: 1,
    marks: ['meeting'],
  },
  { id: 'meeting-demanded', when: (f) => f.demands.includes('meeting'), urgency: 2, marks: ['meeting'] },
  { id: 'meeting-past', when: (f) => f.meeting === 'past', urgency: 2, marks: ['meeting'] },
  { id: 'child-threatened', when: (f) => threatened(f) && child(f), urgency: 1 },
  { id: 'time-limit-today', when: (f) => f.timeLimit === 'today', urgency: 1, marks: ['time_limit'] },
  { id: 'time-limit-a-day', when: (f) => f.timeLimit === 'day', urgency: 2, marks: ['time_limit'] },
  { id: 'adult-threatened', when: (f) => threatened(f) && !child(f), urgency: 2 },
  { id: 'still-happening', when: (f) => f.stillHappening === true, urgency: 2, marks: ['still_happening'] },
  {
    id: 'threat-carried-out',
    when: (f) => threatened(f) && f.shared === true,
    urgency: 2,
    marks: ['already_shared'],
  },
  {
    id: 'child-pictures-shared',
    when: (f) => f.kind === 'shared' && child(f),
    urgency: 2,
    marks: ['already_shared'],
  },
  {
    id: 'pictures-shared',
    when: (f) => f.kind === 'shared' && !child(f),
    urgency: 3,
    marks: ['already_shared'],
  },
  { id: 'money-paid', when: (f) => f.paid === true, urgency: 2, marks: ['paid'] },
  { id: 'pictures-sent', when: (f) => f.sentPictures === true, marks: ['sent_pictures'] },
  {
    id: 'person-known',
    when: (f) => f.offender === 'partner' || f.offender === 'known',
    marks: ['known_person'],
  },
  { id: 'screen-watched', when: (f) => f.safety === 'watched', marks: ['watched'] },
  { id: 'finder-knows-child', when: (f) => f.kind === 'found' && f.knowsChild === true, urgency: 2 },
  { id: 'found', when: (f) => f.kind === 'found', urgency: 3 },
  { id: 'pressure-on-child', when: (f) => f.otherKind === 'pressure_on_child', urgency: 2 },
  { id: 'account-taken', when: (f) => f.otherKind === 'account_taken', urgency: 3 },
  { id: 'concerns-a-child', when: child, marks: ['child'] },
  { id: 'sent-unfinished', when: (f) => f.partial, marks: ['partial'] },
];

const LEAST_URGENT: Urgency = 4;

/** What the rules make of the facts. `reasons` are the ids of the rules that hold, the deciding ones first. */
export interface Assessment {
  urgency: Urgency;
  playbook: Playbook;
  marks: Mark[];
  reasons: string[];
}

/** Applies every rule. Pure; the result does not depend on the order of `rules`. */
export function assess(facts: Facts, rules: readonly Rule[] = RULES): Assessment {
  const holding = rules.filter((rule) => rule.when(facts));
  const urgency = holding.reduce<Urgency>(
    (most, rule) => (rule.urgency && rule.urgency < most ? rule.urgency : most),
    LEAST_URGENT,
  );
  const found = new Set(holding.flatMap((rule) => rule.marks ?? []));
  const rank = (rule: Rule): number => rule.urgency ?? LEAST_URGENT + 1;
  const reasons = [...holding]
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
    .map((rule) => rule.id);
  return { urgency, playbook: playbookFor(facts), marks: MARKS.filter((mark) => found.has(mark)), reasons };
}

function playbookFor(facts: Facts): Playbook {
  switch (facts.kind) {
    case 'threatened':
      return child(facts) ? 'sextortion_child' : 'sextortion_adult';
    case 'shared':
      return 'pictures_shared';
    case 'found':
      return 'finder';
    case 'other':
      if (facts.otherKind === 'pressure_on_child') return 'grooming';
      return facts.otherKind === 'account_taken' ? 'account_taken' : 'general';
  }
}
