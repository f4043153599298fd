import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { OutboxStateName } from '../../../platform/outbox/index.js';

export const JOB_STATES = [
  'pending',
  'relayed',
  'failed',
  'unknown',
] as const satisfies readonly OutboxStateName[];

export class QueueDto {
  @ApiProperty({ description: 'Name of the queue.' })
  queue!: string;

  @ApiProperty({ type: 'integer', description: 'Jobs that wait or are being tried.' })
  open!: number;

  @ApiProperty({ type: 'integer', description: 'Jobs that were given up.' })
  failed!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the oldest job that waits was written down, to the minute.',
  })
  oldestAt!: string | null;
}

export class JobCountDto {
  @ApiProperty()
  queue!: string;

  @ApiProperty({ description: 'Name of the job.' })
  job!: string;

  @ApiProperty({
    enum: JOB_STATES,
    description:
      'Not handed to the queue yet; handed over, waiting or being tried; given up; of unknown outcome.',
  })
  state!: OutboxStateName;

  @ApiProperty({ type: 'integer' })
  count!: number;

  @ApiProperty({ format: 'date-time', description: 'To the minute.' })
  oldestAt!: string;
}

export class StoppedJobDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  queue!: string;

  @ApiProperty()
  job!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The code of the error that the last try ended with.',
  })
  code!: string | null;

  @ApiProperty({ type: 'integer', description: 'How often it was tried.' })
  attempts!: number;

  @ApiProperty({ format: 'date-time', description: 'When it was written down, to the minute.' })
  createdAt!: string;
}

export class WrongClockDto {
  @ApiProperty({ description: 'Host and process id.' })
  process!: string;

  @ApiProperty({ type: 'integer', description: "Ahead of the database's clock; below 0, behind it." })
  seconds!: number;
}

export class WorkDto {
  @ApiProperty({ type: [QueueDto] })
  queues!: QueueDto[];

  @ApiProperty({ type: [JobCountDto] })
  jobs!: JobCountDto[];

  @ApiProperty({ type: [StoppedJobDto], description: 'Given up. The oldest first, 200 at most.' })
  failed!: StoppedJobDto[];

  @ApiProperty({
    type: [StoppedJobDto],
    description:
      'What must not happen twice and may have happened, such as a mail to an authority. The oldest first, 200 at most.',
  })
  unknown!: StoppedJobDto[];

  @ApiProperty({
    type: [WrongClockDto],
    description:
      'Processes whose clock was more than 5 seconds off in the last quarter of an hour. Deadlines are kept by the clock of the database.',
  })
  wrongClocks!: WrongClockDto[];
}

export const OUTCOMES = ['happened', 'did_not_happen'] as const;

export class SettleJobDto {
  @ApiProperty({
    enum: OUTCOMES,
    description:
      'What a person found out. What did not happen is done now; it may then happen twice if they are wrong.',
  })
  @IsIn(OUTCOMES)
  outcome!: (typeof OUTCOMES)[number];
}

export class RetriedDto {
  @ApiProperty({ type: 'integer', description: 'How many jobs run again.' })
  retried!: number;
}
