import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, Matches } from 'class-validator';
import { MOMENT } from '../../platform/text/index.js';

/** Until when the case goes on waiting for its reporter. */
export class WaitDto {
  @ApiProperty({
    format: 'date-time',
    description: 'In 1 minute to 366 days, with its zone; rounded down to the minute.',
  })
  @IsISO8601({ strict: true })
  @Matches(MOMENT)
  until!: string;
}

/** The wait for the reporter as the panel shows it. Both null: nobody waits. */
export class FollowUpDto {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the case comes up if the reporter does not come back; null: it does not wait.',
  })
  waitsUntil!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'By when somebody decides what now, which may have passed; null: there is nothing to decide.',
  })
  decideBy!: string | null;
}
