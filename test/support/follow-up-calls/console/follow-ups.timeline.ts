import type { Timeline } from '../../../../console/src/case/timeline.js';
import { spanOf } from '../../../../console/src/shared/time.js';

/** Renders the events of the calls. */
export const timeline: Timeline = {
  follow_up_planned: ({ detail }, who) =>
    `${who} planned a call in ${spanOf(Number(detail['minutes'] ?? 0))}`,
  follow_up_made: (_, who) => `${who} made the call`,
};
