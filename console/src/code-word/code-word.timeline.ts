import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { t } from '../shared/messages/index.js';

/** Renders the events of the code word. */
export const timeline = {
  code_word_set: ({ actor }, who) =>
    actor ? t('event.code_word_set', { who }) : t('event.code_word_by_reporter'),
  code_word_asked: ({ detail }, who) => t('event.code_word_asked', { who, outcome: detail['outcome'] ?? '' }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
