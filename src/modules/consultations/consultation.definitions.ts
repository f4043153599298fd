import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineCaseAction, type JudgedCase } from '../cases/index.js';
import { currentBy, defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import { ConsultationRepository } from './consultation.repository.js';

export class ConsultationError extends defineErrors({
  /** Colleagues are asked in while the case is open. */
  CONSULTATION_CASE_CLOSED: 409,
  /** Somebody who is not on the desk of the case, or who must not have it. Another desk is asked by sharing the case with it. */
  CONSULTATION_NOT_ON_DESK: 422,
  CONSULTATION_WITH_SELF: 422,
  /** The case has no such consultation. */
  CONSULTATION_NOT_FOUND: 404,
  /** It is ended by who asked, by who was asked, or by a coordinator. */
  CONSULTATION_NOT_YOURS: 403,
}) {}

/** To the colleague. Not sent any more once the consultation has ended. */
export const consultationAskedNotice = defineNotice({
  reason: 'consultation_asked',
  mailKey: 'mail.consultation_asked',
  recipients: null,
  isCurrent: currentBy(ConsultationRepository, (consultations, ids) => consultations.stillOpen(ids)),
  coalesce: 'subject',
});

const askedAction = defineAuditAction('consultation.asked');
const endedAction = defineAuditAction('consultation.ended');

export const consultationAsked = defineTimelineEvent<{ colleagueId: string }>('consultation_asked', {
  staffIn: ['colleagueId'],
  audit: askedAction.name,
});
export const consultationEnded = defineTimelineEvent<{ colleagueId: string }>('consultation_ended', {
  staffIn: ['colleagueId'],
  audit: endedAction.name,
});

const onCase = {
  permission: 'case.write',
  errors: ConsultationError,
  judge: (_: unknown, { status }: JudgedCase): true | 'CONSULTATION_CASE_CLOSED' =>
    status !== 'closed' || 'CONSULTATION_CASE_CLOSED',
} as const;

export const askColleague = defineCaseAction({ ...onCase, name: 'consultation.ask' });
export const endConsultation = defineCaseAction({ ...onCase, name: 'consultation.end' });

const consultations = defineCaseTable({
  name: 'consultations',
  closing: {
    truncateToDays: ['asked_at'],
    // Closing ends it.
    set: { ended_at: `date_trunc('day', coalesce(ended_at, asked_at), 'UTC')` },
    exempt: { ended_at: 'set to a day' },
  },
  erasing: 'delete',
  exporting: { columns: ['asked_by', 'colleague_id', 'asked_at', 'ended_at'] },
});

/** Everything that the feature adds to what there is. */
export const CONSULTATION_DEFINITIONS = [
  consultationAskedNotice,
  askedAction,
  endedAction,
  consultationAsked,
  consultationEnded,
  askColleague,
  endConsultation,
  consultations,
];
