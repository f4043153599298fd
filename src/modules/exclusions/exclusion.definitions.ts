import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseAction } from '../cases/index.js';
import { defineTimelineEvent } from '../timeline/index.js';

export class ExclusionError extends defineErrors({
  /** Coordinators decide who must not have a case, or whom an administrator asked to. */
  EXCLUSION_NOT_ALLOWED: 403,
  /** Somebody who is not on the desk of the case. */
  EXCLUSION_NOT_ON_DESK: 422,
  /** Nobody of the desk would be left who may have the case. */
  EXCLUSION_LEAVES_NOBODY: 409,
  /** The case waits for nobody to be found. */
  EXCLUSION_NOT_WAITING: 404,
  /** Somebody who is not on the desk of the case, or who may be the person to keep away. */
  EXCLUSION_DECIDER_UNFIT: 422,
}) {}

const decidedAction = defineAuditAction('exclusion.decided');
const handedAction = defineAuditAction('exclusion.handed');
const readAction = defineAuditAction('exclusion.read');

/** Whom the reporter wants kept away was decided: so many of the desk, or nobody. */
export const exclusionDecided = defineTimelineEvent<{ people: number }>('exclusion_decided', {
  audit: decidedAction.name,
});
/** An administrator asked somebody of the desk to decide. */
export const exclusionHanded = defineTimelineEvent<{ deciderId: string }>('exclusion_handed', {
  staffIn: ['deciderId'],
});

export const AUDITED = { read: readAction.name, handed: handedAction.name } as const;

export const decideExclusion = defineCaseAction({
  name: 'exclusion.decide',
  permission: 'case.write',
  errors: ExclusionError,
  judge: (actor, { exclusionDeciderId }) =>
    actor.permissions.has('case.assign') || exclusionDeciderId === actor.staffId || 'EXCLUSION_NOT_ALLOWED',
});

/** Everything that the feature adds to what there is. */
export const EXCLUSION_DEFINITIONS = [
  decidedAction,
  handedAction,
  readAction,
  exclusionDecided,
  exclusionHanded,
  decideExclusion,
];
