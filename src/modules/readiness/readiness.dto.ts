import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { definedBy } from '../../platform/definitions/index.js';
import { READINESS_CHECKS, READINESS_STATES, type ReadinessState } from './readiness-check.js';

export class ReadinessSubjectDto {
  @ApiProperty({ description: 'Of a desk, or a language (BCP 47).' })
  name!: string;

  @ApiProperty({ type: 'integer' })
  count!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Out of how many; null: not a part of a whole.',
  })
  total!: number | null;
}

export class ReadinessCheckDto {
  @ApiProperty({ type: String, ...definedBy(READINESS_CHECKS) })
  name!: string;

  @ApiProperty({
    enum: READINESS_STATES,
    description: 'As it should be; somebody has to do something; it cannot be told.',
  })
  state!: ReadinessState;

  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    description: 'Enumerations, figures and days.',
  })
  values!: Record<string, string | number>;

  @ApiProperty({ type: [ReadinessSubjectDto] })
  subjects!: ReadinessSubjectDto[];
}

export class ReadinessDto {
  @ApiProperty({ type: [ReadinessCheckDto] })
  checks!: ReadinessCheckDto[];
}

export class RecordDoneDto {
  @ApiProperty({ format: 'date', example: '2026-11-30', description: 'The day on which it was done.' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'must be a day such as 2026-11-30' })
  on!: string;
}

export class TestMailDto {
  @ApiProperty({ description: '`sent`: the mail server took it; else the code of what went wrong.' })
  outcome!: string;
}
