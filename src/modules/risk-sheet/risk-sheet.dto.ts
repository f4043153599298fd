import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { MOMENT } from '../../platform/text/index.js';
import { PersonDto } from '../cases/index.js';
import {
  KNOWN_ANSWERS,
  type KnownAnswer,
  RISK_ANSWERS,
  type RiskAnswer,
  RISK_ENDS,
  type RiskEnd,
} from '../vocabulary/index.js';

/** The most characters of what is typed into one field of the sheet. */
export const RISK_TEXT_LIMIT = 2_000;
/** In UTF-16 units: far above the limit, a body is refused before it is read. */
const ROUGHLY = 4 * RISK_TEXT_LIMIT;

class AskedDto {
  @ApiProperty({ enum: RISK_ANSWERS, description: 'The wish to die or to hurt themselves.' })
  @IsIn(RISK_ANSWERS)
  desire!: RiskAnswer;

  @ApiProperty({ enum: RISK_ANSWERS, description: 'Whether they have the means.' })
  @IsIn(RISK_ANSWERS)
  capability!: RiskAnswer;

  @ApiProperty({ enum: RISK_ANSWERS, description: 'A plan, a time, what was prepared.' })
  @IsIn(RISK_ANSWERS)
  intent!: RiskAnswer;

  @ApiProperty({ enum: RISK_ANSWERS, description: 'What holds them: people, plans, reasons to live.' })
  @IsIn(RISK_ANSWERS)
  buffers!: RiskAnswer;

  @ApiProperty({ enum: KNOWN_ANSWERS, description: 'Whether help reached the person.' })
  @IsIn(KNOWN_ANSWERS)
  reached!: KnownAnswer;
}

export class SaveRiskSheetDto extends AskedDto {
  @ApiProperty({ type: String, nullable: true, maxLength: RISK_TEXT_LIMIT, description: 'Sealed.' })
  @ValidateIf((body: SaveRiskSheetDto) => body.done !== null)
  @IsString()
  @MaxLength(ROUGHLY)
  done!: string | null;

  @ApiProperty({ maxLength: RISK_TEXT_LIMIT, description: 'Sealed.' })
  @IsString()
  @MaxLength(ROUGHLY)
  nextStep!: string;

  @ApiProperty({
    format: 'date-time',
    description: 'In 1 minute to 7 days, with its zone; rounded down to the minute.',
  })
  @IsISO8601({ strict: true })
  @Matches(MOMENT)
  nextAt!: string;
}

export class CloseRiskSheetDto {
  @ApiProperty({ enum: RISK_ENDS, example: 'other' })
  @IsIn(RISK_ENDS)
  reason!: RiskEnd;

  @ApiPropertyOptional({ maxLength: RISK_TEXT_LIMIT, description: 'With `other`, and only then. Sealed.' })
  @IsOptional()
  @IsString()
  @MaxLength(ROUGHLY)
  because?: string;
}

export class WrittenSheetDto extends AskedDto {
  @ApiProperty({ enum: ['open', 'closed'] })
  state!: 'open' | 'closed';

  @ApiProperty({ type: String, nullable: true })
  done!: string | null;

  @ApiProperty({ type: String, nullable: true })
  nextStep!: string | null;

  @ApiProperty({ enum: RISK_ENDS, type: String, nullable: true })
  closedFor!: RiskEnd | null;

  @ApiProperty({ type: String, nullable: true })
  closedBecause!: string | null;

  @ApiProperty({ type: PersonDto, nullable: true })
  by!: PersonDto | null;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class RiskSheetDto {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the next step is due; null: no sheet is open.',
  })
  nextAt!: string | null;

  @ApiProperty({ type: [WrittenSheetDto], description: 'How the sheet stood, the newest first.' })
  sheets!: WrittenSheetDto[];
}
