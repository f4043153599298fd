import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
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
import { presentPerson } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { CaseMails } from './case-mails.service.js';
import { PlaceMailDto, ReceivedMailDto, UnplacedMailDto } from './received-mail.dto.js';
import { UnplacedMails } from './unplaced-mails.service.js';

/** What came into the mailbox of the answers. */
@ApiTags('escalations')
@Controller('api')
export class ReceivedMailController {
  constructor(
    private readonly mails: CaseMails,
    private readonly unplaced: UnplacedMails,
    private readonly staff: StaffDirectory,
  ) {}

  @Get('cases/:id/received-mails')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'listReceivedMails',
    summary: 'The mails that came on packages of the case, the oldest first',
  })
  @ApiOkResponse({ type: [ReceivedMailDto] })
  async list(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<ReceivedMailDto[]> {
    const mails = await this.mails.list(session, id);
    const names = await this.staff.find(mails.flatMap(({ readBy }) => readBy ?? []));
    return mails.map(({ receivedAt, words, readBy, ...one }) => ({
      ...one,
      receivedAt: receivedAt.toISOString(),
      words: words && presentWords(words),
      readBy: readBy === null ? null : presentPerson(readBy, names),
    }));
  }

  @Post('cases/:id/received-mails/:mail/read')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'readReceivedMail',
    summary: 'Says that you have read a mail, which puts its words into the case',
  })
  @ApiOkResponse({ type: [ReceivedMailDto] })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, MAIL_NOT_FOUND.' })
  @ApiConflictResponse({ description: 'MAIL_DONE, MAIL_SEALED.' })
  async read(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('mail', UuidPipe) mail: string,
  ): Promise<ReceivedMailDto[]> {
    await this.mails.read(session, id, mail);
    return this.list(session, id);
  }

  @Get('received-mails/unplaced')
  @RequirePermission('case.assign')
  @ApiOperation({
    operationId: 'listUnplacedMails',
    summary: 'Mails of your desks that nobody could place: the oldest 50',
  })
  @ApiOkResponse({ type: [UnplacedMailDto] })
  async listUnplaced(@CurrentStaff() session: StaffSession): Promise<UnplacedMailDto[]> {
    const mails = await this.unplaced.list(session);
    return mails.map(({ receivedAt, words, ...one }) => ({
      ...one,
      receivedAt: receivedAt.toISOString(),
      words: words && presentWords(words),
    }));
  }

  @Post('received-mails/:mail/place')
  @HttpCode(204)
  @RequirePermission('case.assign')
  @ApiOperation({ operationId: 'placeReceivedMail', summary: 'Says which package a mail is about' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, MAIL_NOT_FOUND.' })
  @ApiConflictResponse({ description: 'MAIL_DONE, MAIL_SEALED.' })
  @ApiUnprocessableEntityResponse({ description: 'MAIL_ESCALATION_UNKNOWN.' })
  place(
    @CurrentStaff() session: StaffSession,
    @Param('mail', UuidPipe) mail: string,
    @Body() { caseId, escalationId }: PlaceMailDto,
  ): Promise<void> {
    return this.mails.place(session, mail, { caseId, escalationId });
  }

  @Post('received-mails/:mail/discard')
  @HttpCode(204)
  @RequirePermission('case.assign')
  @ApiOperation({
    operationId: 'discardReceivedMail',
    summary: 'Throws a mail away that nobody could place; the mailbox still has it',
  })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'MAIL_NOT_FOUND.' })
  @ApiConflictResponse({ description: 'MAIL_DONE.' })
  discard(@CurrentStaff() session: StaffSession, @Param('mail', UuidPipe) mail: string): Promise<void> {
    return this.unplaced.discard(session, mail);
  }
}

/** An entry of the case says more than these. */
function presentWords({ from, subject, text, cut, files }: ReceivedMailDto['words'] & object) {
  return { from, subject, text, cut, files };
}
