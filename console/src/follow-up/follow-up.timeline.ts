import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { t } from '../shared/messages/index.js';
import { spanOf } from '../shared/time.js';

/** Renders the events of the wait for the reporter. */
export const timeline = {
  reporter_not_back: () => t('event.reporter_not_back'),
  reporter_waited_for: ({ detail }, who) =>
    t('event.reporter_waited_for', { who, span: spanOf(Number(detail['minutes'] ?? 0)) }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
