import { ApiProperty } from '@nestjs/swagger';
import { CaseRowDto } from '../../cases/index.js';

export class CasePageDto {
  @ApiProperty({ type: [CaseRowDto] })
  items!: CaseRowDto[];

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
}
