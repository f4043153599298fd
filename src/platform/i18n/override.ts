import type { IntlMessageFormat } from 'intl-messageformat';
import { messageOf } from './message.js';
import { argumentsOf } from './message-arguments.js';

/**
 * - `empty`, `too_long`: it has no words, or far more than the English one
 * - `markup`: a sign of HTML, or one that cannot be seen or turns the direction of what follows
 * - `not_icu`: not ICU MessageFormat
 * - `arguments`: other arguments than the English one, or used as something that they are not
 */
export type OverrideFault = 'empty' | 'too_long' | 'markup' | 'not_icu' | 'arguments';

/** The longest text that may stand in the place of an English one of so many characters. */
const longest = (english: string): number => Math.max(120, 3 * english.length);

// A page escapes what it shows; these would be shown as they are, and nobody means them so. The joiners (200C, 200D) are letters
// of Indic and Arabic scripts.
const MARKUP =
  /[<>]|&(?:#\w+|[a-z]+\d*);|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2028-\u202e\u2060-\u2069\ufeff]/iu;

const LITERAL = 0;
/** A value put in as it is; and one of several texts by its value: both take a value of any kind. */
const ANY_KIND: ReadonlySet<number> = new Set([1, 5]);
const NESTING: ReadonlySet<number> = new Set([5, 6]);
const POUND = 7;

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** What keeps a text from standing in the place of an English one, or null: it will render wherever that one does. */
export function overrideFault(text: string, english: string, language: string): OverrideFault | null {
  if (text.trim() === '') return 'empty';
  if (text.length > longest(english)) return 'too_long';
  if (MARKUP.test(text)) return 'markup';
  const wanted = messageOf(english, 'en').getAst();
  let given: Ast;
  try {
    given = messageOf(text, language).getAst();
  } catch {
    return 'not_icu';
  }
  if (String(argumentsOf(given)) !== String(argumentsOf(wanted))) return 'arguments';
  const known = formatsOf(wanted);
  return [...formatsOf(given)].every((format) => known.has(format)) ? null : 'arguments';
}

/** How the arguments are written where that takes a value of one kind: a number for `plural`, a date for `date` ... */
function formatsOf(ast: Ast): Set<string> {
  const found = new Set<string>();
  const walk = (elements: Ast): void => {
    for (const element of elements) {
      if (element.type === LITERAL || element.type === POUND) continue;
      const { value, style, pluralType } = element as { value: string; style?: unknown; pluralType?: string };
      if (!ANY_KIND.has(element.type))
        found.add(JSON.stringify([value, element.type, style ?? null, pluralType ?? null]));
      if (!NESTING.has(element.type)) continue;
      const { options } = element as unknown as { options: Record<string, { value: Ast }> };
      for (const option of Object.values(options)) walk(option.value);
    }
  };
  walk(ast);
  return found;
}
