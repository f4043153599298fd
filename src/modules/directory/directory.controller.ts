import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { DatabaseClock } from '../../platform/database/index.js';
import { CurrentStaff } from '../../platform/http/index.js';
import { dayText } from '../../platform/text/index.js';
import { presentPerson } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { DirectoryEdit } from './directory-edit.js';
import { DirectoryError } from './directory.definitions.js';
import { presentChannel, presentItem, presentReferences } from './directory.presenter.js';
import { Directory } from './directory.service.js';
import { ChangeRecordDto, VerifyRecordDto } from './dto/directory-change.dto.js';
import { DirectoryDto, DirectoryRecordDto } from './dto/directory.dto.js';

const TEXTS = 'TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE, DIRECTORY_REVIEW_DAY';
const KEYS = 'PGP_KEY_UNREADABLE, PGP_KEY_PRIVATE, PGP_KEY_UNUSABLE';

/** Who can act on a case: to look up, and for coordinators to keep true. */
@ApiTags('directory')
@Controller('api/directory')
export class DirectoryController {
  constructor(
    private readonly directory: Directory,
    private readonly edit: DirectoryEdit,
    private readonly staff: StaffDirectory,
    private readonly clock: DatabaseClock,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'listDirectory', summary: 'Who can act on a case, all of them' })
  @ApiOkResponse({ type: DirectoryDto })
  async list(@CurrentStaff() { locale }: StaffSession): Promise<DirectoryDto> {
    const all = await this.directory.findAll();
    const today = this.today();
    return { items: all.map((found) => presentItem(found, locale, today)) };
  }

  @Get(':record')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getDirectoryRecord', summary: 'All that is known of one of them' })
  @ApiOkResponse({ type: DirectoryRecordDto })
  @ApiNotFoundResponse({ description: 'DIRECTORY_NOT_FOUND.' })
  async get(@CurrentStaff() session: StaffSession, @Param('record') id: string): Promise<DirectoryRecordDto> {
    const all = new Map((await this.directory.findAll()).map((found) => [found.record.id, found]));
    const found = all.get(id);
    if (!found) throw new DirectoryError('DIRECTORY_NOT_FOUND');
    const { record } = found;
    const versions = await this.directory.versions(id);
    const names = await this.staff.find(versions.map(({ authorId }) => authorId));
    return {
      ...presentItem(found, session.locale, this.today()),
      channels: record.channels.map((channel) => presentChannel(record, channel)),
      legalBasis: record.legalBasis,
      clocks: record.clocks,
      see: presentReferences(record.see, (other) => all.get(other)?.record, session.locale),
      source: record.source,
      seedChanged: found.seedChanged,
      versions: versions.map(({ version, authorId, savedAt, why }) => ({
        version,
        by: presentPerson(authorId, names),
        at: savedAt.toISOString(),
        why,
      })),
    };
  }

  @Put(':record')
  @RequirePermission('directory.manage')
  @ApiOperation({ operationId: 'changeDirectoryRecord', summary: 'Saves the next version of a record' })
  @ApiOkResponse({ type: DirectoryRecordDto })
  @ApiNotFoundResponse({ description: 'DIRECTORY_NOT_FOUND.' })
  @ApiConflictResponse({ description: 'DIRECTORY_CHANGED.' })
  @ApiUnprocessableEntityResponse({ description: `${TEXTS}, DIRECTORY_SAME, DIRECTORY_FAULTY, ${KEYS}.` })
  async change(
    @CurrentStaff() session: StaffSession,
    @Param('record') id: string,
    @Body() body: ChangeRecordDto,
  ): Promise<DirectoryRecordDto> {
    await this.edit.change(session, id, body);
    return this.get(session, id);
  }

  @Post(':record/verified')
  @HttpCode(200)
  @RequirePermission('directory.manage')
  @ApiOperation({
    operationId: 'verifyDirectoryRecord',
    summary: 'Notes that you checked every address of a record today',
  })
  @ApiOkResponse({ type: DirectoryRecordDto })
  @ApiNotFoundResponse({ description: 'DIRECTORY_NOT_FOUND.' })
  @ApiConflictResponse({ description: 'DIRECTORY_CHANGED.' })
  @ApiUnprocessableEntityResponse({ description: `${TEXTS}.` })
  async verify(
    @CurrentStaff() session: StaffSession,
    @Param('record') id: string,
    @Body() body: VerifyRecordDto,
  ): Promise<DirectoryRecordDto> {
    await this.edit.verify(session, id, body);
    return this.get(session, id);
  }

  private today(): string {
    return dayText(this.clock.now());
  }
}
