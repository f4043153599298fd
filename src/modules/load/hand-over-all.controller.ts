import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { HandedOverDto, HandOverAllDto, HeldCasesDto } from './hand-over-all.dto.js';
import { HandOverAll, type HandOver } from './hand-over-all.service.js';

/** Somebody is ill, or has left: all their cases at once. */
@ApiTags('desks')
@Controller('api/board/people/:id')
export class HandOverAllController {
  constructor(private readonly all: HandOverAll) {}

  @Get()
  @RequirePermission('case.assign')
  @ApiOperation({ operationId: 'getHeldCases', summary: 'What a person has on your desks.' })
  @ApiOkResponse({ type: HeldCasesDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'HAND_OVER_PERSON_NOT_FOUND.' })
  async held(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) id: string,
  ): Promise<HeldCasesDto> {
    const { name, desks } = await this.all.held(session, id.toLowerCase());
    return {
      id: id.toLowerCase(),
      name,
      desks: desks.map(({ id: deskId, name: desk, onDesk, open, severe, colleagues }) => ({
        id: deskId,
        name: desk,
        onDesk,
        open,
        severe,
        colleagues: colleagues.map((one) => ({ ...one })),
      })),
    };
  }

  @Post('hand-over')
  @HttpCode(200)
  @RequirePermission('case.assign')
  @ApiOperation({
    operationId: 'handOverAll',
    summary: 'Hand over the open cases of a person on one desk, up to 100 at a time, each judged for itself.',
  })
  @ApiOkResponse({ type: HandedOverDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'HAND_OVER_DESK_NOT_FOUND.' })
  @ApiConflictResponse({
    type: ProblemDto,
    description:
      'HAND_OVER_SAME_PERSON. Of a case in `failed`: NOBODY_FITS, where nobody may have it or takes its kind.',
  })
  async handOver(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) id: string,
    @Body() { deskId, to, assigneeId, after }: HandOverAllDto,
  ): Promise<HandedOverDto> {
    const wanted: HandOver =
      to === 'colleague' ? { to, assigneeId: (assigneeId ?? '').toLowerCase() } : { to };
    const place = { staffId: id.toLowerCase(), deskId: deskId.toLowerCase() };
    const { done, failed, next } = await this.all.handOver(session, place, wanted, after?.toLowerCase());
    return { done, failed: [...failed], next };
  }
}
