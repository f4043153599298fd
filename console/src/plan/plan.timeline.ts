import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { t } from '../shared/messages/index.js';

/** Renders the events of the plan: what stands in it, its panel shows. */
export const timeline = {
  plan_saved: { entry: 'plan', text: (_, who) => t('event.plan_saved', { who }) },
  plan_shown: { entry: 'plan_shown', text: (_, who) => t('event.plan_shown', { who }) },
  plan_review_due: () => t('event.plan_review_due'),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
