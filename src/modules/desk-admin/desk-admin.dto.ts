import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { COUNTRIES } from '../../platform/i18n/index.js';
import { ROUTE_REASONS, type RouteReason } from '../desks/index.js';
import { ROLES, type Role } from '../permissions/index.js';
import { CASE_KINDS, type CaseKind } from '../vocabulary/index.js';

const MOST_LANGUAGES = 20;
const MOST_MEMBERS = 200;
const MOST_LETTERS = 200;
const LANGUAGE = /^[a-z]{2,3}$/;

export class ManagedMemberDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  @ApiProperty({
    description: 'Whether they hold the key of the desk; else they wait for somebody to grant it.',
  })
  holdsKey!: boolean;
}

export class ManagedDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, nullable: true, example: 'IN', description: 'ISO 3166-1; null: any.' })
  country!: string | null;

  @ApiProperty({ type: [String], example: ['hi'], description: 'BCP 47; empty: any.' })
  languages!: string[];

  @ApiProperty({ enum: CASE_KINDS, isArray: true, description: 'Empty: any.' })
  kinds!: CaseKind[];

  @ApiProperty({ description: 'Takes the reports that no other desk asks for.' })
  isDefault!: boolean;

  @ApiProperty({ description: 'Whether it takes reports.' })
  inUse!: boolean;

  @ApiProperty({ description: 'Whether the organisation signed this. If not, no report reaches the desk.' })
  isSigned!: boolean;

  @ApiProperty({
    type: 'integer',
    description: 'How many of its cases are open: 1001 stands for more than 1000.',
  })
  openCases!: number;

  @ApiProperty({ type: [ManagedMemberDto] })
  members!: ManagedMemberDto[];
}

export class DeskCandidateDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;
}

export class ManagedDesksDto {
  @ApiProperty({ type: [ManagedDeskDto], description: 'By name.' })
  desks!: ManagedDeskDto[];

  @ApiProperty({ type: [DeskCandidateDto], description: 'Who may be put on a desk.' })
  people!: DeskCandidateDto[];

  @ApiProperty({ type: [String], description: 'Countries that a desk can be of (ISO 3166-1).' })
  countries!: string[];

  @ApiProperty({ type: [String], description: 'Languages that reports are written in (BCP 47).' })
  languages!: string[];
}

/** Which reports a desk takes. */
export class SetDeskDto {
  @ApiProperty({ maxLength: MOST_LETTERS, description: 'No other desk has it. 1 to 80 characters are kept.' })
  @IsString()
  @MaxLength(MOST_LETTERS)
  name!: string;

  @ApiProperty({ type: String, nullable: true, example: 'IN', description: 'ISO 3166-1; null: any.' })
  @ValidateIf((body: SetDeskDto) => body.country !== null)
  @IsIn(COUNTRIES, { message: 'must be a country such as IN' })
  country!: string | null;

  @ApiProperty({
    type: [String],
    maxItems: MOST_LANGUAGES,
    example: ['hi'],
    description: 'BCP 47; empty: any.',
  })
  @IsArray()
  @ArrayMaxSize(MOST_LANGUAGES)
  @Matches(LANGUAGE, { each: true, message: 'must hold languages such as hi' })
  languages!: string[];

  @ApiProperty({ enum: CASE_KINDS, isArray: true, maxItems: CASE_KINDS.length, description: 'Empty: any.' })
  @IsArray()
  @ArrayMaxSize(CASE_KINDS.length)
  @IsIn(CASE_KINDS, { each: true })
  kinds!: CaseKind[];
}

export class CreateDeskDto extends SetDeskDto {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: MOST_MEMBERS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MEMBERS)
  @IsUUID(undefined, { each: true })
  memberIds!: string[];
}

export class ChangeDeskDto extends SetDeskDto {
  @ApiProperty({ description: 'Whether it takes reports.' })
  @IsBoolean()
  inUse!: boolean;
}

export class CreatedDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}

export class DefaultDeskDto {
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: MOST_LETTERS,
    description:
      'The name of the desk that is the default one until now, typed by a person who was told that new reports no longer reach it. Null where there is none.',
  })
  @ValidateIf((body: DefaultDeskDto) => body.instead !== null)
  @IsString()
  @MaxLength(MOST_LETTERS)
  instead!: string | null;
}

/** A report that somebody imagines. */
export class RouteQueryDto {
  @ApiProperty({ required: false, example: 'IN', description: 'ISO 3166-1; left out: none was named.' })
  @IsOptional()
  @IsIn(COUNTRIES, { message: 'must be a country such as IN' })
  country?: string;

  @ApiProperty({ example: 'hi', description: 'BCP 47.' })
  @Matches(LANGUAGE, { message: 'must be a language such as hi' })
  language!: string;

  @ApiProperty({ enum: CASE_KINDS })
  @IsIn(CASE_KINDS)
  kind!: CaseKind;
}

export class RoutedDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({
    enum: ROUTE_REASONS,
    description:
      'It names the country, kind or language; it is the default desk; it takes any report; it names others, and is asked last.',
  })
  because!: RouteReason;

  @ApiProperty({ type: [ManagedMemberDto] })
  members!: ManagedMemberDto[];
}

export class RouteDto {
  @ApiProperty({
    type: [RoutedDeskDto],
    description:
      'The first gets the report. Where everybody on it is kept away from the report, the next one does; where this is so of all, it waits at the first until an administrator hands it to somebody.',
  })
  desks!: RoutedDeskDto[];
}
