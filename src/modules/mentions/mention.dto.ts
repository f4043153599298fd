import { ApiProperty } from '@nestjs/swagger';
import { TO_THE_MINUTE } from '../cases/index.js';

/** A note that mentions the caller. Its words are in its case. */
export class MentionDto {
  @ApiProperty({ format: 'uuid', description: 'The note.' })
  entryId!: string;

  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty()
  reference!: string;

  @ApiProperty({ description: 'Whether the case is closed: times are then kept to the day.' })
  closed!: boolean;

  @ApiProperty({ description: 'Who wrote the note.' })
  author!: string;

  @ApiProperty({ description: 'Whether you said that you have seen it.' })
  seen!: boolean;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  at!: string;
}
