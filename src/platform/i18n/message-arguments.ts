import { IntlMessageFormat } from 'intl-messageformat';

/** The kinds of element of a parsed message that matter here (the parser's TYPE). */
const LITERAL = 0;
const POUND = 7;
const NESTING = new Set([5, 6]);

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** The names of the arguments of a parsed message, sorted. */
export function argumentsOf(ast: Ast): string[] {
  const names = new Set<string>();
  const walk = (elements: Ast): void => {
    for (const element of elements) {
      if (element.type === LITERAL || element.type === POUND) continue;
      names.add((element as { value: string }).value);
      if (!NESTING.has(element.type)) continue;
      const { options } = element as unknown as { options: Record<string, { value: Ast }> };
      for (const option of Object.values(options)) walk(option.value);
    }
  };
  walk(ast);
  return [...names].sort();
}
