import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { PersonDto, TO_THE_MINUTE } from '../cases/index.js';
import {
  AGE_BANDS,
  ATTENDANCES,
  CONSENT_STATES,
  FIT_MATTERS,
  PERSON_GENDERS,
  REFERRAL_ANSWERS,
  REFERRAL_OUTCOMES,
  REFERRAL_STATES,
  SERVICE_FITS,
  type AgeBand,
  type Attendance,
  type ConsentState,
  type FitMatter,
  type PersonGender,
  type ReferralAnswer,
  type ReferralOutcome,
  type ReferralState,
  type ServiceFit,
} from '../vocabulary/index.js';
import { REFERRAL_LIMIT } from './referrals.service.js';

/** In UTF-16 units, of which a character takes two at most: far above, a body is refused before it is read. */
const ROUGHLY = 4 * REFERRAL_LIMIT;
const LATEST_VERSION = 2_147_483_647;
const SERVICE = { description: 'The id of a record of the directory.', example: 'in-nalsa' };
const STANDINGS = ['none', ...CONSENT_STATES.filter((state) => state !== 'withdrawn')];

/** Who the person is whom a service is to help. */
export class ReferralPersonDto {
  @ApiProperty({ enum: PERSON_GENDERS, enumName: 'PersonGender', description: 'Sealed.' })
  @IsIn(PERSON_GENDERS)
  gender!: PersonGender;

  @ApiProperty({
    type: String,
    enum: AGE_BANDS,
    nullable: true,
    description: 'Sealed. Null: as old as the person that the case is about.',
  })
  @ValidateIf((body: ReferralPersonDto) => body.ageBand !== null)
  @IsIn(AGE_BANDS)
  ageBand!: AgeBand | null;
}

export class OfferServiceDto {
  @ApiProperty(SERVICE)
  @IsString()
  @MaxLength(200)
  serviceId!: string;

  @ApiProperty({ maxLength: REFERRAL_LIMIT, description: 'What the person reads.' })
  @IsString()
  @MaxLength(ROUGHLY)
  words!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: REFERRAL_LIMIT,
    description:
      'What the service said when somebody asked whether it takes them. Sealed, for the desk alone.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(ROUGHLY)
  learnt?: string | null;
}

/** Every change names what it is based on. */
class ReferralVersionDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The version that the caller read.' })
  @IsInt()
  @Min(1)
  @Max(LATEST_VERSION)
  version!: number;
}

export class OfferAgainDto extends ReferralVersionDto {
  @ApiProperty({ maxLength: REFERRAL_LIMIT, description: 'What the person reads.' })
  @IsString()
  @MaxLength(ROUGHLY)
  words!: string;
}

export class ReferralAnswerDto extends ReferralVersionDto {
  @ApiProperty({ enum: REFERRAL_ANSWERS })
  @IsIn(REFERRAL_ANSWERS)
  answer!: ReferralAnswer;

  @ApiProperty({ maxLength: REFERRAL_LIMIT, description: 'How the person said it, which they can read.' })
  @IsString()
  @MaxLength(ROUGHLY)
  words!: string;
}

export class HandOverDto extends ReferralVersionDto {
  @ApiProperty({
    maxLength: REFERRAL_LIMIT,
    description: 'What the service was told. The person can read it.',
  })
  @IsString()
  @MaxLength(ROUGHLY)
  told!: string;

  @ApiProperty({ maxLength: REFERRAL_LIMIT, description: 'With whom somebody spoke. For the desk alone.' })
  @IsString()
  @MaxLength(ROUGHLY)
  spokenTo!: string;
}

export class AttendanceDto extends ReferralVersionDto {
  @ApiProperty({ enum: ATTENDANCES })
  @IsIn(ATTENDANCES)
  attendance!: Attendance;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: REFERRAL_LIMIT, description: 'Sealed.' })
  @IsOptional()
  @IsString()
  @MaxLength(ROUGHLY)
  words?: string | null;
}

