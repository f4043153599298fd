import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { PersonDto } from '../cases/index.js';
import {
  AGE_BANDS,
  type AgeBand,
  CASE_KINDS,
  type CaseKind,
  KNOWN_ANSWERS,
  type KnownAnswer,
} from '../vocabulary/index.js';

/** The most characters of who can contact the person, and of when. */
export const CONTACT_LIMIT = 500;
/** In UTF-16 units, of which a character takes two at most: far above, a body is refused before it is read. */
const ROUGHLY = 4 * CONTACT_LIMIT;

const nullable = <T>(get: (body: SetStaffFactsDto) => T) =>
  ValidateIf((body: SetStaffFactsDto) => get(body) !== null);

/** What to set. Left out: stays as it is. Null: not set any more. */
export class SetStaffFactsDto {
  @ApiPropertyOptional({ enum: KNOWN_ANSWERS, type: String, nullable: true })
  @IsOptional()
  @nullable((body) => body.contactable)
  @IsIn(KNOWN_ANSWERS)
  contactable?: KnownAnswer | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: CONTACT_LIMIT, description: 'Sealed.' })
  @IsOptional()
  @nullable((body) => body.contactBy)
  @IsString()
  @MaxLength(ROUGHLY)
  contactBy?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: CONTACT_LIMIT, description: 'Sealed.' })
  @IsOptional()
  @nullable((body) => body.contactWhen)
  @IsString()
  @MaxLength(ROUGHLY)
  contactWhen?: string | null;

  @ApiPropertyOptional({ enum: KNOWN_ANSWERS, type: String, nullable: true })
  @IsOptional()
  @nullable((body) => body.danger)
  @IsIn(KNOWN_ANSWERS)
  danger?: KnownAnswer | null;

  @ApiPropertyOptional({ enum: AGE_BANDS, type: String, nullable: true, description: 'Null: as reported.' })
  @IsOptional()
  @nullable((body) => body.ageBand)
  @IsIn(AGE_BANDS)
  ageBand?: AgeBand | null;

  @ApiPropertyOptional({ enum: CASE_KINDS, type: String, nullable: true, description: 'Null: as reported.' })
  @IsOptional()
  @nullable((body) => body.kind)
  @IsIn(CASE_KINDS)
  kind?: CaseKind | null;
}

/** What staff found out. Null: not set. */
export class StaffFactsDto {
  @ApiProperty({ enum: KNOWN_ANSWERS, type: String, nullable: true })
  contactable!: KnownAnswer | null;

  @ApiProperty({ type: String, nullable: true })
  contactBy!: string | null;

  @ApiProperty({ type: String, nullable: true })
  contactWhen!: string | null;

  @ApiProperty({ enum: KNOWN_ANSWERS, type: String, nullable: true })
  danger!: KnownAnswer | null;

  @ApiProperty({ enum: AGE_BANDS, type: String, nullable: true })
  ageBand!: AgeBand | null;

  @ApiProperty({ enum: CASE_KINDS, type: String, nullable: true })
  kind!: CaseKind | null;

  @ApiProperty({ enum: AGE_BANDS, description: 'What the report says.' })
  reportedAgeBand!: AgeBand;

  @ApiProperty({ enum: CASE_KINDS, description: 'What the report says.' })
  reportedKind!: CaseKind;

  @ApiProperty({ type: PersonDto, nullable: true })
  setBy!: PersonDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  setAt!: string | null;
}
