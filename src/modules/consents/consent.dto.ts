import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { PersonDto, TO_THE_MINUTE } from '../cases/index.js';
import {
  CONSENT_ANSWERS,
  CONSENT_PURPOSES,
  CONSENT_STATES,
  type ConsentAnswer,
  type ConsentPurpose,
  type ConsentState,
  DIRECTORY_KINDS,
  type DirectoryKind,
} from '../vocabulary/index.js';
import { CONSENT_WORDS_LIMIT } from './consent-questions.service.js';

/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 60_000;
const RECIPIENT = { description: 'The id of a record of the directory.', example: 'in-ncrp' };
const STANDINGS = ['none', ...CONSENT_STATES.filter((state) => state !== 'withdrawn')];
const ANSWERERS = ['reporter', 'staff'] as const;

export class AskConsentDto {
  @ApiProperty(RECIPIENT)
  @IsString()
  @MaxLength(200)
  recipientId!: string;

  @ApiProperty({ enum: CONSENT_PURPOSES })
  @IsIn(CONSENT_PURPOSES)
  purpose!: ConsentPurpose;

  @ApiProperty({ maxLength: CONSENT_WORDS_LIMIT, description: 'What the reporter reads.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  words!: string;
}

export class RecordConsentDto {
  @ApiProperty({ enum: CONSENT_ANSWERS })
  @IsIn(CONSENT_ANSWERS)
  answer!: ConsentAnswer;

  @ApiProperty({ maxLength: CONSENT_WORDS_LIMIT, description: 'How the reporter said it.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  words!: string;
}

/** Whom consent can be asked about. */
export class ConsentRecipientDto {
  @ApiProperty(RECIPIENT)
  id!: string;

  @ApiProperty({ enum: DIRECTORY_KINDS })
  kind!: DirectoryKind;

  @ApiProperty({ description: 'In English.' })
  name!: string;
}

/** Words to ask with, as a draft. */
export class PreparedConsentDto {
  @ApiProperty({ description: 'The language that they are in.' })
  language!: string;

  @ApiProperty()
  words!: string;
}

/** What the reporter was asked to allow, and how it stands. */
export class ConsentDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty(RECIPIENT)
  recipientId!: string;

  @ApiProperty({ description: 'Its name, as the reporter reads it.' })
  recipient!: string;

  @ApiProperty({ enum: CONSENT_PURPOSES })
  purpose!: ConsentPurpose;

  @ApiProperty({ enum: STANDINGS, description: '`none`: the desk withdrew the question.' })
  standing!: 'none' | Exclude<ConsentState, 'withdrawn'>;

  @ApiProperty({
    enum: CONSENT_ANSWERS,
    isArray: true,
    description: 'What can be written down as the answer.',
  })
  answers!: ConsentAnswer[];

  @ApiProperty({ description: 'What the reporter reads.' })
  words!: string;

  @ApiProperty({ description: 'The language that they are in.' })
  language!: string;

  @ApiProperty({ type: PersonDto })
  askedBy!: PersonDto;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  askedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: TO_THE_MINUTE })
  answeredAt!: string | null;

  @ApiProperty({ format: 'date-time', description: 'When the question, or the consent, ends by itself.' })
  expiresAt!: string;

  @ApiProperty({ type: String, enum: ANSWERERS, nullable: true, description: 'Who wrote the answer down.' })
  answeredBy!: 'reporter' | 'staff' | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'How the reporter said it to one of the staff; null: on their page, or not at all.',
  })
  said!: string | null;

  @ApiProperty({ type: [String], description: 'The days (UTC) on which something left.' })
  leftOn!: string[];
}
