import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { REST_REASONS, type RestReason } from '../../vocabulary/index.js';

export const MOST_HOURS = 70;
export const MOST_HOLIDAYS = 400;
export const MOST_SHIFTS = 300;
export const LAST_STEP = 9;
const MOST_CHANGES = 1_000_000_000;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const A_TIME = { message: 'must be a time such as 09:30' };
const DAY = /^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class SpanDto {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 7, description: '1 Monday to 7 Sunday.' })
  @IsInt()
  @Min(1)
  @Max(7)
  weekday!: number;

  @ApiProperty({ example: '09:00', description: 'By the clock of the zone.' })
  @Matches(TIME, A_TIME)
  from!: string;

  @ApiProperty({ example: '17:00', description: 'On the next day where it is not after `from`.' })
  @Matches(TIME, A_TIME)
  to!: string;
}

export class ShiftDto extends SpanDto {
  @ApiProperty({ format: 'uuid', description: 'A member of the desk.' })
  @IsUUID()
  staffId!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: LAST_STEP, description: 'Told first: 1.' })
  @IsInt()
  @Min(1)
  @Max(LAST_STEP)
  step!: number;
}

/** When a desk is open and who is on duty, as a whole. */
export class SetDutyDto {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'The revision that this follows: 409 when another is there.',
  })
  @IsInt()
  @Min(0)
  @Max(MOST_CHANGES)
  revision!: number;

  @ApiProperty({ example: 'Asia/Kolkata', description: 'IANA time zone.' })
  @IsString()
  @MaxLength(64)
  zone!: string;

  @ApiProperty({ description: 'Day and night, every day: hours and holidays are kept and do not count.' })
  @IsBoolean()
  alwaysOpen!: boolean;

  @ApiProperty({ type: [SpanDto], maxItems: MOST_HOURS })
  @IsArray()
  @ArrayMaxSize(MOST_HOURS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SpanDto)
  hours!: SpanDto[];

  @ApiProperty({
    type: [String],
    maxItems: MOST_HOLIDAYS,
    example: ['2027-01-26'],
    description: 'Days (YYYY-MM-DD) on which the desk is closed and no shift counts.',
  })
  @IsArray()
  @ArrayMaxSize(MOST_HOLIDAYS)
  @Matches(DAY, { each: true, message: 'must hold days such as 2027-01-26' })
  holidays!: string[];

  @ApiProperty({
    type: [ShiftDto],
    maxItems: MOST_SHIFTS,
    description: 'None: everyone of the desk is on duty while it is open.',
  })
  @IsArray()
  @ArrayMaxSize(MOST_SHIFTS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ShiftDto)
  shifts!: ShiftDto[];

  @ApiPropertyOptional({
    enum: REST_REASONS,
    description:
      'Why somebody is on duty for more than 10 hours, or rests for less than 11: such shifts are refused without. It is dropped where the rule holds.',
  })
  @IsOptional()
  @IsIn(REST_REASONS)
  restReason?: RestReason;
}

export class DutyPersonDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class DutyNowDto {
  @ApiProperty()
  open!: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When a closed desk opens; null while it is open, and where it never does.',
  })
  opensAt!: string | null;

  @ApiProperty({
    type: [DutyPersonDto],
    description: 'Who is told first. Nobody: the coordinators are told.',
  })
  first!: DutyPersonDto[];

  @ApiProperty({ type: [DutyPersonDto], description: 'Who is told when nobody opens the case in time.' })
  next!: DutyPersonDto[];
}

export class DutyDto {
  @ApiProperty({ format: 'uuid' })
  deskId!: string;

  @ApiProperty()
  desk!: string;

  @ApiProperty({
    type: 'integer',
    description: '0 while nothing is set: the desk is then always open and everyone of it on duty.',
  })
  revision!: number;

  @ApiProperty({ example: 'Asia/Kolkata' })
  zone!: string;

  @ApiProperty()
  alwaysOpen!: boolean;

  @ApiProperty({ type: [SpanDto] })
  hours!: SpanDto[];

  @ApiProperty({ type: [String], example: ['2027-01-26'] })
  holidays!: string[];

  @ApiProperty({ type: [ShiftDto] })
  shifts!: ShiftDto[];

  @ApiProperty({
    enum: REST_REASONS,
    type: String,
    nullable: true,
    description: 'Why somebody has too little rest; null: everybody has enough.',
  })
  restReason!: RestReason | null;

  @ApiProperty({ type: [DutyPersonDto], description: 'The people of the desk.' })
  members!: DutyPersonDto[];

  @ApiProperty({
    type: [DutyPersonDto],
    description: 'Whose mail was refused so often that it rests. Somebody else is told along with them.',
  })
  unreached!: DutyPersonDto[];

  @ApiProperty({ type: DutyNowDto })
  now!: DutyNowDto;

  @ApiProperty({ description: 'Whether the caller may set it.' })
  mayManage!: boolean;
}

export class DutyDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}
