import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff, UuidPipe } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { LinkCaseDto, LinkedCaseDto } from './case-link.dto.js';
import { LinkedCases } from './linked-cases.service.js';

/** The panel of the cases of the same person. */
@ApiTags('cases')
@Controller('api/cases/:id/links')
export class LinkedCasesController {
  constructor(
    private readonly links: LinkedCases,
    private readonly staff: StaffDirectory,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'listCaseLinks',
    summary: 'The other cases of the same person that you can open',
  })
  @ApiOkResponse({ type: [LinkedCaseDto] })
  async list(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<LinkedCaseDto[]> {
    const linked = await this.links.list(session, id);
    const people = await this.staff.find(linked.map(({ authorId }) => authorId));
    return linked.map(({ authorId, ...one }) => ({ ...one, author: people.get(authorId)?.name ?? '' }));
  }

  @Post()
  @HttpCode(204)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'linkCase', summary: 'Says that two cases are of the same person' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'LINK_EXISTS.' })
  @ApiUnprocessableEntityResponse({
    description:
      'LINK_REFERENCE_UNKNOWN, LINK_SAME_CASE, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.',
  })
  link(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: LinkCaseDto,
  ): Promise<void> {
    return this.links.link(session, id, body);
  }

  @Delete(':linkId')
  @HttpCode(204)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'unlinkCase', summary: 'Takes a link away from both cases' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, LINK_NOT_FOUND.' })
  undo(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('linkId', UuidPipe) linkId: string,
  ): Promise<void> {
    return this.links.undo(session, id, linkId);
  }
}
