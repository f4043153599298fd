import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PersonDto, TO_THE_MINUTE } from '../cases/index.js';
import {
  DISPATCH_FAILURES,
  ESCALATION_ANSWERS,
  ESCALATION_MOVES,
  ESCALATION_OUTCOMES,
  ESCALATION_PAPERS,
  ESCALATION_STATES,
  PACKAGE_GAPS,
  PRINT_PARTS,
  type DispatchFailure,
  type EscalationAnswer,
  type EscalationMove,
  type EscalationOutcome,
  type EscalationPaper,
  type EscalationState,
  type PackageGap,
  type PrintPart,
} from '../vocabulary/index.js';
import { ANSWER_LIMIT, REFERENCE_LIMIT } from './leaving.service.js';
import { FIELD_LIMIT } from './package.js';

/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 60_000;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** The id of an entry, and a place in it. */
const ROW_ID = /^[0-9a-f-]{36}:\d{1,4}$/;
/** More rows than any report has. */
const MOST_ENCLOSED = 500;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class BeginEscalationDto {
  @ApiProperty({ example: 'us-ncmec-cybertipline', description: 'Of the directory.' })
  @Matches(ID)
  @MaxLength(100)
  recipientId!: string;

  @ApiProperty({ example: 'web', description: 'One of the ways to reach the recipient.' })
  @IsString()
  @MaxLength(100)
  channelKey!: string;
}

export class TypedFieldDto {
  @ApiProperty({ example: 'words' })
  @IsString()
  @MaxLength(100)
  key!: string;

  @ApiProperty({ maxLength: FIELD_LIMIT, description: 'Sealed.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  value!: string;
}

export class SaveEscalationDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The version that was changed.' })
  @IsInt()
  @Min(1)
  version!: number;

  @ApiProperty({ type: [TypedFieldDto], maxItems: 100 })
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TypedFieldDto)
  fields!: TypedFieldDto[];

  @ApiProperty({
    type: [String],
    example: ['0f0e0d0c-0b0a-4908-8706-050403020100:0'],
    required: false,
    maxItems: MOST_ENCLOSED,
    description:
      'Rows of the report, by their ids, that are enclosed as they stand now; for authorities alone.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_ENCLOSED)
  @ArrayUnique()
  @Matches(ROW_ID, { each: true })
  enclose?: string[];
}

export class ReadyEscalationDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The version that is complete.' })
  @IsInt()
  @Min(1)
  version!: number;
}

export class ApproveEscalationDto {
  @ApiProperty({
    example: '0'.repeat(64),
    description: 'SHA-256, in hex, of the bytes that you looked at.',
  })
  @Matches(/^[0-9a-f]{64}$/i)
  digest!: string;
}

export class SentByHandDto {
  @ApiProperty({ format: 'date', description: 'On which day it was sent by hand.' })
  @IsISO8601({ strict: true })
  @Matches(DAY)
  on!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: REFERENCE_LIMIT,
    description: 'The recipient’s own number, where they gave one. Sealed.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(ANY_TEXT)
  reference!: string | null;
}

export class EscalationAnswerDto {
  @ApiProperty({ enum: ESCALATION_ANSWERS })
  @IsIn(ESCALATION_ANSWERS)
  answer!: EscalationAnswer;

  @ApiProperty({ type: String, nullable: true, maxLength: REFERENCE_LIMIT, description: 'Sealed.' })
  @IsOptional()
  @IsString()
  @MaxLength(ANY_TEXT)
  reference!: string | null;

  @ApiProperty({ type: String, nullable: true, maxLength: ANSWER_LIMIT, description: 'Sealed.' })
  @IsOptional()
  @IsString()
  @MaxLength(ANY_TEXT)
  text!: string | null;
}

export class SettleEscalationDto {
  @ApiProperty({ description: 'Whether the package has left.' })
  @IsBoolean()
  hasLeft!: boolean;
}

export class CloseEscalationDto {
  @ApiProperty({ enum: ESCALATION_OUTCOMES })
  @IsIn(ESCALATION_OUTCOMES)
  outcome!: EscalationOutcome;
}

/** What was asked and answered, or who wrote what. */
export class EnclosableRowDto {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  label!: string;

  @ApiProperty({ type: [String] })
  texts!: string[];

  @ApiProperty({ description: 'When it was recorded, in UTC.' })
  at!: string;
}

/** A part of the report that can be enclosed. */
export class EnclosableDto {
  @ApiProperty({ enum: PRINT_PARTS })
  part!: PrintPart;

  @ApiProperty()
  heading!: string;

  @ApiProperty({ type: [EnclosableRowDto] })
  rows!: EnclosableRowDto[];
}

/** A field of the recipient's form with what was typed into it. */
export class PackageFieldDto {
  @ApiProperty()
  key!: string;

