import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff, UuidPipe } from '../../platform/http/index.js';
import { Catalogues } from '../../platform/i18n/index.js';
import { Desks } from '../desks/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { CannedReplies } from './canned-replies.service.js';
import type { CannedReply } from './canned-reply.js';
import {
  CannedRepliesDto,
  CannedReplyDto,
  ChangeCannedReplyDto,
  NewCannedReplyDto,
} from './dto/canned-reply.dto.js';

const TEXTS = 'TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE, CANNED_REPLY_REVIEW_DAY';

/** Replies written beforehand: to look after, and to put into an answer. */
@ApiTags('canned replies')
@Controller('api')
export class CannedRepliesController {
  constructor(
    private readonly replies: CannedReplies,
    private readonly staff: StaffDirectory,
    private readonly desks: Desks,
    private readonly catalogues: Catalogues,
  ) {}

  @Get('canned-replies')
  @RequirePermission('message.send')
  @ApiOperation({ operationId: 'listCannedReplies', summary: 'The replies of your desks and of all' })
  @ApiOkResponse({ type: CannedRepliesDto })
  async list(@CurrentStaff() session: StaffSession): Promise<CannedRepliesDto> {
    return {
      items: await this.present(await this.replies.list(session)),
      desks: await this.desks.listFor(session.staffId),
      languages: [...this.catalogues.languages],
    };
  }

  @Post('canned-replies')
  @HttpCode(200)
  @RequirePermission('reply.manage')
  @ApiOperation({ operationId: 'addCannedReply', summary: 'Adds a reply' })
  @ApiOkResponse({ type: CannedReplyDto })
  @ApiUnprocessableEntityResponse({
    description: `${TEXTS}, CANNED_REPLY_DESK_UNKNOWN, CANNED_REPLY_LANGUAGE_UNKNOWN.`,
  })
  async add(@CurrentStaff() session: StaffSession, @Body() body: NewCannedReplyDto): Promise<CannedReplyDto> {
    return this.presentOne(await this.replies.add(session, body));
  }

  @Put('canned-replies/:id')
  @RequirePermission('reply.manage')
  @ApiOperation({ operationId: 'changeCannedReply', summary: 'Saves the next version of a reply' })
  @ApiOkResponse({ type: CannedReplyDto })
  @ApiNotFoundResponse({ description: 'CANNED_REPLY_NOT_FOUND.' })
  @ApiConflictResponse({ description: 'CANNED_REPLY_CHANGED.' })
  @ApiUnprocessableEntityResponse({ description: `${TEXTS}.` })
  async change(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeCannedReplyDto,
  ): Promise<CannedReplyDto> {
    return this.presentOne(await this.replies.change(session, id, body));
  }

  @Get('canned-replies/:id/versions')
  @RequirePermission('message.send')
  @ApiOperation({
    operationId: 'listCannedReplyVersions',
    summary: 'The versions of a reply that somebody saved, the newest first',
  })
  @ApiOkResponse({ type: [CannedReplyDto] })
  @ApiNotFoundResponse({ description: 'CANNED_REPLY_NOT_FOUND.' })
  async versions(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) id: string,
  ): Promise<CannedReplyDto[]> {
    return this.present(await this.replies.versions(session, id));
  }

  @Get('cases/:id/canned-replies')
  @RequirePermission('message.send')
  @ApiOperation({
    operationId: 'listCannedRepliesOfCase',
    summary: 'What can be put into an answer to the reporter, in their language first',
  })
  @ApiOkResponse({ type: [CannedReplyDto] })
  async forCase(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<CannedReplyDto[]> {
    return this.present(await this.replies.forCase(session, id));
  }

  private async presentOne(reply: CannedReply): Promise<CannedReplyDto> {
    const [presented] = await this.present([reply]);
    return presented as CannedReplyDto;
  }

  private async present(replies: readonly CannedReply[]): Promise<CannedReplyDto[]> {
    const ids = replies.flatMap(({ authorId }) => (authorId === null ? [] : [authorId]));
    const people = await this.staff.find(ids);
    return replies.map(({ authorId, savedAt, ...reply }) => ({
      ...reply,
      author: authorId === null ? null : (people.get(authorId)?.name ?? ''),
      savedAt: savedAt && savedAt.toISOString(),
    }));
  }
}
