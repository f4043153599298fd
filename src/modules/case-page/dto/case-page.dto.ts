import { ApiProperty } from '@nestjs/swagger';
import { definedBy } from '../../../platform/definitions/index.js';
import { CaseEntryDto, DraftsDto, DraftVersionsDto } from '../../messages/index.js';
import { CLOCK_STATES, type ClockState } from '../../clocks/index.js';
import {
  ANSWER_KINDS,
  CASE_ACTIONS,
  CaseRowDto,
  PersonDto,
  TO_THE_MINUTE,
  type AnswerKind,
} from '../../cases/index.js';
import { TIMELINE_EVENTS } from '../../timeline/index.js';

export class ClockDto {
  @ApiProperty({ enum: ANSWER_KINDS })
  kind!: AnswerKind;

  @ApiProperty({ enum: CLOCK_STATES })
  state!: ClockState;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  dueAt!: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Of a clock that stands still: the minutes that are left when it goes on. `dueAt` then means nothing.',
  })
  minutesLeft!: number | null;
}

export class CaseEventDto {
  @ApiProperty({ type: String, ...definedBy(TIMELINE_EVENTS) })
  kind!: string;

  @ApiProperty({ type: PersonDto, nullable: true, description: 'Null: the reporter, or time itself.' })
  actor!: PersonDto | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description:
      'Enumerations (`status`, `reason`, `clock`), numbers (`urgency`, `from`, `minutes`) and names of staff (`assignee`).',
  })
  detail!: Record<string, string>;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  at!: string;
}

/** A case as its page shows it. */
export class CaseDetailDto extends CaseRowDto {
  @ApiProperty({ type: [ClockDto] })
  clocks!: ClockDto[];

  @ApiProperty({ type: [CaseEntryDto] })
  entries!: CaseEntryDto[];

  @ApiProperty({
    type: [CaseEventDto],
    description:
      'In the order they happened. Each entry has its event: received, message_received, message_sent or note_added.',
  })
  events!: CaseEventDto[];

  @ApiProperty({ type: DraftsDto, description: 'What the caller has typed and not sent.' })
  drafts!: DraftsDto;

  @ApiProperty({ type: DraftVersionsDto })
  draftVersions!: DraftVersionsDto;

  @ApiProperty({ type: [PersonDto], description: 'Whom the case can be given to.' })
  members!: PersonDto[];

  @ApiProperty({
    type: 'array',
    items: { type: 'string', ...definedBy(CASE_ACTIONS) },
    description: 'What the caller may do now.',
  })
  allowed!: string[];
}
