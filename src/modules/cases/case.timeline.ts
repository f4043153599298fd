import type { CloseReason, Outcome, StatusName, Urgency, UrgencyReason } from '../vocabulary/index.js';
import { defineTimelineEvent } from '../timeline/index.js';

/** The report became a case. */
export const received = defineTimelineEvent('received');
export const assigned = defineTimelineEvent<{ assigneeId: string }>('assigned', {
  staffIn: ['assigneeId'],
  audit: 'case.assigned',
});
export const unassigned = defineTimelineEvent('unassigned', { audit: 'case.assigned' });
export const statusSet = defineTimelineEvent<
  | { status: StatusName }
  | { status: StatusName; reason: CloseReason }
  | { status: StatusName; reason: CloseReason; outcome: Outcome }
>('status_set', { audit: 'case.status_changed' });
export const reopened = defineTimelineEvent('reopened');
export const urgencySet = defineTimelineEvent<{ urgency: Urgency; from: Urgency; reason: UrgencyReason }>(
  'urgency_set',
  { audit: 'case.urgency_changed' },
);
/** The reporter told of danger. */
export const urgencyRaised = defineTimelineEvent<{ urgency: Urgency; from: Urgency }>('urgency_raised');
/** `minutes`: a span and not a moment, for of a closed case no moment is kept. */
export const answerPromised = defineTimelineEvent<{ minutes: number }>('answer_promised', {
  audit: 'answer.promised',
});
