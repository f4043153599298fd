import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, Matches } from 'class-validator';
import { CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { CASE_KINDS, type CaseKind } from '../vocabulary/index.js';
import {
  NOTHING_SAID,
  WorkPreferencesRepository,
  type WorkPreferences,
} from './work-preferences.repository.js';

const MOST_LANGUAGES = 20;

export class WorkPreferencesDto {
  @ApiProperty({ type: [String], maxItems: MOST_LANGUAGES, example: ['hi', 'en'], description: 'BCP 47.' })
  @IsArray()
  @ArrayMaxSize(MOST_LANGUAGES)
  @ArrayUnique()
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, { each: true })
  languages!: string[];

  @ApiProperty({
    enum: CASE_KINDS,
    isArray: true,
    description:
      'Kinds of case that the caller would rather not have: assignment by load does not give them, and no mail calls the caller to ' +
      'one that nobody has while others can see to it. Nobody else is shown them.',
  })
  @IsArray()
  @ArrayUnique()
  @IsIn(CASE_KINDS, { each: true })
  optedOut!: CaseKind[];
}

/** What the caller says of themselves for the sharing of work; nobody else reads it here. */
@ApiTags('session')
@Controller('api/account/work')
export class WorkPreferencesController {
  constructor(private readonly preferences: WorkPreferencesRepository) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'getWorkPreferences',
    summary: 'Your languages, and the kinds of cases you would rather not get',
  })
  @ApiOkResponse({ type: WorkPreferencesDto })
  async get(@CurrentStaff() { staffId }: StaffSession): Promise<WorkPreferencesDto> {
    return present((await this.preferences.find([staffId])).get(staffId) ?? NOTHING_SAID);
  }

  @Put()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'setWorkPreferences',
    summary: 'Sets which languages you speak and which kinds of case you would rather not have',
  })
  @ApiOkResponse({ type: WorkPreferencesDto })
  async set(
    @CurrentStaff() { staffId }: StaffSession,
    @Body() body: WorkPreferencesDto,
  ): Promise<WorkPreferencesDto> {
    await this.preferences.save(staffId, body);
    return present(body);
  }
}

const present = ({ languages, optedOut }: WorkPreferences): WorkPreferencesDto => ({
  languages: [...languages],
  optedOut: [...optedOut],
});
