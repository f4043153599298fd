import { checkText } from '../../platform/text/index.js';
import { isCountryChoice } from './countries.js';
import type { FieldError, Question } from './form.types.js';

/** The posted fields: name -> values in the order sent. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** `value` null: left empty. */
export interface QuestionReading {
  value: string | string[] | null;
  error?: Omit<FieldError, 'question'>;
}

/** Control characters but tab and line end, and the marks that turn the direction of the text that follows. */

const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** What was typed, in the one form in which it is kept: NFC, `\n` line ends, no control characters, trimmed. */
export function tidy(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').replace(UNSEEN, '').normalize('NFC').trim();
}

/** Reads one question from the values of its field. Pure; never throws. */
export function readQuestion(question: Question, values: readonly string[]): QuestionReading {
  const first = values[0] ?? '';
  switch (question.type) {
    case 'radios':
      return { value: question.options.some((option) => option.value === first) ? first : null };
    case 'checkboxes': {
      const ticked = question.options.map((option) => option.value).filter((value) => values.includes(value));
      return { value: ticked.length > 0 ? ticked : null };
    }
    case 'country':
      return { value: isCountryChoice(first) ? first : null };
    case 'text':
      return readText(tidy(first).replace(/\s+/g, ' '), question.max);
    case 'long_text':
      return readText(tidy(first), question.max);
    case 'lines':
      return readLines(tidy(first), question);
  }
}

function readText(text: string, max: number): QuestionReading {
  if (text === '') return { value: null };
  const checked = checkText(text, { max });
  if (checked.ok) return { value: checked.text };
  if (checked.reason === 'TEXT_TOO_LONG') {
    return {
      value: null,
      error: { message: 'site.error.too_long', args: { over: [...text].length - max, max } },
    };
  }
  return { value: null, error: { message: 'site.error.file' } };
}

function readLines(text: string, limits: Extract<Question, { type: 'lines' }>): QuestionReading {
  const { max, lines: most } = limits;
  const whole = readText(text, limits.whole);
  if (whole.error) return whole;
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return { value: null };
  if (lines.length > most)
    return { value: null, error: { message: 'site.error.too_many_lines', args: { most } } };
  if (lines.some((line) => [...line].length > max))
    return { value: null, error: { message: 'site.error.line_too_long', args: { max } } };
  return { value: lines.join('\n') };
}
