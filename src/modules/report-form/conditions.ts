import type { Answers, Condition } from './form.types.js';

export const is = (question: string, ...values: string[]): Condition => ({ question, is: values });
export const not = (condition: Condition): Condition => ({ not: condition });
export const all = (...conditions: Condition[]): Condition => ({ all: conditions });
export const any = (...conditions: Condition[]): Condition => ({ any: conditions });

/** Whether a condition holds; a question that was not answered is none of its values. No condition always holds. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (condition === undefined) return true;
  if ('not' in condition) return !holds(condition.not, answers);
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  const given = Object.hasOwn(answers, condition.question) ? answers[condition.question] : undefined;
  return given !== undefined && [given].flat().some((value) => condition.is.includes(value));
}

/** The questions that a condition looks at. */
export function questionsOf(condition: Condition | undefined): { question: string; is: readonly string[] }[] {
  if (condition === undefined) return [];
  if ('not' in condition) return questionsOf(condition.not);
  if ('all' in condition) return condition.all.flatMap(questionsOf);
  if ('any' in condition) return condition.any.flatMap(questionsOf);
  return [condition];
}
