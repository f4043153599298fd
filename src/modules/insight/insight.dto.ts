import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { definedBy } from '../../platform/definitions/index.js';
import { MEASURES } from './measure.js';

/** Over how many weeks figures can be added up. */
export const INSIGHT_SPANS = [4, 13, 52] as const;
export type InsightSpan = (typeof INSIGHT_SPANS)[number];

export class InsightQueryDto {
  @ApiProperty({
    enum: INSIGHT_SPANS,
    type: 'integer',
    description: 'The last weeks that are published, at most so many.',
  })
  @Type(() => Number)
  @IsIn(INSIGHT_SPANS)
  weeks!: InsightSpan;

  @ApiPropertyOptional({ format: 'uuid', description: 'One desk; left out: all that the caller may see.' })
  @IsOptional()
  @IsUUID()
  deskId?: string;
}

const about = (of: string) =>
  ({
    type: 'integer',
    minimum: 0,
    multipleOf: 5,
    description: `${of} Each week of a desk is rounded at random to a multiple of 5 below or above, and stays as it was published.`,
  }) as const;

export class InsightDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class InsightWeekDto {
  @ApiProperty({ format: 'date', description: 'The Monday with which the week begins (UTC).' })
  week!: string;

  @ApiProperty(about('Cases that came in, without tests, pranks and abuse of the helpdesk.'))
  count!: number;
}

export class InsightCellDto {
  @ApiProperty({ description: 'A word of the measure; `other`: what has no word of its own.' })
  category!: string;

  @ApiProperty(about('Cases.'))
  count!: number;
}

/** One division of the same cases. */
export class InsightMeasureDto {
  @ApiProperty({ type: String, ...definedBy(MEASURES) })
  measure!: string;

  @ApiProperty({ type: [InsightCellDto], description: 'Without categories for which 0 is published.' })
  cells!: InsightCellDto[];

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'How many categories are left out: few cases, or none.',
  })
  few!: number;
}

export class InsightDto {
  @ApiProperty({ type: [InsightDeskDto], description: 'The desks whose figures the caller may see.' })
  desks!: InsightDeskDto[];

  @ApiProperty({
    type: [InsightWeekDto],
    description: 'The weeks, the first one first; none: nothing is published yet.',
  })
  weeks!: InsightWeekDto[];

  @ApiProperty({ type: [InsightMeasureDto] })
  measures!: InsightMeasureDto[];
}
