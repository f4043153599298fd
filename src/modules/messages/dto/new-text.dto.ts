import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 60_000;
const MOST_ENTRIES = 2_147_483_647;

/** What the writer has seen of the case. */
export class SeenDto {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: MOST_ENTRIES,
    description: 'The `sequence` of the last entry.',
  })
  @IsInt()
  @Min(0)
  @Max(MOST_ENTRIES)
  sequence!: number;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Who had the case; null: nobody.',
  })
  @ValidateIf((body: SeenDto) => body.assigneeId !== null)
  @IsUUID()
  assigneeId!: string | null;
}

export class NewTextDto {
  @ApiProperty({ format: 'uuid', description: 'Chosen by the client: the same id again adds nothing.' })
  @IsUUID('4')
  id!: string;

  @ApiProperty({ minLength: 1, maxLength: 10_000 })
  @IsString()
  @MaxLength(ANY_TEXT)
  text!: string;

  @ApiPropertyOptional({
    type: SeenDto,
    description:
      'Where something came since, the text is not sent and the answer is CASE_HAS_NEWS. Left out: nothing is asked.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SeenDto)
  seen?: SeenDto;
}
