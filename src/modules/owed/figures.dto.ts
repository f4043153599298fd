import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn } from 'class-validator';
import { FIGURE_SPANS, PLATFORMS, type FigureSpan, type PlatformName } from '../vocabulary/index.js';

export class FiguresQueryDto {
  @ApiProperty({
    enum: FIGURE_SPANS,
    type: 'integer',
    description: 'Whole days (UTC) up to the last midnight.',
  })
  @Type(() => Number)
  @IsIn(FIGURE_SPANS)
  days!: FigureSpan;
}

const STEPS = 'Rounded down to a multiple of 5: 0 stands for fewer than 5, 10 for 10 to 14.';
const number = (description: string) =>
  ({ type: 'integer', minimum: 0, description: `${description} ${STEPS}` }) as const;

/** What came of the packages for one recipient. */
export class RecipientFiguresDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'As the directory names them; null: all who were sent fewer than 5, together.',
  })
  recipient!: string | null;

  @ApiProperty(number('How many were sent.'))
  sent!: number;

  @ApiProperty(number('Of how many a word came: that they have it, an answer or a refusal.'))
  acknowledged!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Days from sending to the first word, the median; null: fewer than 5 words came.',
  })
  medianDays!: number | null;

  @ApiProperty(number('How many were answered.'))
  answered!: number;

  @ApiProperty(number('How many they refused.'))
  refused!: number;

  @ApiProperty(number('How many they left without an answer.'))
  noAnswer!: number;

  @ApiProperty(number('Closed: they acted.'))
  acted!: number;

  @ApiProperty(number('Closed: they passed it on.'))
  passedOn!: number;

  @ApiProperty(number('Closed: they did not act.'))
  notActed!: number;

  @ApiProperty(number('Closed: what became of it is not known.'))
  unknown!: number;
}

/** What came of the notices to one platform. */
export class PlatformFiguresDto {
  @ApiProperty({
    type: String,
    enum: PLATFORMS,
    nullable: true,
    description: '`other`: sites that are no known platform; null: all with fewer than 5 notices, together.',
  })
  platform!: PlatformName | null;

  @ApiProperty(number('Of how many links the last notice was sent in this time.'))
  sent!: number;

  @ApiProperty(number('How many of them are under a law that gives a time for removing.'))
  limited!: number;

  @ApiProperty(number('How many are gone.'))
  gone!: number;

  @ApiProperty(number('How many were gone within the time of their law.'))
  goneInTime!: number;
}

export class OwedFiguresDto {
  @ApiProperty({ enum: FIGURE_SPANS, type: 'integer' })
  days!: FigureSpan;

  @ApiProperty({ format: 'date', description: 'The first day (UTC).' })
  from!: string;

  @ApiProperty({ format: 'date', description: 'The last day (UTC): yesterday.' })
  until!: string;

  @ApiProperty({ type: [RecipientFiguresDto], description: 'Who was sent most first.' })
  recipients!: RecipientFiguresDto[];

  @ApiProperty({ type: [PlatformFiguresDto] })
  platforms!: PlatformFiguresDto[];
}
