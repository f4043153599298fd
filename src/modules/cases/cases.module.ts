import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DesksModule } from '../desks/index.js';
import { DutyModule } from '../duty/index.js';
import { EntriesModule } from '../entries/index.js';
import { StaffModule } from '../staff/index.js';
import { TimelineModule } from '../timeline/index.js';
import { CardRewrap } from './card-rewrap.js';
import { CaseAccess } from './case-access.js';
import { ANSWER_CLOCKS, clockUnopened, opening } from './case.clocks.js';
import { caseReceived } from './case.events.js';
import { CaseEntity } from './case.entity.js';
import { CaseActions } from './case-actions.js';
import { CaseReactions } from './case-reaction.js';
import { CaseCards } from './case-cards.js';
import { CaseChangeSweep } from './case-change-sweep.js';
import { CaseRows } from './case-rows.js';
import { CasesController } from './cases.controller.js';
import { CaseChangeRepository } from './case-change.repository.js';
import { CaseChanges } from './case-changes.js';
import { CaseSummaries } from './case-summaries.js';
import { CaseLookRepository } from './case-look.repository.js';
import { CaseReadRepository } from './case-read.repository.js';
import { CaseShareRepository } from './case-share.repository.js';
import { CaseIntake } from './case-intake.js';
import { CaseLifecycle } from './case-lifecycle.js';
import { CASE_CORE_ACTIONS } from './case.policy.js';
import { CASE_CORE_TABLES } from './case.tables.js';
import * as timeline from './case.timeline.js';
import { CaseWrite } from './case-write.js';
import { CaseRepository } from './case.repository.js';
import { AssignCase } from './commands/assign-case.js';
import { PromiseAnswer } from './commands/promise-answer.js';
import { SetStatus } from './commands/set-status.js';
import { SetUrgency } from './commands/set-urgency.js';
import { TimestampRedaction } from './timestamp-redaction.js';
import { ExclusionTags } from './exclusion-tags.js';

const FACE = [
  CaseAccess,
  CaseActions,
  CaseCards,
  CaseChanges,
  CaseSummaries,
  CaseIntake,
  CaseLifecycle,
  CaseWrite,
  ExclusionTags,
];
const COMMANDS = [AssignCase, PromiseAnswer, SetStatus, SetUrgency];

@Module({
  imports: [AuditModule, ClocksModule, DesksModule, DutyModule, EntriesModule, StaffModule, TimelineModule],
  providers: [
    CardRewrap,
    CaseRepository,
    CaseChangeRepository,
    CaseLookRepository,
    CaseReadRepository,
    CaseReactions,
    CaseShareRepository,
    CaseRows,
    TimestampRedaction,
    ...FACE,
    ...COMMANDS,
    registers(
      caseReceived,
      clockUnopened,
      opening,
      ...ANSWER_CLOCKS,
      ...CASE_CORE_ACTIONS,
      ...CASE_CORE_TABLES,
      ...Object.values(timeline),
      ...entities(CaseEntity),
    ),
  ],
  exports: [
    ...FACE,
    ...COMMANDS,
    CaseRows,
    CaseChangeRepository,
    CaseLookRepository,
    CaseReadRepository,
    CaseShareRepository,
    TimelineModule,
  ],
})
export class CasesModule {}

/** The writes of cases by staff, for the web process alone. */
@Module({ imports: [CasesModule], controllers: [CasesController], providers: [CaseChangeSweep] })
export class CasesWebModule {}
