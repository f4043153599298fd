import { type Definition, DefinitionKind } from '../../platform/definitions/index.js';
import type { AuditAction } from '../audit/index.js';

/** Ids and enumerations only. */
export type TimelineDetail = Readonly<Record<string, string | number>>;

/** Something that happened to a case, ready to be recorded. */
export interface TimelineEntry {
  readonly kind: string;
  readonly detail: TimelineDetail;
  /** What the audit log says of it; null: nothing. */
  readonly audit: AuditAction | null;
}

/** A kind of event in the timeline of cases. Calling it with its detail makes a `TimelineEntry`. */
export interface TimelineEventDefinition<D extends TimelineDetail = never> extends Definition {
  (detail: D): TimelineEntry;
  readonly staffIn: readonly string[];
}

/** What `defineTimelineEvent` takes besides the kind. */
export interface TimelineEventSpec<D extends TimelineDetail> {
  /** Which fields of the detail hold ids of staff: the page of a case shows the names instead, `assigneeId` as `assignee`. */
  readonly staffIn?: readonly (keyof D & `${string}Id`)[];
  /** What the audit log says of it; left out: nothing. */
  readonly audit?: AuditAction;
}

export const TIMELINE_EVENTS = new DefinitionKind<TimelineEventDefinition>('timeline event');

/**
 * Defines a kind of timeline event: `const urgencySet = defineTimelineEvent<{ urgency: Urgency }>('urgency_set', ..)`. A module
 * registers it with `registers(..)`. The console shows it with the renderer of its kind, else by its label.
 */
export function defineTimelineEvent<D extends TimelineDetail = Readonly<Record<string, never>>>(
  kind: string,
  spec: TimelineEventSpec<D> = {},
): TimelineEventDefinition<D> {
  const make = (detail: D): TimelineEntry => ({ kind, detail, audit: spec.audit ?? null });
  Object.defineProperty(make, 'name', { value: kind });
  return TIMELINE_EVENTS.define(Object.assign(make, { staffIn: spec.staffIn ?? [] }));
}
