import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { minute } from '../../platform/database/index.js';
import { CurrentStaff } from '../../platform/http/index.js';
import { requireText } from '../../platform/text/index.js';
import { presentPerson } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { PLAN_TEXT_LIMIT, PlanDto, SavePlanDto } from './plan.dto.js';
import type { PlanContent } from './plan.definitions.js';
import { Plans, type KeptPlan } from './plan.service.js';

/** The panel of the plan. */
@ApiTags('cases')
@Controller('api/cases/:id/plan')
export class PlanController {
  constructor(
    private readonly plans: Plans,
    private readonly staff: StaffDirectory,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getPlan', summary: 'The plan of the person the case is about' })
  @ApiOkResponse({ type: PlanDto })
  async get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<PlanDto> {
    return this.present(await this.plans.read(session, id));
  }

  @Put()
  @RequirePermission('note.write')
  @ApiOperation({
    operationId: 'savePlan',
    summary: 'Saves the plan; the reporter reads what is marked as shown',
  })
  @ApiOkResponse({ type: PlanDto })
  @ApiConflictResponse({ description: 'PLAN_CASE_CLOSED, PLAN_CHANGED.' })
  @ApiUnprocessableEntityResponse({
    description: 'PLAN_REVIEW_TOO_SOON, PLAN_REVIEW_TOO_LATE, TEXT_EMPTY, TEXT_TOO_LONG.',
  })
  async save(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: SavePlanDto,
  ): Promise<PlanDto> {
    const seen = body.seen?.toLowerCase() ?? null;
    return this.present(await this.plans.save(session, id, contentOf(body), seen));
  }

  private async present(plan: KeptPlan): Promise<PlanDto> {
    if (!plan) return { plan: null };
    const names = await this.staff.find(plan.by === null ? [] : [plan.by]);
    return {
      plan: {
        id: plan.id,
        goals: plan.goals.map(({ text, shown }) => ({ text, shown })),
        steps: plan.steps.map(({ text, done, shown }) => ({ text, done, shown })),
        reviewAt: plan.reviewAt,
        reviewShown: plan.reviewShown,
        end: plan.end,
        endShown: plan.endShown,
        by: plan.by === null ? null : presentPerson(plan.by, names),
        at: plan.at.toISOString(),
      },
    };
  }
}

/** The plan as it is kept: texts in their one form, the time to the minute, each of a known shape and order of fields. */
function contentOf({ goals, steps, reviewAt, reviewShown, end, endShown }: SavePlanDto): PlanContent {
  const line = (typed: string): string => requireText(typed, { max: PLAN_TEXT_LIMIT });
  return {
    goals: goals.map(({ text, shown }) => ({ text: line(text), shown })),
    steps: steps.map(({ text, done, shown }) => ({ text: line(text), done, shown })),
    reviewAt: reviewAt === null ? null : minute(new Date(reviewAt)).toISOString(),
    reviewShown,
    end: end === null || end.trim() === '' ? null : line(end),
    endShown,
  };
}
