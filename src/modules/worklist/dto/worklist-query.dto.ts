import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { UUID_PATTERN } from '../../../platform/text/index.js';
import type { WorklistView } from '../worklist-query.js';
import {
  AGE_BANDS,
  type AgeBand,
  CASE_KINDS,
  CASE_STATUSES,
  type CaseKind,
  type StatusName,
  URGENCIES,
  type Urgency,
} from '../../vocabulary/index.js';

export const PAGE_LIMIT = 50;
const LONGEST_PAGE = 100;

export class CountsQueryDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'One of the desks of the caller; left out: all of them.',
  })
  @IsOptional()
  @IsUUID()
  desk?: string;
}

export class RowsQueryDto {
  @ApiProperty({ description: `Ids of cases, separated by commas, at most ${PAGE_LIMIT}.` })
  @Matches(new RegExp(`^${UUID_PATTERN}(,${UUID_PATTERN}){0,${PAGE_LIMIT - 1}}$`, 'i'))
  ids!: string;
}

export const WORKLIST_VIEWS = ['all', 'needs_me', 'wrote'] as const satisfies readonly WorklistView[];
export const DUE = ['overdue', 'hour'] as const;

/** What the queue is narrowed by. */
export class WorklistFiltersDto extends CountsQueryDto {
  @ApiPropertyOptional({
    enum: WORKLIST_VIEWS,
    description:
      'Of the open cases all, as where it is left out; the bands `now` and `mine`; those whose reporter wrote what the caller has not read, or told of danger that nobody answered.',
  })
  @IsOptional()
  @IsIn(WORKLIST_VIEWS)
  view?: WorklistView;

  @ApiPropertyOptional({ enum: DUE, description: 'Past the deadline; `hour`: that, or due within the hour.' })
  @IsOptional()
  @IsIn(DUE)
  due?: (typeof DUE)[number];

  @ApiPropertyOptional({ enum: CASE_STATUSES })
  @IsOptional()
  @IsIn(CASE_STATUSES)
  status?: StatusName;

  @ApiPropertyOptional({ enum: URGENCIES, type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsIn(URGENCIES)
  urgency?: Urgency;

  @ApiPropertyOptional({ enum: CASE_KINDS })
  @IsOptional()
  @IsIn(CASE_KINDS)
  kind?: CaseKind;

  @ApiPropertyOptional({ enum: AGE_BANDS })
  @IsOptional()
  @IsIn(AGE_BANDS)
  ageBand?: AgeBand;

  @ApiPropertyOptional({ description: 'BCP 47.' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  language?: string;

  @ApiPropertyOptional({ description: '`me`, `none` or the id of a staff member.' })
  @IsOptional()
  @Matches(new RegExp(`^(me|none|${UUID_PATTERN})$`, 'i'))
  assignee?: string;

  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'The closed cases instead of the open ones.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  closed?: 'true' | 'false';
}

export class WorklistQueryDto extends WorklistFiltersDto {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @IsOptional()
  @MaxLength(200)
  @Matches(/^[A-Za-z0-9_-]+$/)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LONGEST_PAGE, default: PAGE_LIMIT })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LONGEST_PAGE)
  limit?: number;
}
