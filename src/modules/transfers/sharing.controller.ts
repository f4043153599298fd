import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import { CaseCards, ExclusionTags, presentRow } from '../cases/index.js';
import { Desks } from '../desks/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { SharedCaseDto, SharingDto } from './share.dto.js';
import { ShareCase } from './share.service.js';
import { SharedCasesRepository } from './shared-cases.repository.js';
import { TransferCaseDto } from './transfer.dto.js';

/** The panel on the page of a case that lets another desk read it. */
@ApiTags('cases')
@Controller('api/cases/:id/sharing')
export class SharingController {
  constructor(private readonly sharing: ShareCase) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'getSharing',
    summary: 'Which desks read the case besides its own, and which could',
  })
  @ApiOkResponse({ type: SharingDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  async of(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<SharingDto> {
    const { owner, sharedWith, desks } = await this.sharing.of(session, id);
    return { owner, sharedWith: [...sharedWith], desks: [...desks] };
  }

  @Post()
  @HttpCode(204)
  @RequirePermission('case.assign')
  @ApiOperation({
    operationId: 'shareCase',
    summary: 'Lets another desk read the case and write notes in it',
  })
  @ApiNoContentResponse()
  @ApiBadRequestResponse({ type: ProblemDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: 'TRANSFER_CASE_CLOSED, TRANSFER_UNDECIDED, TRANSFER_NOBODY_THERE, SHARE_UNSURE.',
  })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'TRANSFER_DESK_UNFIT.' })
  async share(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: TransferCaseDto,
  ): Promise<void> {
    await this.sharing.share(session, id, body);
  }

  @Delete(':deskId')
  @HttpCode(204)
  @RequirePermission('case.assign')
  @ApiOperation({ operationId: 'unshareCase', summary: 'Ends that another desk reads the case' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'CASE_NOT_FOUND, SHARE_NOT_FOUND.' })
  async end(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('deskId', UuidPipe) deskId: string,
  ): Promise<void> {
    await this.sharing.end(session, id, deskId.toLowerCase());
  }
}

/** What other desks share with the desks of the caller. */
@ApiTags('cases')
@Controller('api/shared-cases')
export class SharedCasesController {
  constructor(
    private readonly cases: SharedCasesRepository,
    private readonly cards: CaseCards,
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly excluded: ExclusionTags,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'listSharedCases',
    summary: 'The open cases of other desks that yours read, the most urgent first, up to 100',
  })
  @ApiOkResponse({ type: [SharedCaseDto] })
  async list(@CurrentStaff() session: StaffSession): Promise<SharedCaseDto[]> {
    const found = await this.cases.readBy([...session.keys.desks.keys()], this.excluded.allOf(session));
    if (found.length === 0) return [];
    const [cards, names, desks] = await Promise.all([
      this.cards.openMany(session.keys, found),
      this.staff.find([...new Set(found.flatMap(({ assigneeId }) => assigneeId ?? []))]),
      this.desks.list(),
    ]);
    return found
      .filter(({ id }) => cards.has(id))
      .map((one) => ({
        ...presentRow(one, cards.get(one.id) ?? null, names),
        owner: desks.find(({ id }) => id === one.deskId)?.name ?? '',
      }));
  }
}
