import { randomUUID } from 'node:crypto';
import { Body, Controller, Param, ParseEnumPipe, Put } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import type { StaffSession } from '../staff/index.js';
import { DraftKeptDto } from './dto/case-entry.dto.js';
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
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'saveDraft', summary: 'Keeps what the caller is typing' })
  @ApiParam({ name: 'kind', enum: DRAFT_KINDS })
  @ApiOkResponse({ type: DraftKeptDto })
  @ApiUnprocessableEntityResponse({ description: 'TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.' })
  async saveDraft(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('kind', new ParseEnumPipe(DRAFT_KIND)) kind: DraftKind,
    @Body() body: DraftDto,
  ): Promise<DraftKeptDto> {
    const { text, revision = randomUUID(), over = null } = body;
    const kept = await this.drafts.save(session, id, kind, text, { revision, over });
    // Of an emptied box everything that is left is another window's.
    const older = kept && (kept.revision === revision ? kept.older : kept);
    return { older: older && { text: older.text, revision: older.revision } };
  }
}
