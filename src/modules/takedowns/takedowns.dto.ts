import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CLOCK_STATES, type ClockState } from '../clocks/index.js';
import {
  CONFIDENCES,
  LINK_SEEN,
  PLATFORMS,
  TAKEDOWN_CHECKS,
  TAKEDOWN_CLOCKS,
  TAKEDOWN_CONSENTS,
  TAKEDOWN_DUTIES,
  TAKEDOWN_ELEMENTS,
  TAKEDOWN_LAWS,
  CLOCK_STANDINGS,
  TAKEDOWN_STATES,
  TAKEDOWN_STEPS,
  type Confidence,
  type LinkSeen,
  type PlatformName,
  type TakedownCheck,
  type TakedownClock,
  type TakedownConsent,
  type TakedownDuty,
  type TakedownElement,
  type TakedownLaw,
  type ClockStanding,
  type TakedownState,
  type TakedownStep,
} from '../vocabulary/index.js';
import { SETTABLE, type SettableState } from './takedown.policy.js';

/** The most locations of one change. */
export const MOST_TAKEDOWNS = 100;
/** The most characters of what a platform said. */
export const WORDS_LIMIT = 2_000;
/** The most characters of the number of a request. */
export const NUMBER_LIMIT = 200;
/** In UTF-16 units, of which a character takes two at most: far above, a body is refused before it is read. */
const roughly = (limit: number): number => 4 * limit;

/** What notices are made of. Nothing of it is the person's own. */
export class NoticeFactsDto {
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: NUMBER_LIMIT,
    description: 'Who signs for the organisation. Sealed.',
  })
  @ValidateIf((body: NoticeFactsDto) => body.signedBy !== null)
  @IsString()
  @MaxLength(roughly(NUMBER_LIMIT))
  signedBy!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: NUMBER_LIMIT,
    description: 'Where the organisation is reached. Sealed.',
  })
  @ValidateIf((body: NoticeFactsDto) => body.contact !== null)
  @IsString()
  @MaxLength(roughly(NUMBER_LIMIT))
  contact!: string | null;

  @ApiProperty({ description: 'In good faith: the person shown did not agree to its being there.' })
  @IsBoolean()
  goodFaith!: boolean;

  @ApiProperty({ description: 'Made or changed by a computer so that it looks real.' })
  @IsBoolean()
  made!: boolean;
}

export class CheckTakedownsDto {
  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    minItems: 1,
    maxItems: MOST_TAKEDOWNS,
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TAKEDOWNS)
  @IsUUID(undefined, { each: true })
  @ArrayUnique((id: unknown) => (typeof id === 'string' ? id.toLowerCase() : id))
  ids!: string[];
}

export class SetTakedownsDto extends CheckTakedownsDto {
  @ApiProperty({ enum: SETTABLE, description: 'That a time limit has passed, the helpdesk says itself.' })
  @IsIn(SETTABLE)
  state!: SettableState;

  @ApiPropertyOptional({
    enum: TAKEDOWN_LAWS,
    type: String,
    nullable: true,
    description: 'With `ready`: by what they are asked to be taken down. Left out or null: as it was.',
  })
  @IsOptional()
  @IsIn(TAKEDOWN_LAWS)
  law?: TakedownLaw | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: WORDS_LIMIT,
    description: 'What the platform said. Sealed.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(roughly(WORDS_LIMIT))
  words?: string | null;

  @ApiPropertyOptional({
    type: NoticeFactsDto,
    description: 'With `ready`: what the notices are made of. Left out: what was said of each before.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => NoticeFactsDto)
  notice?: NoticeFactsDto;
}

export class RequestNumberDto {
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: NUMBER_LIMIT,
    description: 'The number that the platform gave the request. Null: it gave none. Sealed.',
  })
  @ValidateIf((body: RequestNumberDto) => body.requestNumber !== null)
  @IsString()
  @MaxLength(roughly(NUMBER_LIMIT))
  requestNumber!: string | null;
}

export class TakedownClockDto {
  @ApiProperty({ enum: TAKEDOWN_CLOCKS })
  clock!: TakedownClock;

  @ApiProperty({ enum: CLOCK_STATES })
  state!: ClockState;

  @ApiProperty({ enum: TAKEDOWN_DUTIES })
  duty!: TakedownDuty;

  @ApiProperty({ format: 'date-time' })
  dueAt!: string;
}

