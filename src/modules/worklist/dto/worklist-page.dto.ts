import { ApiProperty } from '@nestjs/swagger';
import { CaseRowDto } from '../../cases/index.js';
import { QUEUE_BANDS, type QueueBand, UNANSWERED, type Unanswered } from '../../vocabulary/index.js';

/** A case in the queue, with what of it concerns the caller. */
export class WorklistRowDto extends CaseRowDto {
  @ApiProperty({ enum: QUEUE_BANDS, type: String, nullable: true, description: 'Null: the case is closed.' })
  band!: QueueBand | null;

  @ApiProperty({
    enum: UNANSWERED,
    type: String,
    nullable: true,
    description:
      'The reporter wrote something that the caller has not read, or told of danger and nobody answered. Null: neither.',
  })
  reporter!: Unanswered | null;
}

export class CasePageDto {
  @ApiProperty({ type: [WorklistRowDto] })
  items!: WorklistRowDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Give it back as `cursor` for the next page.' })
  nextCursor!: string | null;
}

/** Open cases by what they wait for. A count ends at 1001: that many or more. */
export class CaseCountsDto {
  @ApiProperty({ type: 'integer' })
  new!: number;

  @ApiProperty({ type: 'integer' })
  inProgress!: number;

  @ApiProperty({ type: 'integer' })
  waiting!: number;

  @ApiProperty({ type: 'integer' })
  overdue!: number;

  @ApiProperty({ type: 'integer' })
  mine!: number;

  @ApiProperty({ type: 'integer' })
  unassigned!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Their reporter wrote what the caller has not read, or told of danger that nobody answered.',
  })
  wrote!: number;

  @ApiProperty({ type: 'integer', description: 'Those of them that are of urgency 1.' })
  wroteUrgent!: number;
}

export class CaseIdDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}
