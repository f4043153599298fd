import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineCaseAction } from '../cases/index.js';
import { defineClock, type OwnClockData } from '../clocks/index.js';
import { dispatchEnded } from '../dispatch/index.js';
import { defineEntryKind, searchedAs } from '../entries/index.js';
import { currentBy, defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import type { EscalationMove, EscalationState } from '../vocabulary/index.js';
import type { EnclosedSection } from './enclosure.js';
import { EscalationRepository } from './escalation.repository.js';

export class EscalationError extends defineErrors({
  /** The case has no such escalation. */
  ESCALATION_NOT_FOUND: 404,
  /** Packages are written, approved and sent while the case is open. */
  ESCALATION_CASE_CLOSED: 409,
  /** As it stands now this cannot be done with it. */
  ESCALATION_NOT_NOW: 409,
  /** Somebody changed the text since: what was looked at is not what would leave. */
  ESCALATION_CHANGED: 409,
  /** By what the directory says now, something else would leave than was written: save it again. */
  ESCALATION_RECIPIENT_CHANGED: 409,
  /** The directory has no such recipient, or not this way to reach it. */
  ESCALATION_RECIPIENT_UNKNOWN: 422,
  /** The recipient's form has no such field. */
  ESCALATION_FIELD_UNKNOWN: 422,
  /** This recipient is given no part of the report beside its own fields. */
  ESCALATION_ENCLOSES_NOTHING: 422,
  /** The report has no such row. */
  ESCALATION_ENCLOSED_UNKNOWN: 422,
  /** Something that the recipient asks for misses, or is longer than they take. */
  ESCALATION_INCOMPLETE: 422,
  /** Who wrote it does not approve it. */
  ESCALATION_OWN: 403,
  /** Neither consent nor a confirmed duty covers this recipient. */
  ESCALATION_NOT_COVERED: 409,
  /** The case does not show that a second person approved these bytes. */
  ESCALATION_NOT_APPROVED: 409,
  /** This recipient is not written to by the helpdesk itself: a person copies it. */
  ESCALATION_BY_HAND: 422,
  /** It is leaving at this moment. */
  ESCALATION_LEAVING: 409,
  /** A day after today, or none at all. */
  ESCALATION_DAY_WRONG: 422,
}) {}

/** One version of a package as it was saved: what was typed, and what would leave, to the character. */
export interface PackageContent {
  escalationId: string;
  version: number;
  fields: Record<string, string>;
  /** Left out: of a version from before parts of the report could be enclosed. */
  enclosed?: EnclosedSection[];
  text: string;
}

/** What somebody did with a package, or was told of it. */
export interface EscalationNote {
  escalationId: string;
  what: EscalationMove;
  /** Of the bytes that it is about, in hex; null: it is about none. */
  digest: string | null;
  /** On which day, as somebody says: YYYY-MM-DD. */
  on: string | null;
  /** The recipient's own number for it. */
  reference: string | null;
  text: string | null;
}

export const noteDispatch = defineJob({ name: 'note-dispatch', queue: 'triage', on: [dispatchEnded] });

/** To whoever works on the case, and who leads the desk now: a package did not leave, or nobody knows whether it did. */
export const escalationStuckNotice = defineNotice({
  reason: 'escalation_stuck',
  mailKey: 'mail.escalation_stuck',
  recipients: null,
  isCurrent: currentBy(EscalationRepository, (rows, ids) => rows.stuck(ids)),
  coalesce: 'subject',
});

/** The time in which a recipient should have said something has passed. */
export const escalationSilent = defineEvent<OwnClockData>('escalation.silent');
export const tellOfSilence = defineJob({ name: 'tell-of-silence', queue: 'triage', on: [escalationSilent] });

/** It is the recipient's time and none of the desk's: no answer to the reporter meets it, and the queue is not ordered by it. */
export const silenceClock = defineClock({
  name: 'escalation_silence',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: false,
  warnBefore: null,
  onWarn: null,
  onBreach: escalationSilent,
});

/** To whoever works on the case, and all who lead its desk. */
export const escalationSilentNotice = defineNotice({
  reason: 'escalation_silent',
  mailKey: 'mail.escalation_silent',
  recipients: (recipients, about) => recipients.workingOnOrLeading(about),
  isCurrent: currentBy(EscalationRepository, (rows, ids) => rows.silent(ids)),
  coalesce: 'subject',
});

/** Both stand beside the notes: the panel of the escalations shows them. */
export const packageEntry = defineEntryKind<PackageContent>({
  name: 'escalation_package',
  key: 'staff',
  aside: true,
  searched: ({ text }) => searchedAs('escalation', text),
});
export const escalationNoteEntry = defineEntryKind<EscalationNote>({
  name: 'escalation_note',
  key: 'staff',
  aside: true,
  searched: ({ reference, text }) => searchedAs('escalation', reference, text),
});

const moved = defineAuditAction('escalation.moved');

/** `recipient`: its id in the directory. */
export const escalationMoved = defineTimelineEvent<{ recipient: string; state: EscalationState }>(
  'escalation_moved',
  { audit: moved.name },
);

export const writeEscalation = defineCaseAction({
  name: 'escalation.write',
  permission: 'case.write',
  errors: EscalationError,
  judge: (_, { status }) => status !== 'closed' || 'ESCALATION_CASE_CLOSED',
});

/** What came of a package may be noted when the case is closed too. */
export const noteEscalation = defineCaseAction({
  name: 'escalation.note',
  permission: 'case.write',
  errors: EscalationError,
  judge: () => true,
});

const escalations = defineCaseTable({
  name: 'escalations',
  closing: { truncateToDays: ['created_at', 'changed_at', 'sent_at'] },
  erasing: 'delete',
  exporting: {
    columns: [
      'recipient_id',
      'channel_key',
      'state',
      'outcome',
      'failure',
      'their_code',
      'their_id',
      'created_at',
      'changed_at',
      'sent_at',
    ],
  },
});

/** Everything that the feature adds to what there is. */
export const ESCALATION_DEFINITIONS = [
  packageEntry,
  escalationNoteEntry,
  noteDispatch,
  escalationStuckNotice,
  escalationSilent,
  tellOfSilence,
  silenceClock,
  escalationSilentNotice,
  moved,
  escalationMoved,
  writeEscalation,
  noteEscalation,
  escalations,
];
