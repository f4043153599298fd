import { assess, type Assessment } from './assess.js';
import { holds } from './conditions.js';
import type { Facts } from './facts.js';
import type { Rule } from './rule.js';
import { RULES } from './rules.data.js';

type MaybeFact = { [Name in keyof Facts]: null extends Facts[Name] ? Name : never }[keyof Facts];

/**
 * What the rules make of one fact that was told later: of those rules alone that would not hold without it, so that what staff
 * have decided since about the rest of the report stands. Pure.
 *
 * @param told - the fact and its value
 */
export function assessFact<Name extends MaybeFact>(
  facts: Facts,
  told: { fact: Name; value: Facts[Name] },
  firstAnswerMinutes: readonly number[],
  rules: readonly Rule[] = RULES,
): Assessment {
  const without: Facts = { ...facts, [told.fact]: null };
  return assessChange(without, { ...facts, [told.fact]: told.value }, firstAnswerMinutes, rules);
}

/** What the rules make of facts that changed: of those rules alone that did not hold before. Pure. */
export function assessChange(
  before: Facts,
  after: Facts,
  firstAnswerMinutes: readonly number[],
  rules: readonly Rule[] = RULES,
): Assessment {
  const through = rules.filter((rule) => !holds(rule.when, before));
  return assess(after, firstAnswerMinutes, through);
}
