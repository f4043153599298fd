import type { RouterFacts } from './route.js';

type FactName = keyof RouterFacts;
/** What a fact may be compared with: one of its values, or one member of its list. */
type ValueOf<Name extends FactName> = Extract<
  RouterFacts[Name] extends readonly (infer Member)[] ? Member : RouterFacts[Name],
  string | boolean
>;

/** A condition over the facts, as data. `is` holds when the fact, or one member of its list, is one of the values. */
export type Condition =
  | { readonly fact: FactName; readonly is: readonly (string | boolean)[] }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export const is = <Name extends FactName>(fact: Name, ...values: ValueOf<Name>[]): Condition => ({
  fact,
  is: values,
});
export const not = (condition: Condition): Condition => ({ not: condition });
export const all = (...conditions: Condition[]): Condition => ({ all: conditions });
export const any = (...conditions: Condition[]): Condition => ({ any: conditions });

/** Whether a condition holds. A fact that is null is none of its values. Pure; never throws. */
export function holds(condition: Condition, facts: RouterFacts): boolean {
  if ('not' in condition) return !holds(condition.not, facts);
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  const given = facts[condition.fact];
  const values: readonly unknown[] = Array.isArray(given) ? given : [given];
  return values.some((value) => condition.is.some((one) => one === value));
}

export const ALWAYS = all();
export const FOUND = is('kind', 'found');
/** Whoever is not known to be 18 or more counts as under 18, now and in the pictures. */
export const MINOR_NOW = not(is('ageNow', 'adult'));
export const MINOR_THEN = not(is('ageThen', 'adult'));
/** It is about a child: the person is under 18, or was in the pictures, or a finder reports child abuse material. */
export const CHILD = any(FOUND, MINOR_NOW, MINOR_THEN);
export const ADULT = not(CHILD);
/** Pictures are out. */
export const OUT = any(is('kind', 'shared'), is('shared', true));
/** Pictures are out, or somebody threatens with them. */
export const PICTURES = any(is('kind', 'threatened'), OUT);
export const GROOMING = is('otherKind', 'pressure_on_child');
/** What is done to a child by pictures or by pressure. */
export const CHILD_ABUSE = all(CHILD, any(FOUND, PICTURES, GROOMING));
/** The person themselves asks, or who acts for them. */
export const PERSON = is('finder', false);
export const INDIA = is('country', 'IN');
