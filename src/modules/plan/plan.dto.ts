import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MOMENT } from '../../platform/text/index.js';
import { PersonDto } from '../cases/index.js';

/** The most characters of one line of the plan. */
export const PLAN_TEXT_LIMIT = 500;
const MOST_LINES = 30;
/** In UTF-16 units: far above the limit, a body is refused before it is read. */
const ROUGHLY = 4 * PLAN_TEXT_LIMIT;

export class PlanGoalDto {
  @ApiProperty({ maxLength: PLAN_TEXT_LIMIT, description: 'Sealed.' })
  @IsString()
  @MaxLength(ROUGHLY)
  text!: string;

  @ApiProperty({ description: 'Whether the reporter reads it on their page.' })
  @IsBoolean()
  shown!: boolean;
}

export class PlanStepDto extends PlanGoalDto {
  @ApiProperty()
  @IsBoolean()
  done!: boolean;
}

export class PlanContentDto {
  @ApiProperty({ type: [PlanGoalDto], maxItems: MOST_LINES, description: 'In the words of the person.' })
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlanGoalDto)
  goals!: PlanGoalDto[];

  @ApiProperty({ type: [PlanStepDto], maxItems: MOST_LINES })
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlanStepDto)
  steps!: PlanStepDto[];

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'When it is looked at again: in 1 minute to 366 days, with its zone; rounded down to the minute. Null: not agreed.',
  })
  @ValidateIf((body: PlanContentDto) => body.reviewAt !== null)
  @IsISO8601({ strict: true })
  @Matches(MOMENT)
  reviewAt!: string | null;

  @ApiProperty()
  @IsBoolean()
  reviewShown!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: PLAN_TEXT_LIMIT,
    description: 'The agreed end. Sealed.',
  })
  @ValidateIf((body: PlanContentDto) => body.end !== null)
  @IsString()
  @MaxLength(ROUGHLY)
  end!: string | null;

  @ApiProperty()
  @IsBoolean()
  endShown!: boolean;
}

export class SavePlanDto extends PlanContentDto {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description:
      '`id` of the plan that the caller saw, null for none. If it is another by now: PLAN_CHANGED.',
  })
  @ValidateIf((body: SavePlanDto) => body.seen !== null)
  @IsUUID()
  seen!: string | null;
}

export class KeptPlanDto extends PlanContentDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: PersonDto, nullable: true })
  by!: PersonDto | null;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class PlanDto {
  @ApiProperty({ type: KeptPlanDto, nullable: true, description: 'Null: there is none yet.' })
  plan!: KeptPlanDto | null;
}
