import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseAction } from '../cases/index.js';
import { defineEntryKind } from '../entries/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import type { AgeBand, CaseKind, KnownAnswer, Urgency } from '../vocabulary/index.js';

export class StaffFactsError extends defineErrors({
  /** Facts are set while the case is open. */
  STAFF_FACTS_CASE_CLOSED: 409,
}) {}

/** All that staff found out, as it stands after one of them set some of it. Null: not set. */
export interface StaffFactsContent {
  /** Whether the person can be contacted without harm. */
  contactable: KnownAnswer | null;
  /** By whom and when, as somebody typed it. */
  contactBy: string | null;
  contactWhen: string | null;
  /** Whether the person is in imminent danger. */
  danger: KnownAnswer | null;
  /** In the place of what the report says. */
  ageBand: AgeBand | null;
  kind: CaseKind | null;
}

export const NO_STAFF_FACTS: StaffFactsContent = {
  contactable: null,
  contactBy: null,
  contactWhen: null,
  danger: null,
  ageBand: null,
  kind: null,
};

export const staffFactsEntry = defineEntryKind<StaffFactsContent>({
  name: 'staff_facts',
  key: 'staff',
  searched: null,
});

const setAction = defineAuditAction('facts.set');

/** `fields`: the names of what was set, such as `contact_by.danger`; the values are sealed. */
export const factsSet = defineTimelineEvent<{ fields: string }>('facts_set', { audit: setAction.name });
/** The rules make the case more urgent by what was set. */
export const factsRaisedUrgency = defineTimelineEvent<{ urgency: Urgency; from: Urgency }>(
  'facts_raised_urgency',
);

export const setStaffFacts = defineCaseAction({
  name: 'facts.set',
  permission: 'case.write',
  errors: StaffFactsError,
  judge: (_, { status }) => status !== 'closed' || 'STAFF_FACTS_CASE_CLOSED',
});

/** Everything that the feature adds to what there is. */
export const STAFF_FACTS_DEFINITIONS = [
  staffFactsEntry,
  setAction,
  factsSet,
  factsRaisedUrgency,
  setStaffFacts,
];
