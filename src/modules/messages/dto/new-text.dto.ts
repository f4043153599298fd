import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength } from 'class-validator';

/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 60_000;

export class NewTextDto {
  @ApiProperty({ format: 'uuid', description: 'Chosen by the client: the same id again adds nothing.' })
  @IsUUID('4')
  id!: string;

  @ApiProperty({ minLength: 1, maxLength: 10_000 })
  @IsString()
  @MaxLength(ANY_TEXT)
  text!: string;
}
