import { Body, Controller, HttpCode, Param, ParseEnumPipe, Put } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import type { StaffSession } from '../staff/index.js';
import { DraftDto } from './dto/draft.dto.js';
import { DRAFT_KINDS, type DraftKind } from './staff-draft.entity.js';
import { StaffDrafts } from './staff-drafts.service.js';
import { RequirePermission } from '../permissions/index.js';

const DRAFT_KIND = Object.fromEntries(DRAFT_KINDS.map((kind) => [kind, kind]));

@ApiTags('cases')
@Controller('api/cases')
export class DraftsController {
  constructor(private readonly drafts: StaffDrafts) {}

  @Put(':id/drafts/:kind')
  @HttpCode(204)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'saveDraft', summary: 'Keeps what the caller is typing' })
  @ApiParam({ name: 'kind', enum: DRAFT_KINDS })
  @ApiNoContentResponse()
  @ApiUnprocessableEntityResponse({ description: 'TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.' })
  saveDraft(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('kind', new ParseEnumPipe(DRAFT_KIND)) kind: DraftKind,
    @Body() body: DraftDto,
  ): Promise<void> {
    return this.drafts.save(session, id, kind, body.text);
  }
}
