import { ApiProperty } from '@nestjs/swagger';
import { PersonDto, TO_THE_MINUTE } from '../cases/index.js';
import { OWED_KINDS, type OwedKind } from '../vocabulary/index.js';

/** One thing that is owed in a case. */
export class OwedItemDto {
  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty()
  reference!: string;

  @ApiProperty({ type: PersonDto, nullable: true, description: 'Who has the case.' })
  assignee!: PersonDto | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Whom it is about, as the directory names them.',
  })
  recipient!: string | null;

  @ApiProperty({ description: 'What the directory says of them is not sure, or nobody verified it.' })
  unsure!: boolean;

  @ApiProperty({
    format: 'date-time',
    description: `Since when; of a second look, until when. ${TO_THE_MINUTE}`,
  })
  at!: string;
}

export class OwedListDto {
  @ApiProperty({ enum: OWED_KINDS })
  kind!: OwedKind;

  @ApiProperty({ type: 'integer', description: 'How many there are; 1001 stands for more than 1000.' })
  count!: number;

  @ApiProperty({ type: [OwedItemDto], description: 'The first 25: what waits longest first.' })
  items!: OwedItemDto[];
}

export class OwedDto {
  @ApiProperty({ type: [OwedListDto], description: 'By kind; a kind of which nothing is owed is left out.' })
  lists!: OwedListDto[];

  @ApiProperty({ type: 'integer', description: 'Records of the directory whose day of review has come.' })
  reviewsDue!: number;
}
