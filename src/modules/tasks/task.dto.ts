import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';
import { MOMENT } from '../../platform/text/index.js';
import { PersonDto, TO_THE_MINUTE } from '../cases/index.js';
import {
  TASK_GROUNDS,
  TASK_KINDS,
  TASK_ROLES,
  TASK_STATES,
  type TaskGround,
  type TaskKind,
  type TaskRole,
  type TaskState,
} from '../vocabulary/index.js';

/** The most characters of a task, and of why one is not needed. */
export const TASK_LIMIT = 1_000;
/** In UTF-16 units, of which a character takes two at most: far above, a body is refused before it is read. */
const ROUGHLY = 4 * TASK_LIMIT;

/** A task that the playbooks do not have. */
export class AddTaskDto {
  @ApiProperty({ maxLength: TASK_LIMIT, description: 'Sealed.' })
  @IsString()
  @MaxLength(ROUGHLY)
  text!: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'In 1 minute to 366 days, with its zone; rounded down to the minute.',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(MOMENT)
  dueAt?: string | null;
}

export class TaskReasonDto {
  @ApiProperty({ maxLength: TASK_LIMIT, description: 'Sealed.' })
  @IsString()
  @MaxLength(ROUGHLY)
  reason!: string;
}

export class TaskOwnerDto {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Somebody of the desk of the case. Null: nobody in particular.',
  })
  @ValidateIf((body: TaskOwnerDto) => body.staffId !== null)
  @IsUUID()
  staffId!: string | null;
}

export class TaskReminderDto {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'In 1 minute to 366 days, with its zone; rounded down to the minute. Null: no reminder.',
  })
  @ValidateIf((body: TaskReminderDto) => body.at !== null)
  @IsISO8601({ strict: true })
  @Matches(MOMENT)
  at!: string | null;
}

/** A task of a case. */
export class TaskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: TASK_KINDS, enumName: 'TaskKind', description: '`own`: staff wrote it.' })
  task!: TaskKind;

  @ApiProperty({ type: String, nullable: true, description: 'Of one that staff wrote.' })
  text!: string | null;

  @ApiProperty({ enum: TASK_STATES })
  state!: TaskState;

  @ApiProperty({ enum: TASK_ROLES, description: 'For whom it is while it has no owner.' })
  role!: TaskRole;

  @ApiProperty({ type: PersonDto, nullable: true })
  owner!: PersonDto | null;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  openedAt!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null: at no time of its own.',
  })
  dueAt!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null: no reminder is set.',
  })
  remindAt!: string | null;

  @ApiProperty({
    type: PersonDto,
    nullable: true,
    description: 'Who did it, or found that it is not needed.',
  })
  settledBy!: PersonDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: TO_THE_MINUTE })
  settledAt!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why it is not needed.' })
  reason!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Who says that such a case has this task.' })
  source!: string | null;

  @ApiProperty({ type: String, enum: TASK_GROUNDS, nullable: true })
  ground!: TaskGround | null;
}
