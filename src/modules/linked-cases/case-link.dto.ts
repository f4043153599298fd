import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 60_000;

export class LinkCaseDto {
  @ApiProperty({ example: '7K2M-9XQ4', description: 'Of the other case, which you can open.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  reference!: string;

  @ApiProperty({ minLength: 1, maxLength: 500, description: 'Why the two are of one person; sealed.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  reason!: string;
}

/** A case of the same person. */
export class LinkedCaseDto {
  @ApiProperty({ format: 'uuid' })
  linkId!: string;

  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty()
  reference!: string;

  @ApiProperty()
  closed!: boolean;

  @ApiProperty({ description: 'Who linked the two.' })
  author!: string;

  @ApiProperty({ format: 'date' })
  linkedOn!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null where it does not open for you.' })
  reason!: string | null;
}
