import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsUUID, Matches, ValidateIf } from 'class-validator';
import { MOMENT } from '../../../platform/text/index.js';
import {
  CASE_STATUSES,
  CLOSE_REASONS,
  type CloseReason,
  type Outcome,
  OUTCOMES,
  type StatusName,
  URGENCIES,
  URGENCY_REASONS,
  type Urgency,
  type UrgencyReason,
} from '../../vocabulary/index.js';

export class AssignDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: nobody.' })
  @ValidateIf((body: AssignDto) => body.assigneeId !== null)
  @IsUUID()
  assigneeId!: string | null;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Who had the case when the caller looked. If that is somebody else by now: CASE_TAKEN.',
  })
  @ValidateIf((body: AssignDto) => body.from !== undefined && body.from !== null)
  @IsUUID()
  from?: string | null;
}

export class StatusDto {
  @ApiProperty({ enum: CASE_STATUSES })
  @IsIn(CASE_STATUSES)
  status!: StatusName;

  @ApiPropertyOptional({ enum: CLOSE_REASONS, description: 'With `closed`, and only then.' })
  @IsOptional()
  @IsIn(CLOSE_REASONS)
  reason?: CloseReason;

  @ApiPropertyOptional({
    enum: OUTCOMES,
    description:
      'What became of the person: with `closed` and a reason other than `test`, `prank` and `abuse`.',
  })
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: Outcome;
}

export class UrgencyDto {
  @ApiProperty({ enum: URGENCIES, type: 'integer', description: '1 is the most urgent.' })
  @IsIn(URGENCIES)
  urgency!: Urgency;

  @ApiProperty({ enum: URGENCY_REASONS })
  @IsIn(URGENCY_REASONS)
  reason!: UrgencyReason;
}

export class PromiseDto {
  @ApiProperty({
    format: 'date-time',
    description: 'In 5 minutes to 30 days, with its zone; rounded down to the minute.',
  })
  @IsISO8601({ strict: true })
  @Matches(MOMENT)
  until!: string;
}
