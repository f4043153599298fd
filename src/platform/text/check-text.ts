import { defineErrors } from '../errors/index.js';
import { containsFile } from './contains-file.js';

/** The most characters a message or a note may hold. */
export const TEXT_LIMIT = 10_000;

export interface TextLimits {
  /** The most characters (Unicode code points, a line end counts as one) after trimming. */
  max: number;
  /** Keeps the space around the text and accepts an empty one: for what somebody is still typing. */
  draft?: boolean;
}

export type CheckedText = { ok: true; text: string } | { ok: false; reason: TextReason };

/** A text that is refused, with the reason as its code. It never carries the text. */
export class TextError extends defineErrors({
  TEXT_EMPTY: 422,
  TEXT_TOO_LONG: 422,
  TEXT_HAS_NUL: 422,
  TEXT_CONTAINS_FILE: 422,
}) {}

export type TextReason = TextError['code'];

/**
 * Brings a text that a person typed into the one form in which it is kept (NFC, `\n` line ends, trimmed), or says why it is
 * refused: empty, longer than `max` characters, a NUL, or a file written as text (a data: URL, a base64 image).
 * Never throws.
 */
export function checkText(typed: string, limits: TextLimits): CheckedText {
  if (typed.includes('\0')) return { ok: false, reason: 'TEXT_HAS_NUL' };
  const whole = typed
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .normalize('NFC');
  const text = limits.draft ? whole : whole.trim();
  if (text === '' && !limits.draft) return { ok: false, reason: 'TEXT_EMPTY' };
  if (characters(text) > limits.max) return { ok: false, reason: 'TEXT_TOO_LONG' };
  if (containsFile(text)) return { ok: false, reason: 'TEXT_CONTAINS_FILE' };
  return { ok: true, text };
}

/** As `checkText`, for callers that answer a refusal with an error. Throws TextError. */
export function requireText(typed: string, limits: TextLimits = { max: TEXT_LIMIT }): string {
  const checked = checkText(typed, limits);
  if (!checked.ok) throw new TextError(checked.reason);
  return checked.text;
}

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
