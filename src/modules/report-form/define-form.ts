import { questionsOf } from './conditions.js';
import type { Condition, Form, Question, Screen } from './form.types.js';

/**
 * Checks the description of a form and returns it. Throws an Error naming the screen when an id or a page is taken twice, parts go
 * back, or a condition looks at a question that is not asked before it, or at an option it does not have: the process then does
 * not start.
 */
export function defineForm(screens: readonly Screen[]): Form {
  const ids = new Set<string>();
  const pages = new Set<number>();
  const asked = new Map<string, Set<string>>();
  let part = 1;
  for (const screen of screens) {
    const own = [screen.page, ...(screen.formerly ?? [])];
    if (ids.has(screen.id) || own.some((page) => pages.has(page)))
      throw new Error(`Form: ${screen.id} or its page is there twice.`);
    if (screen.part < part) throw new Error(`Form: ${screen.id} goes back to an earlier part.`);
    part = screen.part;
    ids.add(screen.id);
    own.forEach((page) => pages.add(page));
    const before = [screen.when, screen.canLeave, ...(screen.blocks ?? []).map(({ when }) => when)];
    const options = screen.questions.flatMap((one) => ('options' in one ? one.options : []));
    for (const { when } of [...screen.questions, ...options]) before.push(when);
    for (const condition of before) checkCondition(screen, condition, asked);
    for (const question of screen.questions) {
      checkCondition(screen, question.onlyIf, asked);
      if ('neededUnless' in question) checkCondition(screen, question.neededUnless, asked);
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
