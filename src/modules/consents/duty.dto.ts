import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength, ValidateIf } from 'class-validator';
import { PersonDto, TO_THE_MINUTE } from '../cases/index.js';
import {
  CONFIDENCES,
  DUTY_STATES,
  LEGAL_DUTIES,
  type Confidence,
  type DutyState,
  type LegalDutyId,
} from '../vocabulary/index.js';
import { DUTY_TEXT_LIMIT } from './duty-decisions.service.js';

/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 60_000;
const STAGES = ['decided', 'confirmed', 'rejected'] as const;
const SETTLING = ['confirmed', 'rejected'] as const;

export class DecideDutyDto {
  @ApiProperty({ enum: LEGAL_DUTIES })
  @IsIn(LEGAL_DUTIES)
  dutyId!: LegalDutyId;

  @ApiProperty({ description: 'The id of a record of the directory.', example: 'in-police-pocso' })
  @IsString()
  @MaxLength(200)
  recipientId!: string;

  @ApiProperty({ maxLength: DUTY_TEXT_LIMIT, description: 'For the desk alone.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  reason!: string;

  @ApiProperty({ maxLength: DUTY_TEXT_LIMIT, description: 'What the reporter is told.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  words!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: DUTY_TEXT_LIMIT,
    description: 'The lawful reason for which the reporter is not told yet; null: they are told.',
  })
  @ValidateIf((body: DecideDutyDto) => body.withheldBecause !== null)
  @IsString()
  @MaxLength(ANY_TEXT)
  withheldBecause!: string | null;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The day (UTC) from which they are told, tomorrow to 90 days on; with a reason alone.',
  })
  @ValidateIf((body: DecideDutyDto) => body.withheldUntil !== null)
  @IsString()
  @MaxLength(40)
  withheldUntil!: string | null;
}

export class SettleDutyDto {
  @ApiProperty({ enum: SETTLING })
  @IsIn(SETTLING)
  stage!: 'confirmed' | 'rejected';

  @ApiProperty({ maxLength: DUTY_TEXT_LIMIT, description: 'For the desk alone.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  reason!: string;
}

/** Words to tell the reporter with, as a draft. */
export class PreparedDutyDto {
  @ApiProperty()
  language!: string;

  @ApiProperty()
  words!: string;
}

/** A ground on which something leaves without consent. */
export class LegalDutyDto {
  @ApiProperty({ enum: LEGAL_DUTIES })
  id!: LegalDutyId;

  @ApiProperty({ type: String, nullable: true, description: 'Null: no law, but a life in danger.' })
  law!: string | null;

  @ApiProperty()
  who!: string;

  @ApiProperty({ type: [String], nullable: true, description: 'Ids of records; null: whoever can help.' })
  to!: string[] | null;

  @ApiProperty()
  within!: string;

  @ApiProperty({ type: 'integer' })
  secondWithinHours!: number;

  @ApiProperty({ description: 'Whether one person acts and a second reviews it afterwards.' })
  oneActs!: boolean;

  @ApiProperty()
  source!: string;

  @ApiProperty({ enum: CONFIDENCES })
  confidence!: Confidence;
}

export class DutyReasonDto {
  @ApiProperty({ enum: STAGES })
  stage!: 'decided' | 'confirmed' | 'rejected';

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: String, nullable: true })
  withheldBecause!: string | null;
}

export class DutyDecisionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: LEGAL_DUTIES })
  dutyId!: LegalDutyId;

  @ApiProperty()
  recipientId!: string;

  @ApiProperty({ description: 'Its name, as the reporter reads it.' })
  recipient!: string;

  @ApiProperty({ enum: DUTY_STATES })
  state!: DutyState;

  @ApiProperty({ description: 'Whether something may leave on its ground now.' })
  covers!: boolean;

  @ApiProperty({ description: 'Whether a second person can say yes or no to it now.' })
  waits!: boolean;

  @ApiProperty({ type: PersonDto })
  decidedBy!: PersonDto;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  decidedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Until when a second person has to look at it.' })
  secondBy!: string;

  @ApiProperty({ type: PersonDto, nullable: true })
  settledBy!: PersonDto | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null: the reporter is told.' })
  withheldUntil!: string | null;

  @ApiProperty({ description: 'What the reporter is told.' })
  words!: string;

  @ApiProperty({ description: 'The language that they are in.' })
  language!: string;

  @ApiProperty({ type: [DutyReasonDto] })
  reasons!: DutyReasonDto[];

  @ApiProperty({ type: [String], description: 'The days (UTC) on which something left.' })
  leftOn!: string[];
}

/** The panel. */
export class CaseDutiesDto {
  @ApiProperty({ type: [LegalDutyDto], description: 'Every ground there is.' })
  duties!: LegalDutyDto[];

  @ApiProperty({ type: [DutyDecisionDto] })
  decisions!: DutyDecisionDto[];
}
