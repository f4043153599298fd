import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { AskedCodeWordDto, CodeWordDto, SetCodeWordDto, SetWordDto } from './code-word.dto.js';
import { CodeWords } from './code-words.service.js';

/** The panel of the code word on the page of a case. */
@ApiTags('cases')
@Controller('api/cases/:id/code-word')
export class CodeWordController {
  constructor(private readonly words: CodeWords) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getCodeWord', summary: 'Whether a code word is agreed, without the word' })
  @ApiOkResponse({ type: CodeWordDto })
  async get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<CodeWordDto> {
    const { setAt, ...state } = await this.words.state(session, id);
    return { ...state, setAt: setAt && setAt.toISOString() };
  }

  @Put()
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'setCodeWord', summary: 'Sets the word that you agreed with the reporter' })
  @ApiOkResponse({ type: CodeWordDto })
  @ApiConflictResponse({ description: 'CODE_WORD_CASE_CLOSED.' })
  @ApiUnprocessableEntityResponse({
    description: 'TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE, CODE_WORD_TOO_SHORT.',
  })
  async set(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { word }: SetCodeWordDto,
  ): Promise<CodeWordDto> {
    await this.words.setByStaff(session, id, word);
    return this.get(session, id);
  }

  @Post('shown')
  @HttpCode(200)
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'showCodeWord',
    summary: 'The words that were set, the present one first; that you read them is audited',
  })
  @ApiOkResponse({ type: [SetWordDto] })
  @ApiConflictResponse({ description: 'CODE_WORD_MISSING.' })
  async show(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<SetWordDto[]> {
    const words = await this.words.show(session, id);
    return words.map(({ setAt, ...word }) => ({ ...word, setAt: setAt.toISOString() }));
  }

  @Post('asked')
  @HttpCode(200)
  @RequirePermission('note.write')
  @ApiOperation({ operationId: 'askCodeWord', summary: 'Notes what came of asking for the word' })
  @ApiOkResponse({ type: CodeWordDto })
  @ApiConflictResponse({ description: 'CODE_WORD_MISSING.' })
  async ask(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { outcome }: AskedCodeWordDto,
  ): Promise<CodeWordDto> {
    await this.words.ask(session, id, outcome);
    return this.get(session, id);
  }
}
