import type { Facts } from './facts.js';

type FactName = keyof Facts;
/** What a fact may be compared with: one of its values, or one member of its list. */
export type ValueOf<Name extends FactName> = Extract<
  Facts[Name] extends readonly (infer Member)[] ? Member : Facts[Name],
  string | boolean
>;

/** A condition over the facts, as data. `is` holds when the fact, or one member of its list, is one of the values. */
export type Condition =
  | { fact: FactName; is: readonly (string | boolean)[] }
  | { not: Condition }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] };

export const is = <Name extends FactName>(fact: Name, ...values: ValueOf<Name>[]): Condition => ({
  fact,
  is: values,
});
export const not = (condition: Condition): Condition => ({ not: condition });
export const all = (...conditions: Condition[]): Condition => ({ all: conditions });
export const any = (...conditions: Condition[]): Condition => ({ any: conditions });

/** Whether a condition holds. A fact that is null is none of its values. Pure; never throws. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('not' in condition) return !holds(condition.not, facts);
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  const given = [facts[condition.fact]].flat();
  return given.some((value) => value !== null && condition.is.includes(value));
}

/** The facts that a condition looks at, each as often as it does. */
export function factsIn(condition: Condition): FactName[] {
  if ('not' in condition) return factsIn(condition.not);
  if ('all' in condition) return condition.all.flatMap(factsIn);
  if ('any' in condition) return condition.any.flatMap(factsIn);
  return [condition.fact];
}

/** The person is under 18, or was in the pictures. Everyone whose age is not known to be 18 or more counts as under 18. */
export const PERSON_UNDER_18 = any(not(is('ageBand', 'adult')), is('picturesUnder18', 'yes', 'not_sure'));

/** The report is about somebody under 18; what a finder reports always is. The site tells of the law by the same test. */
export const CONCERNS_CHILD = any(is('kind', 'found'), PERSON_UNDER_18);
