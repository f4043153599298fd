import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { presentPerson, type Names } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { CaseHandDto, ListedHandDto, RaisedHandDto } from './raised-hand.dto.js';
import type { RaisedHand } from './raised-hand.repository.js';
import { RaisedHands } from './raised-hands.service.js';

/** Asking for a second person: the panel of a case, and what the console shows on every screen. */
@ApiTags('cases')
@Controller('api')
export class RaisedHandsController {
  constructor(
    private readonly hands: RaisedHands,
    private readonly staff: StaffDirectory,
  ) {}

  @Get('hands')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'listHands',
    summary: 'Where a second person is asked for that the caller is called to, or asked for by them',
  })
  @ApiOkResponse({ type: [ListedHandDto] })
  async list(@CurrentStaff() session: StaffSession): Promise<ListedHandDto[]> {
    const hands = await this.hands.list(session);
    const names = await this.namesOf(hands);
    return hands.map((hand) => ({
      ...present(hand, names),
      caseId: hand.caseId,
      reference: hand.reference,
      urgency: hand.urgency,
    }));
  }

  @Get('cases/:id/hand')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getHand', summary: 'Who asks for a second person in the case' })
  @ApiOkResponse({ type: CaseHandDto })
  async get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<CaseHandDto> {
    const hand = await this.hands.read(session, id);
    return { hand: hand && present(hand, await this.namesOf([hand])) };
  }

  @Post('cases/:id/hand')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'raiseHand', summary: 'Asks for a second person now' })
  @ApiOkResponse({ type: CaseHandDto })
  @ApiConflictResponse({ description: 'HAND_CASE_CLOSED.' })
  async raise(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<CaseHandDto> {
    await this.hands.raise(session, id);
    return this.get(session, id);
  }

  @Post('cases/:id/hand/answer')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'answerHand', summary: 'Says that the caller comes' })
  @ApiOkResponse({ type: CaseHandDto })
  @ApiConflictResponse({ description: 'HAND_CASE_CLOSED, HAND_NOT_RAISED, HAND_IS_OWN.' })
  async answer(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<CaseHandDto> {
    await this.hands.answer(session, id);
    return this.get(session, id);
  }

  @Post('cases/:id/hand/end')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'endHand', summary: 'Says that no second person is needed any more' })
  @ApiOkResponse({ type: CaseHandDto })
  @ApiConflictResponse({ description: 'HAND_CASE_CLOSED.' })
  async end(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<CaseHandDto> {
    await this.hands.end(session, id);
    return this.get(session, id);
  }

  private namesOf(hands: readonly RaisedHand[]): Promise<Names> {
    return this.staff.find([
      ...new Set(hands.flatMap((hand) => [hand.raisedBy, hand.answeredBy ?? []].flat())),
    ]);
  }
}

function present(
  { raisedBy, raisedAt, wide, answeredBy, answeredAt }: RaisedHand,
  names: Names,
): RaisedHandDto {
  return {
    raisedBy: presentPerson(raisedBy, names),
    raisedAt: raisedAt.toISOString(),
    wide,
    answeredBy: answeredBy === null ? null : presentPerson(answeredBy, names),
    answeredAt: answeredAt && answeredAt.toISOString(),
  };
}
