import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { TO_THE_MINUTE } from '../cases/index.js';
import { CODE_WORD_OUTCOMES, type CodeWordOutcome } from '../vocabulary/index.js';

const SETTERS = ['reporter', 'staff'] as const;
/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 60_000;

export class SetCodeWordDto {
  @ApiProperty({ minLength: 2, maxLength: 60 })
  @IsString()
  @MaxLength(ANY_TEXT)
  word!: string;
}

export class AskedCodeWordDto {
  @ApiProperty({ enum: CODE_WORD_OUTCOMES })
  @IsIn(CODE_WORD_OUTCOMES)
  outcome!: CodeWordOutcome;
}

/** What is known of the code word without the word. */
export class CodeWordDto {
  @ApiProperty()
  agreed!: boolean;

  @ApiProperty({ type: 'integer', description: 'How many were set, the present one among them.' })
  words!: number;

  @ApiProperty({ type: String, enum: SETTERS, nullable: true })
  setBy!: 'reporter' | 'staff' | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: TO_THE_MINUTE })
  setAt!: string | null;

  @ApiProperty({
    type: String,
    enum: CODE_WORD_OUTCOMES,
    nullable: true,
    description: 'What came of asking the last time.',
  })
  lastOutcome!: CodeWordOutcome | null;

  @ApiProperty({ description: 'The word is another than the one that was last asked for.' })
  changedSince!: boolean;
}

/** A word as it was set. */
export class SetWordDto {
  @ApiProperty()
  word!: string;

  @ApiProperty({ enum: SETTERS })
  setBy!: 'reporter' | 'staff';

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The name of the staff member; null for the reporter.',
  })
  by!: string | null;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  setAt!: string;
}