export class EndReferralDto extends ReferralVersionDto {
  @ApiProperty({ enum: REFERRAL_OUTCOMES, description: 'Sealed.' })
  @IsIn(REFERRAL_OUTCOMES)
  outcome!: ReferralOutcome;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: REFERRAL_LIMIT, description: 'Sealed.' })
  @IsOptional()
  @IsString()
  @MaxLength(ROUGHLY)
  words?: string | null;
}

/** Words to offer a service with, as a draft. */
export class PreparedOfferDto {
  @ApiProperty({ description: 'The language that they are in.' })
  language!: string;

  @ApiProperty()
  words!: string;
}

/** A service of the directory, judged for the person. */
export class ReferralServiceDto {
  @ApiProperty(SERVICE)
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: SERVICE_FITS, enumName: 'ServiceFit' })
  fit!: ServiceFit;

  @ApiProperty({
    enum: FIT_MATTERS,
    enumName: 'FitMatter',
    isArray: true,
    description: 'Why it does not take them.',
  })
  noes!: FitMatter[];

  @ApiProperty({ enum: FIT_MATTERS, enumName: 'FitMatter', isArray: true, description: 'What is not known.' })
  asks!: FitMatter[];

  @ApiProperty({ description: 'In English, what it is and what it is not.' })
  about!: string;

  @ApiProperty({
    type: [String],
    description: 'Numbers and pages: to be copied, never to be followed from here.',
  })
  reach!: string[];

  @ApiProperty({ type: [String], nullable: true, description: 'BCP 47 tags. Null: not known.' })
  languages!: string[] | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null: not known.' })
  hours!: string | null;

  @ApiProperty({ description: 'Who says so.' })
  source!: string;

  @ApiProperty({ description: 'Nobody has verified the record, or what is known of it is not sure.' })
  toBeVerified!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Which to offer in its place. Null: none is left.',
  })
  nextId!: string | null;
}

/** Something that the desk noted of a referral. */
export class ReferralNoteDto {
  @ApiProperty({ type: String, nullable: true })
  spokenTo!: string | null;

  @ApiProperty({ type: String, enum: REFERRAL_OUTCOMES, nullable: true })
  outcome!: ReferralOutcome | null;

  @ApiProperty({ description: 'Empty: nothing more.' })
  words!: string;
}

/** A service that the person was offered, and what came of it. */
export class ReferralDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;

  @ApiProperty(SERVICE)
  serviceId!: string;

  @ApiProperty({ description: 'Its name, as the person reads it.' })
  service!: string;

  @ApiProperty({ enum: REFERRAL_STATES, enumName: 'ReferralState' })
  state!: ReferralState;

  @ApiProperty({
    enum: REFERRAL_STATES,
    enumName: 'ReferralState',
    isArray: true,
    description: 'What can follow.',
  })
  next!: ReferralState[];

  @ApiProperty({ description: 'What the person reads.' })
  words!: string;

  @ApiProperty({ description: 'The language of the words.' })
  language!: string;

  @ApiProperty({ type: PersonDto })
  offeredBy!: PersonDto;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  offeredAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: TO_THE_MINUTE })
  answeredAt!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'How they said it to one of the staff.' })
  said!: string | null;

  @ApiProperty({ enum: STANDINGS, description: 'Whether the service may be told.' })
  consent!: 'none' | Exclude<ConsentState, 'withdrawn'>;

  @ApiProperty({ type: String, nullable: true, description: 'What the service was told.' })
  told!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: TO_THE_MINUTE })
  handedOverAt!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when the next step is to be taken.',
  })
  dueAt!: string | null;

  @ApiProperty({ type: [ReferralNoteDto] })
  notes!: ReferralNoteDto[];
}

/** The panel of referrals. */
export class ReferralsDto {
  @ApiProperty({ type: ReferralPersonDto })
  person!: ReferralPersonDto;

  @ApiProperty({ enum: AGE_BANDS, description: 'Of the person that the case is about.' })
  ageOfCase!: AgeBand;

  @ApiProperty({ type: [ReferralServiceDto], description: 'Who takes the person first.' })
  services!: ReferralServiceDto[];

  @ApiProperty({ type: [ReferralDto], description: 'The first offered first.' })
  referrals!: ReferralDto[];
}
