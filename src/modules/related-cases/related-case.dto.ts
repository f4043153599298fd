import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import {
  RELATED_KINDS,
  RELATED_STRENGTHS,
  RELATED_VERDICTS,
  type RelatedKind,
  type RelatedStrength,
  type RelatedVerdict,
} from '../vocabulary/index.js';

const MOST = 100_000;

export class RelatedQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MOST, description: 'The `next` of a page.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MOST)
  from?: number;
}

export class DecideRelatedDto {
  @ApiProperty({
    enum: RELATED_VERDICTS,
    description: 'Whether the two are of one offender; `unknown`: it cannot be told.',
  })
  @IsIn(RELATED_VERDICTS)
  verdict!: RelatedVerdict;
}

export class RelatedReasonDto {
  @ApiProperty({ enum: RELATED_KINDS })
  kind!: RelatedKind;

  @ApiProperty({ type: 'integer', description: 'So many values of the kind.' })
  values!: number;
}

export class RelatedCaseDto {
  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty()
  reference!: string;

  @ApiProperty()
  closed!: boolean;

  @ApiProperty({
    type: String,
    enum: RELATED_STRENGTHS,
    nullable: true,
    description: 'Null: no value is equal any more, but somebody said that they are of one offender.',
  })
  strength!: RelatedStrength | null;

  @ApiProperty({ type: [RelatedReasonDto], description: 'The surest first.' })
  reasons!: RelatedReasonDto[];

  @ApiProperty({ type: String, enum: RELATED_VERDICTS, nullable: true, description: 'Null: nobody said.' })
  verdict!: RelatedVerdict | null;

  @ApiProperty({ type: String, nullable: true, description: 'Who said so.' })
  author!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  decidedOn!: string | null;
}

export class RelatedElsewhereDto {
  @ApiProperty({ format: 'uuid' })
  deskId!: string;

  @ApiProperty({ description: 'The name of the desk.' })
  desk!: string;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Your desk asked them; null: not yet.',
  })
  askedOn!: string | null;

  @ApiProperty({ description: 'They ask your desk about this case.' })
  asksUs!: boolean;

  @ApiProperty({ type: 'integer' })
  cases!: number;
}

export class AskRelatedDto {
  @ApiProperty({ format: 'uuid', description: 'A desk that has such a case.' })
  @IsUUID()
  deskId!: string;
}

/** Cases that may be of the same offender. */
export class RelatedPageDto {
  @ApiProperty({ type: [RelatedCaseDto], description: 'Those that you can open.' })
  cases!: RelatedCaseDto[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'For `from`; null: this is the last page.' })
  next!: number | null;

  @ApiProperty({ type: [RelatedElsewhereDto], description: 'Those that you cannot open, by desk.' })
  elsewhere!: RelatedElsewhereDto[];

  @ApiProperty({ type: [RelatedReasonDto], description: 'Values that too many cases hold to say anything.' })
  common!: RelatedReasonDto[];

  @ApiProperty({
    description: 'What this case names is not compared with all others yet: look again in some seconds.',
  })
  pending!: boolean;
}

export class ClusterCaseDto {
  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty()
  reference!: string;

  @ApiProperty({ description: 'The name of its desk.' })
  desk!: string;

  @ApiProperty()
  kind!: string;

  @ApiProperty()
  closed!: boolean;

  @ApiProperty({ format: 'date' })
  receivedOn!: string;

  @ApiProperty({ type: [String], description: 'Where its links are.' })
  platforms!: string[];
}

export class ClusterLinkDto {
  @ApiProperty({ description: 'The reference of a case.' })
  one!: string;

  @ApiProperty({ description: 'The reference of one that came in later.' })
  other!: string;

  @ApiProperty({
    type: String,
    enum: RELATED_STRENGTHS,
    nullable: true,
    description: 'Null: a verdict alone.',
  })
  strength!: RelatedStrength | null;

  @ApiProperty({ type: [RelatedReasonDto], description: 'The surest first.' })
  reasons!: RelatedReasonDto[];

  @ApiProperty({ type: String, enum: RELATED_VERDICTS, nullable: true, description: 'Null: nobody said.' })
  verdict!: RelatedVerdict | null;
}

export class ClusterElsewhereDto {
  @ApiProperty({ description: 'The name of the desk.' })
  desk!: string;

  @ApiProperty({ type: 'integer' })
  cases!: number;
}

/** What there is of one offender, as far as values and people say. */
export class ClusterDto {
  @ApiProperty({ type: [ClusterCaseDto], description: 'Those that you can open, the earliest first.' })
  cases!: ClusterCaseDto[];

  @ApiProperty({ type: [ClusterLinkDto] })
  links!: ClusterLinkDto[];

  @ApiProperty({
    type: [ClusterCaseDto],
    description: 'Left out, because somebody set them apart from one of these.',
  })
  apart!: ClusterCaseDto[];

  @ApiProperty({ type: [ClusterElsewhereDto], description: 'Strong matches that you cannot open, by desk.' })
  elsewhere!: ClusterElsewhereDto[];

  @ApiProperty({ description: 'There are more than are shown.' })
  cut!: boolean;

  @ApiProperty({ description: 'What this case names is not compared with all others yet.' })
  pending!: boolean;
}
