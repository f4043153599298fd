import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseAction, type JudgedCase } from '../cases/index.js';
import { Clocks, defineClock, type ClockState, type OwnClockData } from '../clocks/index.js';
import { defineEntryKind, searchedAs } from '../entries/index.js';
import { currentBy, defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import type { KnownAnswer, RiskAnswer, RiskEnd } from '../vocabulary/index.js';

export class RiskSheetError extends defineErrors({
  /** A sheet is written while the case is open. */
  RISK_CASE_CLOSED: 409,
  /** The case has no open sheet. */
  RISK_SHEET_NOT_OPEN: 409,
  /** The next step is not a minute or more away. */
  RISK_STEP_TOO_SOON: 422,
  /** The next step is more than a week away. */
  RISK_STEP_TOO_LATE: 422,
  /** A sheet that is closed for another reason says which. */
  RISK_REASON_MISSING: 422,
  /** Words belong to another reason alone. */
  RISK_REASON_UNEXPECTED: 422,
}) {}

/** What the four questions found: none adds up to a score. */
export interface RiskAsked {
  desire: RiskAnswer;
  capability: RiskAnswer;
  intent: RiskAnswer;
  buffers: RiskAnswer;
}

/** The sheet as it stands after one of the staff wrote it. */
export interface RiskSheetContent extends RiskAsked {
  state: 'open' | 'closed';
  /** What was done, as somebody typed it. */
  done: string | null;
  /** Whether help reached the person. */
  reached: KnownAnswer;
  /** As somebody typed it; null: the sheet is closed. */
  nextStep: string | null;
  closedFor: RiskEnd | null;
  /** The other reason, as somebody typed it. */
  closedBecause: string | null;
}

export const riskSheetEntry = defineEntryKind<RiskSheetContent>({
  name: 'risk_sheet',
  key: 'staff',
  searched: ({ done, nextStep, closedBecause }) => searchedAs('risk_sheet', done, nextStep, closedBecause),
});

/** The time of the next step is near. */
export const riskStepNear = defineEvent<OwnClockData>('risk_step.near');
/** The time of the next step has passed. */
export const riskStepMissed = defineEvent<OwnClockData>('risk_step.missed');

export const tellOfRiskStep = defineJob({
  name: 'tell-of-risk-step',
  queue: 'triage',
  on: [riskStepNear, riskStepMissed],
});

/** The next step of an open sheet. A case with one is not closed: the sheet is, with what became of the risk, before it. */
export const riskStepClock = defineClock({
  name: 'risk_step',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: true,
  keepsCaseOpen: true,
  warnBefore: { share: 0.2, leastMinutes: 3 },
  onWarn: riskStepNear,
  onBreach: riskStepMissed,
});

/** To whoever works on the case, and who leads the desk now. */
export const riskStepNearNotice = defineNotice({
  reason: 'risk_step_near',
  mailKey: 'mail.risk_step_near',
  recipients: null,
  isCurrent: currentBy(Clocks, inState('warned')),
  coalesce: 'subject',
});
export const riskStepMissedNotice = defineNotice({
  reason: 'risk_step_missed',
  mailKey: 'mail.risk_step_missed',
  recipients: null,
  isCurrent: currentBy(Clocks, inState('breached')),
  coalesce: 'subject',
});

const savedAction = defineAuditAction('risk_sheet.saved');
const closedAction = defineAuditAction('risk_sheet.closed');

/** `minutes`: until the next step; a span and not a moment, for of a closed case no moment is kept. */
export const riskSheetSaved = defineTimelineEvent<{ minutes: number }>('risk_sheet_saved', {
  audit: savedAction.name,
});
export const riskSheetClosed = defineTimelineEvent<{ reason: RiskEnd }>('risk_sheet_closed', {
  audit: closedAction.name,
});
export const riskStepWasNear = defineTimelineEvent('risk_step_near');
export const riskStepWasMissed = defineTimelineEvent('risk_step_missed');

const onCase = {
  permission: 'note.write',
  errors: RiskSheetError,
  judge: (_: unknown, { status }: JudgedCase): true | 'RISK_CASE_CLOSED' =>
    status !== 'closed' || 'RISK_CASE_CLOSED',
} as const;

export const saveRiskSheet = defineCaseAction({ ...onCase, name: 'risk_sheet.save' });
export const closeRiskSheet = defineCaseAction({ ...onCase, name: 'risk_sheet.close' });

/** Everything that the feature adds to what there is. */
export const RISK_SHEET_DEFINITIONS = [
  riskSheetEntry,
  riskStepNear,
  riskStepMissed,
  tellOfRiskStep,
  riskStepClock,
  riskStepNearNotice,
  riskStepMissedNotice,
  savedAction,
  closedAction,
  riskSheetSaved,
  riskSheetClosed,
  riskStepWasNear,
  riskStepWasMissed,
  saveRiskSheet,
  closeRiskSheet,
];

/** Which of these clocks are in this state. */
function inState(state: ClockState) {
  return async (clocks: Clocks, clockIds: readonly string[]): Promise<ReadonlySet<string>> => {
    const states = await Promise.all(clockIds.map((id) => clocks.stateOf(id)));
    return new Set(clockIds.filter((_id, index) => states[index] === state));
  };
}
