import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, UuidPipe } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { OffenderClusters } from './offender-clusters.service.js';
import {
  AskRelatedDto,
  ClusterDto,
  DecideRelatedDto,
  RelatedPageDto,
  RelatedQueryDto,
} from './related-case.dto.js';
import { RelatedCases } from './related-cases.service.js';

/** The panel of the cases that may be of the same offender. */
@ApiTags('cases')
@Controller('api/cases/:id/related')
export class RelatedCasesController {
  constructor(
    private readonly related: RelatedCases,
    private readonly clusters: OffenderClusters,
    private readonly staff: StaffDirectory,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'listRelatedCases',
    summary: 'Cases that may be of the same offender, by equal addresses, numbers and places',
  })
  @ApiOkResponse({ type: RelatedPageDto })
  async list(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Query() { from }: RelatedQueryDto,
  ): Promise<RelatedPageDto> {
    const page = await this.related.page(session, id, from);
    const authors = page.cases.map(({ authorId }) => authorId).filter((one) => one !== null);
    const people = await this.staff.find(authors);
    return {
      ...page,
      cases: page.cases.map(({ authorId, ...one }) => ({
        ...one,
        author: authorId === null ? null : (people.get(authorId)?.name ?? ''),
      })),
    };
  }

  @Get('cluster')
  @RequirePermission('case.assign')
  @ApiOperation({
    operationId: 'getOffenderCluster',
    summary: 'The cases of one offender that this one leads to, over strong matches and what people said',
  })
  @ApiOkResponse({ type: ClusterDto })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND.' })
  cluster(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<ClusterDto> {
    return this.clusters.of(session, id);
  }

  @Post('ask')
  @HttpCode(204)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'askAboutRelatedCases',
    summary:
      'Asks whoever leads another desk about its cases that you cannot open; they learn nothing of yours',
  })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, RELATED_NOT_FOUND.' })
  ask(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { deskId }: AskRelatedDto,
  ): Promise<void> {
    return this.related.ask(session, id, deskId.toLowerCase());
  }

  @Put(':otherId')
  @HttpCode(204)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'decideRelatedCase',
    summary: 'Says whether two cases are of one offender. Neither report changes by it.',
  })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, RELATED_NOT_FOUND.' })
  decide(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('otherId', UuidPipe) otherId: string,
    @Body() { verdict }: DecideRelatedDto,
  ): Promise<void> {
    return this.related.decide(session, id, otherId, verdict);
  }
}