  @ApiProperty({ description: 'As the recipient’s form names it.' })
  label!: string;

  @ApiProperty()
  required!: boolean;

  @ApiProperty({ type: 'integer', description: 'The most characters that the recipient takes.' })
  max!: number;

  @ApiProperty({ description: 'It takes one line.' })
  oneLine!: boolean;

  @ApiProperty({ type: [String], description: 'One of these; empty: any text.' })
  choices!: string[];

  @ApiProperty({ description: 'Of a form for a machine, which refuses what is not as it wants it.' })
  strict!: boolean;

  @ApiProperty()
  value!: string;

  @ApiProperty({
    type: String,
    enum: PACKAGE_GAPS,
    nullable: true,
    description: 'What is not right with it.',
  })
  gap!: PackageGap | null;
}

export class EscalationNoteDto {
  @ApiProperty({ enum: ESCALATION_MOVES })
  what!: EscalationMove;

  @ApiProperty({ type: PersonDto })
  by!: PersonDto;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  at!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  on!: string | null;

  @ApiProperty({ type: String, nullable: true })
  reference!: string | null;

  @ApiProperty({ type: String, nullable: true })
  text!: string | null;
}

/** A package of the case for one recipient. */
export class EscalationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  recipientId!: string;

  @ApiProperty()
  recipient!: string;

  @ApiProperty({ description: 'How the recipient is reached: mail, web_form, phone ..' })
  channel!: string;

  @ApiProperty({ type: String, nullable: true })
  address!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the directory says of this way.' })
  hint!: string | null;

  @ApiProperty({ description: 'What was sent this way cannot be taken back.' })
  irrevocable!: boolean;

  @ApiProperty({ description: 'The helpdesk cannot send it by itself: a person copies it.' })
  byHand!: boolean;

  @ApiProperty({
    description: 'What the directory says of the recipient is not sure, or nobody verified it.',
  })
  unsure!: boolean;

  @ApiProperty({ description: 'The directory says of the recipient what it said when this was written.' })
  current!: boolean;

  @ApiProperty({
    description: 'Consent that holds, or a confirmed duty, covers the recipient, or nobody has to be asked.',
  })
  covered!: boolean;

  @ApiProperty({ enum: ESCALATION_STATES })
  state!: EscalationState;

  @ApiProperty({ type: String, enum: ESCALATION_OUTCOMES, nullable: true })
  outcome!: EscalationOutcome | null;

  @ApiProperty({
    type: String,
    enum: DISPATCH_FAILURES,
    nullable: true,
    description: 'Why the helpdesk could not send it, where it stands as failed.',
  })
  failure!: DispatchFailure | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The code with which the machine of the recipient refused it.',
  })
  theirCode!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The number that the machine of the recipient gave it.',
  })
  theirId!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The fingerprint of the key to which it is encrypted; null: it is not.',
  })
  encryptedTo!: string | null;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: [PackageFieldDto] })
  fields!: PackageFieldDto[];

  @ApiProperty({ description: 'Parts of the report can be enclosed for this recipient.' })
  encloses!: boolean;

  @ApiProperty({ type: [String], description: 'The rows of the report that are enclosed, by their ids.' })
  enclosed!: string[];

  @ApiProperty({ description: 'What leaves, to the character, in UTF-8.' })
  text!: string;

  @ApiProperty({ description: 'SHA-256 of it, in hex.' })
  digest!: string;

  @ApiProperty({ type: PersonDto, description: 'Who wrote the present version.' })
  author!: PersonDto;

  @ApiProperty({ type: PersonDto, nullable: true })
  approvedBy!: PersonDto | null;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  changedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: TO_THE_MINUTE })
  sentAt!: string | null;

  @ApiProperty({ type: [EscalationNoteDto], description: 'What was done with it, the oldest first.' })
  notes!: EscalationNoteDto[];

  @ApiProperty({ enum: ESCALATION_MOVES, isArray: true, description: 'What the caller may do with it now.' })
  moves!: EscalationMove[];

  @ApiProperty({
    enum: ESCALATION_PAPERS,
    isArray: true,
    description: 'What can be made of it on paper now.',
  })
  papers!: EscalationPaper[];
}

export class RecipientChannelDto {
  @ApiProperty()
  key!: string;

  @ApiProperty({ description: 'mail, web_form, phone ..' })
  type!: string;

  @ApiProperty()
  byHand!: boolean;

  @ApiProperty({ description: 'The helpdesk can use this way as things are.' })
  ready!: boolean;
}

/** Somebody in the directory for whom a package can be written. */
export class RecipientDto {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  country!: string | null;

  @ApiProperty({ type: [RecipientChannelDto] })
  channels!: RecipientChannelDto[];
}
