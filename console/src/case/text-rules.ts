import { t } from '../shared/messages/index.js';

/** The most characters of a message or a note, as the server counts them: code points after trimming. */
export const LIMIT = 10_000;

export function lengthOf(text: string): number {
  return [...text.trim()].length;
}

/** Why a text cannot be sent, or null. */
export function textProblem(text: string): string | null {
  const length = lengthOf(text);
  if (length === 0) return t('text.empty');
  return length > LIMIT ? t('text.long', { over: length - LIMIT }) : null;
}
