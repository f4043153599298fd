import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 60_000;
const MOST_SEEN = 50;

export class DraftDto {
  @ApiProperty({ maxLength: 10_000, description: 'Empty: removes the draft.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  text!: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Chosen by the window: names this version of the text.',
  })
  @IsOptional()
  @IsUUID('4')
  revision?: string;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: MOST_SEEN,
    description:
      'The versions that the window has seen. What it has not seen is kept beside its text. Left out: it has seen all.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_SEEN)
  @IsUUID('4', { each: true })
  over?: string[];
}
