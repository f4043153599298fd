import { checkText } from '../platform/text/index.js';
import { tidy, type FieldError } from '../modules/report-form/index.js';

/** The most letters of a message: as a form sends them (12 bytes for an emoji, 9 for a letter of Hindi) they fit into 64 KiB. */
export const MESSAGE_LIMIT = 5_000;

type Read = { text: string } | { error: Omit<FieldError, 'question'> };

/** A message as it is kept, or what to say about it. Pure. */
export function readMessage(typed: string): Read {
  const checked = checkText(tidy(typed), { max: MESSAGE_LIMIT });
  if (checked.ok) return { text: checked.text };
  switch (checked.reason) {
    case 'TEXT_EMPTY':
    case 'TEXT_HAS_NUL':
      return { error: { message: 'site.thread.needed' } };
    case 'TEXT_TOO_LONG':
      return {
        error: {
          message: 'site.error.too_long',
          args: { over: [...tidy(typed)].length - MESSAGE_LIMIT, max: MESSAGE_LIMIT },
        },
      };
    case 'TEXT_CONTAINS_FILE':
      return { error: { message: 'site.error.file' } };
  }
}
