import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import type { StaffSession } from '../staff/index.js';
import { WriteEntry } from './commands/write-entry.js';
import { CaseEntryDto } from './dto/case-entry.dto.js';
import { NewTextDto } from './dto/new-text.dto.js';
import { presentEntry } from './entry.presenter.js';
import { RequirePermission } from '../permissions/index.js';

@ApiTags('cases')
@Controller('api/cases/:id')
export class MessagesController {
  constructor(private readonly writing: WriteEntry) {}

  @Post('messages')
  @HttpCode(200)
  @RequirePermission('message.send')
  @ApiOperation({ operationId: 'sendMessage', summary: 'Answers the reporter' })
  @ApiOkResponse({ type: CaseEntryDto })
  @ApiConflictResponse({
    description:
      'CASE_HAS_NEWS, with what is new (`sequence`, `author`, `assigneeId`): sent again with that as `seen`, the text is sent. CASE_CLOSED, ENTRY_DIFFERS, ENTRY_ID_TAKEN, without.',
  })
  @ApiUnprocessableEntityResponse({
    description: 'TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.',
  })
  async send(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: NewTextDto,
  ): Promise<CaseEntryDto> {
    const entry = await this.writing.append(session, id, 'message', body);
    return presentEntry(entry, new Map([[session.staffId, session]]));
  }

  @Post('notes')
  @HttpCode(200)
  @RequirePermission('note.write')
  @ApiOperation({ operationId: 'addNote', summary: 'Adds a note that the desk alone reads' })
  @ApiOkResponse({ type: CaseEntryDto })
  @ApiConflictResponse({
    description:
      'CASE_HAS_NEWS, with what is new (`sequence`, `author`, `assigneeId`): sent again with that as `seen`, the text is sent. ENTRY_DIFFERS, ENTRY_ID_TAKEN, without.',
  })
  @ApiUnprocessableEntityResponse({
    description: 'TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.',
  })
  async note(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: NewTextDto,
  ): Promise<CaseEntryDto> {
    const entry = await this.writing.append(session, id, 'note', body);
    return presentEntry(entry, new Map([[session.staffId, session]]));
  }
}
