import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
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
import { MentionDto } from './mention.dto.js';
import { Mentions } from './mentions.service.js';

/** The notes that mention whoever asks. */
@ApiTags('cases')
@Controller('api/mentions')
export class MentionsController {
  constructor(
    private readonly mentions: Mentions,
    private readonly staff: StaffDirectory,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'listMentions', summary: 'The notes that mention you, the newest first' })
  @ApiOkResponse({ type: [MentionDto] })
  async list(@CurrentStaff() session: StaffSession): Promise<MentionDto[]> {
    const rows = await this.mentions.list(session);
    const people = await this.staff.find(rows.map(({ authorId }) => authorId));
    return rows.map(({ entryId, caseId, reference, closed, authorId, seen, createdAt }) => ({
      entryId,
      caseId,
      reference,
      closed,
      author: people.get(authorId)?.name ?? '',
      seen,
      at: createdAt.toISOString(),
    }));
  }

  @Post(':entryId/seen')
  @HttpCode(204)
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'markMentionSeen', summary: 'Says that you have seen a mention' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'MENTION_NOT_FOUND.' })
  markSeen(
    @CurrentStaff() session: StaffSession,
    @Param('entryId', UuidPipe) entryId: string,
  ): Promise<void> {
    return this.mentions.markSeen(session, entryId);
  }
}
