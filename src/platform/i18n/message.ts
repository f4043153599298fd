import { IntlMessageFormat } from 'intl-messageformat';
import { withLatinDigits } from './languages.js';

/** A text parsed as ICU MessageFormat; a `<` is a `<`. Throws where it is none. */
export function messageOf(text: string, language: string): IntlMessageFormat {
  return new IntlMessageFormat(text, withLatinDigits(language), undefined, { ignoreTag: true });
}
