import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { IsISO8601, IsString } from 'class-validator';
import { CurrentStaff } from '../../../src/platform/http/index.js';
import { RequirePermission } from '../../../src/modules/permissions/index.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { FollowUps, type ShownFollowUp } from './follow-ups.service.js';

class PlanDto {
  @IsISO8601()
  at!: string;
}

class MadeDto {
  @IsString()
  text!: string;
}

/** The panel of the feature on the page of a case. */
@Controller('api/cases/:id/follow-ups')
export class FollowUpsController {
  constructor(private readonly followUps: FollowUps) {}

  @Get()
  @RequirePermission('case.read')
  list(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<ShownFollowUp[]> {
    return this.followUps.list(session, id);
  }

  @Post()
  @HttpCode(200)
  @RequirePermission('case.write')
  async plan(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: PlanDto,
  ): Promise<{ id: string }> {
    return { id: await this.followUps.plan(session, id, new Date(body.at)) };
  }

  @Post(':call/made')
  @HttpCode(200)
  @RequirePermission('note.write')
  async made(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('call') call: string,
    @Body() body: MadeDto,
  ): Promise<ShownFollowUp[]> {
    await this.followUps.record(session, id, call, body.text);
    return this.followUps.list(session, id);
  }
}
