import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { CurrentStaff, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { Handover, type OpenedNote } from './handover.service.js';

/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 60_000;

export class NewHandoverNoteDto {
  @ApiProperty({ format: 'uuid', description: 'Chosen by the client: the same id again adds nothing.' })
  @IsUUID('4')
  id!: string;

  @ApiProperty({ minLength: 1, maxLength: 10_000 })
  @IsString()
  @MaxLength(ANY_TEXT)
  text!: string;
}

export class HandoverNoteDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'The name of the desk.' })
  desk!: string;

  @ApiProperty({ description: 'The name of who wrote it.' })
  author!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ format: 'date-time', description: 'To the minute.' })
  createdAt!: string;
}

/** The notes from one shift to the next. */
@ApiTags('duty')
@Controller('api')
export class HandoverController {
  constructor(private readonly handover: Handover) {}

  @Get('handover-notes')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'handoverNotes',
    summary: 'The notes of earlier shifts that you have not read, while you are on duty',
  })
  @ApiOkResponse({ type: [HandoverNoteDto] })
  async unread(@CurrentStaff() session: StaffSession): Promise<HandoverNoteDto[]> {
    return (await this.handover.unread(session)).map(present);
  }

  @Post('desks/:id/handover-notes')
  @HttpCode(204)
  @RequirePermission('note.write')
  @ApiOperation({ operationId: 'writeHandoverNote', summary: 'Leaves a note for whoever comes on duty next' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'HANDOVER_DESK_NOT_FOUND.' })
  @ApiConflictResponse({ description: 'HANDOVER_ID_TAKEN.' })
  @ApiUnprocessableEntityResponse({
    description: 'TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.',
  })
  async write(
    @Param('id', UuidPipe) id: string,
    @Body() body: NewHandoverNoteDto,
    @CurrentStaff() session: StaffSession,
  ): Promise<void> {
    await this.handover.write(session, id.toLowerCase(), { ...body, id: body.id.toLowerCase() });
  }

  @Post('handover-notes/:id/acknowledge')
  @HttpCode(204)
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'acknowledgeHandoverNote', summary: 'Says that you have read a note' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'HANDOVER_NOT_FOUND.' })
  async acknowledge(@Param('id', UuidPipe) id: string, @CurrentStaff() session: StaffSession): Promise<void> {
    await this.handover.acknowledge(session, id);
  }
}

const present = ({ createdAt, ...note }: OpenedNote): HandoverNoteDto => ({
  ...note,
  createdAt: createdAt.toISOString(),
});
