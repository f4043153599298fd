import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DesksModule } from '../desks/index.js';
import { DutyModule } from '../duty/index.js';
import { EntriesModule } from '../entries/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffDraftEntity } from './staff-draft.entity.js';
import { CaseEventEntity } from './case-event.entity.js';
import { CaseEntity } from './case.entity.js';
import { AnswerTimes } from './answer-times.js';
import { CaseAccess } from './case-access.js';
import { caseReceived } from './case.events.js';
import { CaseCards } from './case-cards.js';
import { CaseChangeRepository } from './case-change.repository.js';
import { CaseChanges } from './case-changes.js';
import { CaseDrafts } from './case-drafts.js';
import { CaseEventRepository } from './case-event.repository.js';
import { CaseFacts } from './case-facts.js';
import { CaseIntake } from './case-intake.js';
import { CaseOpenings } from './case-openings.js';
import { CasePages } from './case-pages.js';
import { CaseQueue } from './case-queue.js';
import { CaseStatus } from './case-status.js';
import { CaseTimeline } from './case-timeline.js';
import { CaseRepository } from './case.repository.js';
import { AssignCase } from './commands/assign-case.js';
import { PromiseAnswer } from './commands/promise-answer.js';
import { SetStatus } from './commands/set-status.js';
import { SetUrgency } from './commands/set-urgency.js';
import { ClosedTimes } from './closed-times.js';
import { KeptOutTags } from './kept-out-tags.js';
import { StaffDraftRepository } from './staff-draft.repository.js';

const FACE = [
  CaseAccess,
  CaseChanges,
  CaseDrafts,
  CaseFacts,
  CaseIntake,
  CaseStatus,
  CaseTimeline,
  ClosedTimes,
  KeptOutTags,
];
const API = [AssignCase, CasePages, CaseQueue, PromiseAnswer, SetStatus, SetUrgency];

@Module({
  imports: [AuditModule, ClocksModule, DesksModule, DutyModule, EntriesModule, StaffModule],
  providers: [
    CaseRepository,
    CaseChangeRepository,
    CaseEventRepository,
    StaffDraftRepository,
    AnswerTimes,
    CaseCards,
    CaseOpenings,
    ...FACE,
    ...API,
    registers(caseReceived, ...entities(CaseEntity, CaseEventEntity, StaffDraftEntity)),
  ],
  exports: [...FACE, ...API, CaseCards, CaseChangeRepository],
})
export class CasesModule {}
