import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsUUID, Matches } from 'class-validator';
import { MOMENT } from '../../platform/text/index.js';
import { PersonDto } from '../cases/index.js';
import { OUTCOMES, type Outcome } from '../vocabulary/index.js';

export class OwnShiftDto {
  @ApiProperty({
    format: 'date-time',
    description: 'The beginning of your duty; ten hours ago where you have no shift now.',
  })
  since!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'The end of your duty.' })
  until!: string | null;

  @ApiProperty({ type: 'integer', description: 'Cases of urgency 1 and 2 that you opened since, each once.' })
  severe!: number;

  @ApiProperty({ type: 'integer', description: 'After so many of them a pause is due.' })
  pauseAfter!: number;
}

export class GoodEndDto {
  @ApiProperty({ enum: OUTCOMES })
  outcome!: Outcome;

  @ApiProperty({ type: 'integer', minimum: 1 })
  count!: number;
}

export class DebriefDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: PersonDto, description: 'The other one.' })
  person!: PersonDto;

  @ApiProperty({ format: 'date-time', description: 'To the minute.' })
  at!: string;

  @ApiProperty({ description: 'Whether the one who is asked will be there.' })
  accepted!: boolean;
}

export class OwnDebriefsDto {
  @ApiProperty({ type: DebriefDto, nullable: true, description: 'The one that you asked for.' })
  mine!: DebriefDto | null;

  @ApiProperty({
    type: [DebriefDto],
    description: 'Those that colleagues ask you for, the first to come first.',
  })
  asked!: DebriefDto[];

  @ApiProperty({
    type: [PersonDto],
    description: 'Whom you may ask: who leads your desks first, then by name.',
  })
  people!: PersonDto[];
}

export class AskDebriefDto {
  @ApiProperty({ format: 'uuid', description: 'A colleague of one of your desks.' })
  @IsUUID()
  withId!: string;

  @ApiProperty({
    format: 'date-time',
    description: 'In 1 minute to 7 days, with its zone; rounded down to the minute.',
  })
  @IsISO8601({ strict: true })
  @Matches(MOMENT)
  at!: string;
}
