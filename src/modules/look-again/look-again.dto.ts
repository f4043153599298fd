import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, Matches, ValidateIf } from 'class-validator';
import { MOMENT } from '../../platform/text/index.js';

/** What sets or clears the reminder. */
export class SetLookAgainDto {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'In 1 minute to 366 days, with its zone; rounded down to the minute. Null: no reminder.',
  })
  @ValidateIf((body: SetLookAgainDto) => body.at !== null)
  @IsISO8601({ strict: true })
  @Matches(MOMENT)
  at!: string | null;
}

/** The reminder as the panel shows it. */
export class LookAgainDto {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null: no reminder is set.',
  })
  at!: string | null;
}
