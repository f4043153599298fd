import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 60_000;

export class DraftDto {
  @ApiProperty({ maxLength: 10_000, description: 'Empty: removes the draft.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  text!: string;
}
