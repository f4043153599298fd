import type { CaseDetail, CaseEvent } from '../api/types.js';
import { gatherTimeline, streamOf, textOf, type Item, type Timeline } from './timeline.js';

/** The renderers of all areas. */
const TIMELINE = gatherTimeline(
  import.meta.glob<{ timeline: Timeline }>('../*/*.timeline.{ts,tsx}', { eager: true }),
);

/** What happened, as a sentence. */
export function eventText(event: CaseEvent): string {
  return textOf(event, TIMELINE);
}

/** Everything that was written and that happened in a case, oldest first. */
export function caseStream(found: CaseDetail): Item[] {
  return streamOf({ ...found, entries: found.entries.filter(({ aside }) => !aside) }, TIMELINE);
}
