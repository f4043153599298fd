/** The core of a case: its row, who may see and change it, its timeline, and the notice that it changed. */
export { CaseAccess, type AccessedCase } from './case-access.js';
export { CaseCards } from './case-cards.js';
export type { CaseChange } from './case-change.repository.js';
export {
  CaseExclusionRows,
  CaseExclusionsModule,
  type CaseWithWords,
  type ExclusionColumns,
} from './case-exclusions.module.js';
export { CaseChanges } from './case-changes.js';
export { CASE_ACTIONS, defineCaseAction, isGuest, type Actor, type JudgedCase } from './case-action.js';
export { isNoCounselling } from './case.policy.js';
export { unassigned } from './case.timeline.js';
export type { UndecidedCase } from './case.repository.js';
export { defineCaseReaction, type CaseReaction, type ReactionTools } from './case-reaction.js';
export { CaseActions } from './case-actions.js';
export { AssignCase } from './commands/assign-case.js';
export { SetStatus } from './commands/set-status.js';
export { CaseEntity } from './case.entity.js';
export { CaseError } from './case.errors.js';
export {
  ANSWER_CLOCKS,
  ANSWER_KINDS,
  clockUnopened,
  firstAnswer,
  nextAnswer,
  opening,
  promise,
  type AnswerKind,
} from './case.clocks.js';
export { caseReceived } from './case.events.js';
export { CaseIntake } from './case-intake.js';
export { CaseLifecycle } from './case-lifecycle.js';
export { presentPerson, presentRow, type Names } from './case.presenter.js';
export { CaseLookRepository } from './case-look.repository.js';
export { CaseReadRepository } from './case-read.repository.js';
export { CaseShareRepository, type CaseShare } from './case-share.repository.js';
export { CaseSummaries, type CaseSummary, type ReporterFacts } from './case-summaries.js';
export { CaseWrite, type PendingChange } from './case-write.js';
export { CasesModule, CasesWebModule } from './cases.module.js';
export { StatusDto } from './dto/case-write.dto.js';
export { CaseRowDto, PersonDto, TO_THE_MINUTE } from './dto/case-row.dto.js';
export { ExclusionTags, mayReadKeepAway, MOST_EXCLUDED, type Viewer } from './exclusion-tags.js';
export type { NewCase } from './new-case.js';
