import { questionsOf } from './conditions.js';
import type { Condition, Form, Question, Screen } from './form.types.js';

/**
 * Checks the description of a form and returns it. Throws an Error naming the screen when an id or a page is taken twice, or a
 * condition looks at a question that no earlier screen asks, or at an option it does not have: the process then does not start.
 */
export function defineForm(screens: readonly Screen[]): Form {
  const ids = new Set<string>();
  const pages = new Set<number>();
  const asked = new Map<string, Set<string>>();
  for (const screen of screens) {
    if (ids.has(screen.id) || pages.has(screen.page))
      throw new Error(`Form: ${screen.id} or its page is there twice.`);
    ids.add(screen.id);
    pages.add(screen.page);
    checkCondition(screen, screen.when, asked);
    for (const block of screen.blocks ?? []) checkCondition(screen, block.when, asked);
    for (const question of screen.questions) {
      asked.set(question.id, new Set([...(asked.get(question.id) ?? []), ...valuesOf(question)]));
    }
  }
  return { screens };
}

function valuesOf(question: Question): string[] {
  return 'options' in question ? question.options.map((option) => option.value) : [];
}

function checkCondition(
  screen: Screen,
  condition: Condition | undefined,
  asked: Map<string, Set<string>>,
): void {
  for (const { question, is } of questionsOf(condition)) {
    const values = asked.get(question);
    if (!values) throw new Error(`Form: ${screen.id} depends on ${question}, which is not asked before it.`);
    const unknown = is.find((value) => !values.has(value));
    if (unknown !== undefined)
      throw new Error(`Form: ${screen.id} depends on ${question} = ${unknown}, which is no option.`);
  }
}
