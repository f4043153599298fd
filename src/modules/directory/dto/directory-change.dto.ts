import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CONFIDENCES, type Confidence } from '../../vocabulary/index.js';
import { ABOUT_LIMIT, NOTE_LIMIT } from '../directory-edit.js';

const DAY = /^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const A_DAY = { message: 'must be a day such as 2027-01-31' };
/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 20_000;
const ANY_KEY = 60_000;
const MOST_VERSIONS = 1_000_000;
const MOST_CHANNELS = 20;

export class VerifyRecordDto {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'The version that this follows.' })
  @IsInt()
  @Min(0)
  @Max(MOST_VERSIONS)
  basedOn!: number;

  @ApiProperty({ minLength: 1, maxLength: NOTE_LIMIT, description: 'Nothing of a case belongs in it.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  why!: string;

  @ApiProperty({ type: String, format: 'date' })
  @Matches(DAY, A_DAY)
  nextReview!: string;
}

export class ChannelChangeDto {
  @ApiProperty({ description: 'Of a channel that is there.' })
  @IsString()
  @MaxLength(100)
  key!: string;

  @ApiProperty({ type: String, nullable: true, maxLength: 500 })
  @ValidateIf((body: ChannelChangeDto) => body.address !== null)
  @IsString()
  @MaxLength(ANY_TEXT)
  address!: string | null;

  @ApiProperty()
  @IsBoolean()
  ready!: boolean;

  @ApiProperty({ maxLength: NOTE_LIMIT })
  @IsString()
  @MaxLength(ANY_TEXT)
  note!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    required: false,
    description:
      'Of a mail address: the OpenPGP public key, as text, to which mail is encrypted; null: mail leaves as it is. Left out: as it was.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(ANY_KEY)
  pgpKey?: string | null;
}

export class ChangeRecordDto extends VerifyRecordDto {
  @ApiProperty({ minLength: 1, maxLength: ABOUT_LIMIT })
  @IsString()
  @MaxLength(ANY_TEXT)
  about!: string;

  @ApiProperty({ maxLength: NOTE_LIMIT })
  @IsString()
  @MaxLength(ANY_TEXT)
  legalBasis!: string;

  @ApiProperty({ minLength: 1, maxLength: NOTE_LIMIT })
  @IsString()
  @MaxLength(ANY_TEXT)
  source!: string;

  @ApiProperty({ enum: CONFIDENCES })
  @IsIn(CONFIDENCES)
  confidence!: Confidence;

  @ApiProperty({ type: [ChannelChangeDto], description: 'Every channel of the record, once.' })
  @IsArray()
  @ArrayMaxSize(MOST_CHANNELS)
  @ValidateNested({ each: true })
  @Type(() => ChannelChangeDto)
  channels!: ChannelChangeDto[];
}
