import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { t } from '../shared/messages/index.js';

/** Renders the events of asking colleagues in. */
export const timeline = {
  consultation_asked: ({ detail }, who) =>
    t('event.consultation_asked', { who, colleague: detail['colleague'] || t('event.someone') }),
  consultation_ended: ({ detail }, who) =>
    t('event.consultation_ended', { who, colleague: detail['colleague'] || t('event.someone') }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
