import { ApiProperty } from '@nestjs/swagger';
import {
  AGE_BANDS,
  type AgeBand,
  CASE_KINDS,
  CASE_STATUSES,
  CLOSE_REASONS,
  type CaseKind,
  type CloseReason,
  type Outcome,
  OUTCOMES,
  type StatusName,
  URGENCIES,
  type Urgency,
} from '../../vocabulary/index.js';

/** What a time says, and what is left of it when a case is closed. */
export const TO_THE_MINUTE = 'To the minute; what was there when the case was closed, to the day (UTC).';

export class PersonDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class CardDto {
  @ApiProperty({ description: 'One line of enumerations, separated by spaces.' })
  summary!: string;

  @ApiProperty({ type: [String], description: 'Risk and content marks.' })
  marks!: string[];

  @ApiProperty({ type: [String], description: 'The rules that decided the urgency, the strongest first.' })
  reasons!: string[];
}

/** A case as a list shows it: never a word of the report. */
export class CaseRowDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  reference!: string;

  @ApiProperty({ enum: CASE_KINDS })
  kind!: CaseKind;

  @ApiProperty({ enum: URGENCIES, type: 'integer', description: '1 is the most urgent.' })
  urgency!: Urgency;

  @ApiProperty({ enum: AGE_BANDS })
  ageBand!: AgeBand;

  @ApiProperty({ type: String, nullable: true, description: 'ISO 3166-1.' })
  country!: string | null;

  @ApiProperty({ description: 'BCP 47.' })
  language!: string;

  @ApiProperty({ enum: CASE_STATUSES })
  status!: StatusName;

  @ApiProperty({ enum: CLOSE_REASONS, type: String, nullable: true })
  closeReason!: CloseReason | null;

  @ApiProperty({ enum: OUTCOMES, type: String, nullable: true, description: 'What became of the person.' })
  outcome!: Outcome | null;

  @ApiProperty()
  playbook!: string;

  @ApiProperty({ format: 'uuid' })
  deskId!: string;

  @ApiProperty({ type: PersonDto, nullable: true })
  assignee!: PersonDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  nextDeadlineAt!: string | null;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  updatedAt!: string;

  @ApiProperty({ type: CardDto, nullable: true })
  card!: CardDto | null;
}
