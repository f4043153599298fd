/** The life of a case: intake, who may see it, queue, assignment, status, timeline, drafts, live updates. */
import { CaseEventEntity } from './case-event.entity.js';
import { CaseEntity } from './case.entity.js';
import { StaffDraftEntity } from './staff-draft.entity.js';

export { CaseAccess, type AccessedCase } from './case-access.js';
export { CaseChanges } from './case-changes.js';
export { CaseDrafts } from './case-drafts.js';
export { presentEntry } from './case.presenter.js';
export { CaseEntryDto } from './dto/case-page.dto.js';
export { CaseError } from './case.errors.js';
export { caseReceived } from './case.events.js';
export { CaseFacts, type NoticeFacts, type ReporterFacts } from './case-facts.js';
export { CaseIntake } from './case-intake.js';
export { KeptOutTags } from './kept-out-tags.js';
export type { NewCase } from './new-case.js';
export { CaseStatus } from './case-status.js';
export { CaseTimeline } from './case-timeline.js';
export { CasesApiModule } from './cases-api.module.js';
export { CasesModule } from './cases.module.js';
export { CasesWorkerModule } from './cases-worker.module.js';
export { ClosedTimes } from './closed-times.js';
export { StaffDraftSweep } from './staff-draft-sweep.js';
export type { CaseEventKind } from './case-event.entity.js';
export const CASE_ENTITIES = [CaseEntity, CaseEventEntity, StaffDraftEntity];
