import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { t } from '../shared/messages/index.js';

/** Renders the events of who must not have the case. */
export const timeline = {
  exclusion_decided: ({ detail }, who) =>
    t('event.exclusion_decided', { who, people: Number(detail['people'] ?? 0) }),
  exclusion_handed: ({ detail }) =>
    t('event.exclusion_handed', { decider: detail['decider'] || t('event.someone') }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
