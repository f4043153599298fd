import { ApiProperty } from '@nestjs/swagger';
import {
  IsBoolean,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { TO_THE_MINUTE } from '../../cases/index.js';
import { REPLY_REVIEWS, type ReplyReview } from '../../vocabulary/index.js';

const DAY = /^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const A_DAY = { message: 'must be a day such as 2027-01-31' };
const LANGUAGE = /^[a-z]{2,3}$/;
/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 60_000;
const MOST_VERSIONS = 1_000_000;
const REVIEW_BY = 'The day by which the text is to be reviewed again; null: nobody has reviewed it.';

/** What a coordinator writes of a reply. */
class ReplyContentDto {
  @ApiProperty({ minLength: 1, maxLength: 100, description: 'For staff: the reporter never reads it.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  title!: string;

  @ApiProperty({ minLength: 1, maxLength: 5_000 })
  @IsString()
  @MaxLength(ANY_TEXT)
  text!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: REVIEW_BY })
  @ValidateIf((body: ReplyContentDto) => body.reviewBy !== null)
  @Matches(DAY, A_DAY)
  reviewBy!: string | null;
}

export class NewCannedReplyDto extends ReplyContentDto {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'One of your desks; null: for every desk.',
  })
  @ValidateIf((body: NewCannedReplyDto) => body.deskId !== null)
  @IsUUID()
  deskId!: string | null;

  @ApiProperty({ example: 'hi', description: 'A language of the site.' })
  @Matches(LANGUAGE)
  language!: string;
}

export class ChangeCannedReplyDto extends ReplyContentDto {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'The version that this follows: 409 when another is there.',
  })
  @IsInt()
  @Min(0)
  @Max(MOST_VERSIONS)
  basedOn!: number;

  @ApiProperty({ description: 'It is offered no more.' })
  @IsBoolean()
  retired!: boolean;
}

/** A reply written beforehand, as one of its versions has it. */
export class CannedReplyDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: for every desk.' })
  deskId!: string | null;

  @ApiProperty()
  language!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: 'integer', description: '0: of the start set, as it comes.' })
  version!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: REVIEW_BY })
  reviewBy!: string | null;

  @ApiProperty({ enum: REPLY_REVIEWS })
  review!: ReplyReview;

  @ApiProperty({ description: 'It is offered no more.' })
  retired!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Who saved this version; null: it comes with the start set.',
  })
  author!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: TO_THE_MINUTE })
  savedAt!: string | null;
}

class ReplyDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

/** The replies of the caller's desks and of all, and what a new one can be for. */
export class CannedRepliesDto {
  @ApiProperty({ type: [CannedReplyDto] })
  items!: CannedReplyDto[];

  @ApiProperty({ type: [ReplyDeskDto], description: 'Your desks.' })
  desks!: ReplyDeskDto[];

  @ApiProperty({ type: [String], description: 'The languages of the site.' })
  languages!: string[];
}
