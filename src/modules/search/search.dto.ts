import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { UUID_PATTERN } from '../../platform/text/index.js';
import { CaseRowDto } from '../cases/index.js';
import {
  AGE_BANDS,
  CASE_KINDS,
  CASE_STATUSES,
  OUTCOMES,
  SEARCH_REASONS,
  TASK_FILTERS,
  URGENCIES,
  type AgeBand,
  type CaseKind,
  type Outcome,
  type SearchReason,
  type StatusName,
  type TaskFilter,
  type Urgency,
} from '../vocabulary/index.js';
import { MOST_FOUND } from './found-cases.repository.js';

const DAY = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** What is looked for. */
export class SearchQueryDto {
  @ApiPropertyOptional({
    maxLength: 200,
    description:
      'A reference, a name, number or link of an offender as it is written, or words: all of them are in each case that is found. Whole words; capitals, accents and the script of digits make no difference.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'One of the desks of the caller; left out: all of them.',
  })
  @IsOptional()
  @IsUUID()
  desk?: string;

  @ApiPropertyOptional({ enum: CASE_KINDS })
  @IsOptional()
  @IsIn(CASE_KINDS)
  kind?: CaseKind;

  @ApiPropertyOptional({ enum: URGENCIES, type: 'integer' })
  @IsOptional()
  @IsIn(URGENCIES)
  urgency?: Urgency;

  @ApiPropertyOptional({ enum: CASE_STATUSES })
  @IsOptional()
  @IsIn(CASE_STATUSES)
  status?: StatusName;

  @ApiPropertyOptional({ description: 'BCP 47.' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  language?: string;

  @ApiPropertyOptional({ enum: AGE_BANDS })
  @IsOptional()
  @IsIn(AGE_BANDS)
  ageBand?: AgeBand;

  @ApiPropertyOptional({ description: '`me`, `none` or the id of a staff member.' })
  @IsOptional()
  @Matches(new RegExp(`^(me|none|${UUID_PATTERN})$`, 'i'))
  assignee?: string;

  @ApiPropertyOptional({ enum: TASK_FILTERS, description: 'With tasks that are open, or past their time.' })
  @IsOptional()
  @IsIn(TASK_FILTERS)
  tasks?: TaskFilter;

  @ApiPropertyOptional({ enum: OUTCOMES })
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: Outcome;

  @ApiPropertyOptional({ format: 'date', description: 'The day (UTC) from which on they came in.' })
  @IsOptional()
  @Matches(DAY)
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'The last day (UTC) on which they came in.' })
  @IsOptional()
  @Matches(DAY)
  to?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MOST_FOUND, description: '`next` of a page.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_FOUND)
  after?: number;
}

/** A case that was found. */
export class FoundCaseDto extends CaseRowDto {
  @ApiProperty({
    enum: SEARCH_REASONS,
    isArray: true,
    description: 'Why; empty where filters alone were given.',
  })
  reasons!: SearchReason[];
}

export class SearchPageDto {
  @ApiProperty({
    type: [FoundCaseDto],
    description: 'Those with the reference, identifier or link first, then those that came in last.',
  })
  items!: FoundCaseDto[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'For `after`; null: this is the last page.' })
  next!: number | null;

  @ApiProperty({ type: 'integer', description: `How many there are: at most ${MOST_FOUND}.` })
  total!: number;

  @ApiProperty({ description: 'Words of some cases are still being read: ask again in a while.' })
  reading!: boolean;
}
