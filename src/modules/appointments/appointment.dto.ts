import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { PersonDto, TO_THE_MINUTE } from '../cases/index.js';
import { APPOINTMENT_STATES, TWICE, type AppointmentState, type Twice } from '../vocabulary/index.js';
import { APPOINTMENT_LIMIT } from './appointments.service.js';

const ROUGHLY = 4 * APPOINTMENT_LIMIT;
const LATEST_VERSION = 2_147_483_647;
const LONGEST_ZONE = 100;

/** When, as the person's clock shows it. */
class AppointmentTimeDto {
  @ApiProperty({ example: '2026-12-05' })
  @IsString()
  @MaxLength(10)
  day!: string;

  @ApiProperty({ example: '10:30', description: 'In 24 hours.' })
  @IsString()
  @MaxLength(5)
  time!: string;

  @ApiProperty({ example: 'Asia/Kolkata', description: 'The time zone of the person (IANA). Sealed.' })
  @IsString()
  @MaxLength(LONGEST_ZONE)
  zone!: string;

  @ApiPropertyOptional({
    type: String,
    enum: TWICE,
    nullable: true,
    description: 'Which of two, where the clocks are put back over this time.',
  })
  @IsOptional()
  @IsIn(TWICE)
  which?: Twice | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: APPOINTMENT_LIMIT,
    description: 'What the person reads besides. Sealed.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(ROUGHLY)
  words?: string | null;
}

export class SetAppointmentDto extends AppointmentTimeDto {
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'With the service of this referral. Null: with the desk.',
  })
  @IsOptional()
  @IsUUID()
  referralId?: string | null;
}

export class MoveAppointmentDto extends AppointmentTimeDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The version that the caller read.' })
  @IsInt()
  @Min(1)
  @Max(LATEST_VERSION)
  version!: number;
}

export class CancelAppointmentDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The version that the caller read.' })
  @IsInt()
  @Min(1)
  @Max(LATEST_VERSION)
  version!: number;
}

/** A calendar file. */
export class CalendarFileDto {
  @ApiProperty({ description: 'By RFC 5545. It names no person.' })
  text!: string;
}

export class AppointmentDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  referralId!: string | null;

  @ApiProperty({ enum: APPOINTMENT_STATES })
  state!: AppointmentState;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  startsAt!: string;

  @ApiProperty({ description: 'The time zone of the person (IANA).' })
  zone!: string;

  @ApiProperty({ type: String, nullable: true, description: 'What the person reads besides.' })
  words!: string | null;

  @ApiProperty({ type: PersonDto })
  setBy!: PersonDto;
}