/** A time at which somebody asks again, by a rule of this helpdesk. */
export class TakedownCheckDto {
  @ApiProperty({ enum: TAKEDOWN_CHECKS })
  check!: TakedownCheck;

  @ApiProperty({ enum: CLOCK_STATES })
  state!: ClockState;

  @ApiProperty({ format: 'date-time' })
  dueAt!: string;
}

/** A location on its way down. */
export class TakedownDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: PLATFORMS })
  platform!: PlatformName;

  @ApiProperty({ description: 'As the reporter wrote it: to be copied, never to be followed from here.' })
  link!: string;

  @ApiProperty({ enum: TAKEDOWN_STATES })
  state!: TakedownState;

  @ApiProperty({ enum: TAKEDOWN_LAWS })
  law!: TakedownLaw;

  @ApiProperty({ enum: SETTABLE, isArray: true, description: 'What the caller can bring it to.' })
  allowed!: SettableState[];

  @ApiProperty({ type: 'integer', description: 'How many notices were sent.' })
  notices!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sentAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  acknowledgedAt!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was removed or refused.',
  })
  endedAt!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null: none is known, which is a fact of its own.',
  })
  requestNumber!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the platform said last.' })
  words!: string | null;

  @ApiProperty({
    enum: LINK_SEEN,
    type: String,
    nullable: true,
    description: 'What the reporter said that they saw, since a person last set its state.',
  })
  seen!: LinkSeen | null;

  @ApiProperty({
    enum: TAKEDOWN_CONSENTS,
    description:
      'Whether the reporter allows its notice. It is made ready and sent where they do, or nobody has to be asked.',
  })
  consent!: TakedownConsent;

  @ApiProperty({ description: 'The record of the directory about which the reporter is asked.' })
  recipientId!: string;

  @ApiProperty({ description: 'Its name.' })
  recipient!: string;

  @ApiProperty({ type: [TakedownClockDto] })
  clocks!: TakedownClockDto[];

  @ApiProperty({ type: [TakedownCheckDto] })
  checks!: TakedownCheckDto[];

  @ApiProperty({ enum: TAKEDOWN_STEPS, isArray: true, description: 'What can be done next.' })
  steps!: TakedownStep[];
}

/** A time that a law gives. */
export class TimeLimitDto {
  @ApiProperty({ enum: TAKEDOWN_LAWS })
  law!: TakedownLaw;

  @ApiProperty({ enum: TAKEDOWN_DUTIES })
  duty!: TakedownDuty;

  @ApiProperty({ type: 'integer' })
  hours!: number;

  @ApiProperty()
  rule!: string;

  @ApiProperty({ enum: CLOCK_STANDINGS, description: '`announced`: no clock runs.' })
  standing!: ClockStanding;

  @ApiProperty()
  source!: string;

  @ApiProperty({ enum: CONFIDENCES })
  confidence!: Confidence;
}

export class TakedownsDto {
  @ApiProperty({ type: [TakedownDto] })
  takedowns!: TakedownDto[];

  @ApiProperty({ type: [TimeLimitDto] })
  limits!: TimeLimitDto[];

  @ApiProperty({
    type: NoticeFactsDto,
    nullable: true,
    description: 'What notices of the case were made of last; null: none was made ready yet.',
  })
  lastNotice!: NoticeFactsDto | null;
}

export class TakedownFailureDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'TAKEDOWN_STEP_WRONG' })
  code!: string;

  @ApiProperty({ enum: TAKEDOWN_ELEMENTS, isArray: true, description: 'What its notice lacks.' })
  missing!: TakedownElement[];
}

/** A part of a notice, as the platform reads it. */
export class NoticeElementDto {
  @ApiProperty({ enum: TAKEDOWN_ELEMENTS })
  element!: TakedownElement;

  @ApiProperty()
  text!: string;
}

/** The notice of one location. */
export class NoticeDto {
  @ApiProperty({ enum: TAKEDOWN_LAWS })
  law!: TakedownLaw;

  @ApiProperty({ description: 'It left so; false: it would leave so now.' })
  sent!: boolean;

  @ApiProperty({ type: [NoticeElementDto] })
  elements!: NoticeElementDto[];
}

export class SetTakedownsAnswerDto extends TakedownsDto {
  @ApiProperty({ type: 'integer', description: 'How many are as asked.' })
  done!: number;

  @ApiProperty({
    type: [TakedownFailureDto],
    description: 'Those that stayed as they were, in the order asked.',
  })
  failed!: TakedownFailureDto[];
}
