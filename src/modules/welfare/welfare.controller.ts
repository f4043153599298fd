import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { Debriefs, type Debrief, type OwnDebriefs } from './debriefs.service.js';
import { OwnShift } from './own-shift.service.js';
import { AskDebriefDto, GoodEndDto, OwnDebriefsDto, OwnShiftDto, type DebriefDto } from './welfare.dto.js';

/** What somebody is told of their own shift, and the talks after it. No route says it of anybody else. */
@ApiTags('duty')
@Controller('api')
export class WelfareController {
  constructor(
    private readonly shifts: OwnShift,
    private readonly debriefs: Debriefs,
  ) {}

  @Get('account/shift')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getOwnShift', summary: 'How many severe cases you opened in your shift' })
  @ApiOkResponse({ type: OwnShiftDto })
  async shift(@CurrentStaff() session: StaffSession): Promise<OwnShiftDto> {
    const { since, until, severe, pauseAfter } = await this.shifts.of(session);
    return { since: since.toISOString(), until: until?.toISOString() ?? null, severe, pauseAfter };
  }

  @Get('account/good-ends')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'getOwnGoodEnds',
    summary: 'How many of your own cases ended well in the last seven days, by what became of the person',
  })
  @ApiOkResponse({ type: [GoodEndDto] })
  goodEnds(@CurrentStaff() session: StaffSession): Promise<GoodEndDto[]> {
    return this.shifts.goodEnds(session);
  }

  @Get('account/debriefs')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getOwnDebriefs', summary: 'The talks that you asked for and are asked for' })
  @ApiOkResponse({ type: OwnDebriefsDto })
  async own(@CurrentStaff() session: StaffSession): Promise<OwnDebriefsDto> {
    return present(await this.debriefs.of(session));
  }

  @Put('account/debriefs/mine')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'askDebrief',
    summary: 'Asks a colleague for a talk, in the place of the one that you asked for before',
  })
  @ApiOkResponse({ type: OwnDebriefsDto })
  @ApiUnprocessableEntityResponse({
    description: 'DEBRIEF_PERSON_UNKNOWN, DEBRIEF_TOO_SOON, DEBRIEF_TOO_LATE.',
  })
  async ask(
    @CurrentStaff() session: StaffSession,
    @Body() { withId, at }: AskDebriefDto,
  ): Promise<OwnDebriefsDto> {
    return present(await this.debriefs.ask(session, withId.toLowerCase(), new Date(at)));
  }

  @Post('debriefs/:id/accept')
  @HttpCode(204)
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'acceptDebrief', summary: 'Says that you will be there' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'DEBRIEF_NOT_FOUND.' })
  async accept(@CurrentStaff() session: StaffSession, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.debriefs.accept(session, id);
  }

  @Post('debriefs/:id/end')
  @HttpCode(204)
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'endDebrief',
    summary: 'Says that it took place or does not; either of the two may',
  })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'DEBRIEF_NOT_FOUND.' })
  async end(@CurrentStaff() session: StaffSession, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.debriefs.end(session, id);
  }
}

const present = ({ mine, asked, people }: OwnDebriefs): OwnDebriefsDto => ({
  mine: mine && presentOne(mine),
  asked: asked.map(presentOne),
  people,
});

const presentOne = ({ id, person, at, accepted }: Debrief): DebriefDto => ({
  id,
  person,
  at: at.toISOString(),
  accepted,
});
