import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  Equals,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { INTAKE_CHANNELS, OTHER_CALLS, type IntakeChannel, type OtherCall } from '../vocabulary/index.js';

/** More than any text that is accepted, so that a longer one gets the answer that says so. */
const ANY_TEXT = 60_000;
const MOST_QUESTIONS = 200;
const MOST_VALUES = 100;
const WORD = 100;

export class IntakeAnswerDto {
  @ApiProperty({ example: 'happening' })
  @IsString()
  @MaxLength(WORD)
  question!: string;

  @ApiProperty({ type: [String], example: ['threatened'], description: 'The options chosen, or one text.' })
  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @IsString({ each: true })
  @MaxLength(ANY_TEXT, { each: true })
  values!: string[];
}

export class AskIntakeFormDto {
  @ApiProperty({
    required: false,
    example: 'hi',
    description: 'The language of the person (BCP 47); left out: the main one of the site.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(WORD)
  language?: string;

  @ApiProperty({ type: [IntakeAnswerDto] })
  @IsArray()
  @ArrayMaxSize(MOST_QUESTIONS)
  @ValidateNested({ each: true })
  @Type(() => IntakeAnswerDto)
  answers!: IntakeAnswerDto[];
}

export class IntakeOptionDto {
  @ApiProperty()
  value!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: String, nullable: true })
  hint!: string | null;
}

const QUESTION_TYPES = ['radios', 'checkboxes', 'text', 'long_text', 'lines', 'country'] as const;

export class IntakeQuestionDto {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: QUESTION_TYPES })
  type!: (typeof QUESTION_TYPES)[number];

  @ApiProperty({ description: 'To be read out, in the language of the form.' })
  label!: string;

  @ApiProperty({ type: String, nullable: true })
  hint!: string | null;

  @ApiProperty({ description: 'No report without an answer, unless another answer makes up for it.' })
  needed!: boolean;

  @ApiProperty({ type: [IntakeOptionDto] })
  options!: IntakeOptionDto[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'Letters at most; null: it is chosen.' })
  max!: number | null;

  @ApiProperty({ description: 'Links, names, numbers: written from left to right in every script.' })
  ltr!: boolean;
}

export class IntakeScreenDto {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: [IntakeQuestionDto] })
  questions!: IntakeQuestionDto[];
}

export class IntakeFaultDto {
  @ApiProperty()
  question!: string;

  @ApiProperty()
  text!: string;
}

export class IntakeLanguageDto {
  @ApiProperty({ example: 'hi' })
  code!: string;

  @ApiProperty({ example: 'हिन्दी' })
  name!: string;
}

/** The questions that these answers lead to. */
export class IntakeFormDto {
  @ApiProperty()
  language!: string;

  @ApiProperty({ type: [IntakeLanguageDto], description: 'The languages of the site.' })
  languages!: IntakeLanguageDto[];

  @ApiProperty({ type: [IntakeScreenDto] })
  screens!: IntakeScreenDto[];

  @ApiProperty({ type: [IntakeAnswerDto], description: 'What counts of the answers.' })
  answers!: IntakeAnswerDto[];

  @ApiProperty({ type: [IntakeFaultDto], description: 'What keeps the report from being filed.' })
  errors!: IntakeFaultDto[];
}

export class IntakeBegunDto {
  @ApiProperty({
    description: 'Opens this report until an hour after its last change; the same again files nothing twice.',
  })
  draft!: string;
}

export class FileIntakeDto extends AskIntakeFormDto {
  @ApiProperty({ description: 'As it was begun.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  draft!: string;

  @ApiProperty({ enum: INTAKE_CHANNELS })
  @IsIn(INTAKE_CHANNELS)
  channel!: IntakeChannel;

  @ApiProperty({
    enum: [true],
    type: 'boolean',
    description: 'The person agrees that it is written down and kept.',
  })
  @Equals(true)
  agreed!: true;

  @ApiProperty({ required: false, maxLength: 2_000, description: 'What they were promised; sealed.' })
  @IsOptional()
  @IsString()
  @MaxLength(ANY_TEXT)
  promised?: string;

  @ApiProperty({
    required: false,
    maxLength: 1_000,
    description: 'How and when they can be reached safely; sealed.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(ANY_TEXT)
  reach?: string;
}

/** The case that a report became. */
export class FiledIntakeDto {
  @ApiProperty({
    example: '1234 5678 9012 3456 7890',
    description: 'For the person alone, to be read out now.',
  })
  code!: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Null: it is not yours to open.',
  })
  caseId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null: it is not yours to open.' })
  reference!: string | null;
}

export class KnownCallerDto {
  @ApiProperty({ example: '1234 5678 9012 3456 7890', description: 'As the person reads it out.' })
  @IsString()
  @MaxLength(ANY_TEXT)
  code!: string;
}

/** The case of a person who was here before. */
export class FoundIntakeDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: another desk has it.' })
  caseId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null: another desk has it.' })
  reference!: string | null;

  @ApiProperty({ description: 'The name of the desk that has it.' })
  desk!: string;
}

export class CountCallDto {
  @ApiProperty({ format: 'uuid', description: 'Of yours.' })
  @IsUUID()
  deskId!: string;

  @ApiProperty({ enum: OTHER_CALLS })
  @IsIn(OTHER_CALLS)
  kind!: OtherCall;
}

/** Calls of a desk in the last 30 days of which no case was made. */
export class OtherCallsDto {
  @ApiProperty({ format: 'uuid' })
  deskId!: string;

  @ApiProperty({ enum: OTHER_CALLS })
  kind!: OtherCall;

  @ApiProperty({ type: 'integer' })
  count!: number;
}
