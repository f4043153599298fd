import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { label, t } from '../shared/messages/index.js';
import { spanOf } from '../shared/time.js';

/** Renders the events of the sheet of an imminent risk: what stands on it, its panel shows. */
export const timeline = {
  risk_sheet_saved: {
    entry: 'risk_sheet',
    text: ({ detail }, who) =>
      t('event.risk_sheet_saved', { who, span: spanOf(Number(detail['minutes'] ?? 0)) }),
  },
  risk_sheet_closed: {
    entry: 'risk_sheet',
    text: ({ detail }, who) =>
      t('event.risk_sheet_closed', { who, reason: label('riskEnd', detail['reason'] ?? '') }),
  },
  risk_step_near: () => t('event.risk_step_near'),
  risk_step_missed: () => t('event.risk_step_missed'),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
