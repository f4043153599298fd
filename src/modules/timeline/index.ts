/**
 * What happened to a case, in enumerations and ids. Modules define their kinds of events; writers of a case record them through
 * `CaseWrite`.
 */
export { CaseEventEntity } from './case-event.entity.js';
export {
  defineTimelineEvent,
  TIMELINE_EVENTS,
  type TimelineDetail,
  type TimelineEntry,
} from './timeline-event.js';
export { TimelineModule } from './timeline.module.js';
export { CaseTimeline } from './timeline.service.js';
