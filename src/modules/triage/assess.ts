import { holds } from './conditions.js';
import type { Facts } from './facts.js';
import { type Rule } from './rule.js';
import { RULES } from './rules.data.js';
import { MARKS, type Mark, PLAYBOOKS, type Playbook, type Urgency } from '../vocabulary/index.js';

const LEAST_URGENT: Urgency = 4;
const NO_PLAYBOOK: Playbook = 'general';

/** What the rules make of the facts. */
export interface Assessment {
  urgency: Urgency;
  playbook: Playbook;
  marks: Mark[];
  /** The ids of the rules that hold: by the urgency that they set, then by id. Those that set none come last. */
  reasons: string[];
  /** Minutes until the first answer is due. */
  firstAnswerMinutes: number;
}

/**
 * Applies every rule: the most urgent that holds decides, the first playbook by rank is taken, all marks are shown, the
 * tightest clock counts. `firstAnswerMinutes` holds the minutes of urgency 1 to 4, which a rule may tighten and never
 * lengthen. Pure; the result does not depend on the order of `rules`.
 */
export function assess(
  facts: Facts,
  firstAnswerMinutes: readonly number[],
  rules: readonly Rule[] = RULES,
): Assessment {
  const holding = rules.filter((rule) => holds(rule.when, facts));
  const urgency = holding.reduce<Urgency>(
    (most, rule) => (rule.urgency && rule.urgency < most ? rule.urgency : most),
    LEAST_URGENT,
  );
  const marks = new Set(holding.flatMap((rule) => rule.marks ?? []));
  const playbooks = new Set(holding.map((rule) => rule.playbook));
  const clocks = holding.flatMap((rule) => rule.clocks?.firstAnswer ?? []);
  return {
    urgency,
    playbook: PLAYBOOKS.find((playbook) => playbooks.has(playbook)) ?? NO_PLAYBOOK,
    marks: MARKS.filter((mark) => marks.has(mark)),
    reasons: [...holding].sort(byWhatTheySet).map((rule) => rule.id),
    firstAnswerMinutes: Math.min(minutesOf(urgency, firstAnswerMinutes), ...clocks),
  };
}

function byWhatTheySet(a: Rule, b: Rule): number {
  const rank = (rule: Rule): number => rule.urgency ?? LEAST_URGENT + 1;
  return rank(a) - rank(b) || (a.id < b.id ? -1 : 1);
}

function minutesOf(urgency: Urgency, firstAnswerMinutes: readonly number[]): number {
  const minutes = firstAnswerMinutes[urgency - 1];
  if (minutes === undefined) throw new RangeError('FIRST_ANSWER_MINUTES lacks an urgency');
  return minutes;
}
