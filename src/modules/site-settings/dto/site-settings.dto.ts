import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { USES, type Use } from '../../guidance/index.js';

const MOST_EXITS = 260;
const MOST_LANGUAGES = 50;
const MOST_LINES = 200;
const MOST_CHANNELS = 4;
const MOST_TEXTS = 300;
const LONGEST_TEXT = 5_000;
const MOST_VERSIONS = 1_000_000_000;

/** Words of one line, with nothing in them that cannot be seen. */
const WORDS = /^(?=.*\S)[^\p{Cc}\p{Zl}\p{Zp}\p{Co}\u200b\u202a-\u202e\u2060-\u2069\ufeff<>]+$/u;
const ARE_WORDS = { message: 'must be words in one line, without < or >' };
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;
const KEY = /^[a-z]+(\.[A-Za-z0-9_]+)+$/;
const DAY = /^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class ExitPageDto {
  @ApiProperty({
    example: 'IN',
    description: 'ISO 3166-1 alpha-2; ZZ: every country that has none of its own.',
  })
  @Matches(/^[A-Z]{2}$/, { message: 'must be a country code such as IN' })
  country!: string;

  @ApiProperty({ example: 'https://mausam.imd.gov.in/', description: 'https, without ? and #.' })
  @IsString()
  @MaxLength(200)
  url!: string;
}

export class LanguageSwitchDto {
  @ApiProperty({ example: 'hi' })
  @Matches(LANGUAGE, { message: 'must be a language such as hi' })
  @MaxLength(20)
  language!: string;

  @ApiProperty()
  @IsBoolean()
  on!: boolean;
}

export class SiteNameDto {
  @ApiProperty({ example: 'hi' })
  @Matches(LANGUAGE, { message: 'must be a language such as hi' })
  @MaxLength(20)
  language!: string;

  @ApiProperty({ maxLength: 60, example: 'अभय' })
  @Matches(WORDS, ARE_WORDS)
  @MaxLength(60)
  name!: string;
}

export class HelplineDto {
  @ApiProperty({ example: 'in-childline', description: 'A built-in line with this id is replaced.' })
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'must be small letters, digits and hyphens' })
  @MaxLength(40)
  id!: string;

  @ApiProperty({ description: 'Shown to nobody.' })
  @IsBoolean()
  hidden!: boolean;

  @ApiProperty({
    type: [String],
    example: ['IN'],
    description: 'None: every country that has no line for distress.',
  })
  @IsArray()
  @ArrayMaxSize(MOST_EXITS)
  @IsString({ each: true })
  countries!: string[];

  @ApiProperty({ example: 'guidance.for.children', description: 'For whom it is: the key of a text.' })
  @IsString()
  @MaxLength(60)
  audience!: string;

  @ApiProperty({ type: String, nullable: true, example: 'guidance.hours.always' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  hours!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'guidance.note.call_text' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  note!: string | null;

  @ApiProperty({ type: String, nullable: true, maxLength: 60, description: 'The same in every language.' })
  @IsOptional()
  @Matches(WORDS, ARE_WORDS)
  @MaxLength(60)
  name!: string | null;

  @ApiProperty({ type: [String], example: ['1098'], maxItems: MOST_CHANNELS })
  @IsArray()
  @ArrayMaxSize(MOST_CHANNELS)
  @IsString({ each: true })
  @MaxLength(30, { each: true })
  numbers!: string[];

  @ApiProperty({ type: [String], example: ['https://findahelpline.com'], maxItems: MOST_CHANNELS })
  @IsArray()
  @ArrayMaxSize(MOST_CHANNELS)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  sites!: string[];

  @ApiProperty({ enum: USES, isArray: true, description: 'What it is good for: pages pick lines by it.' })
  @IsArray()
  @ArrayMaxSize(USES.length)
  @IsIn(USES, { each: true })
  uses!: Use[];

  @ApiProperty({ maxLength: 200, description: 'Where it is known from.' })
  @Matches(WORDS, ARE_WORDS)
  @MaxLength(200)
  source!: string;

  @ApiProperty({ example: '2026-11-24', description: 'The day on which it was last looked at.' })
  @Matches(DAY, { message: 'must be a day such as 2026-11-24' })
  checkedOn!: string;

  @ApiProperty({
    description: 'A person has called or opened it and confirmed it. Else it is shown as to be verified.',
  })
  @IsBoolean()
  verified!: boolean;
}

class TextKeyDto {
  @ApiProperty({ example: 'en' })
  @Matches(LANGUAGE, { message: 'must be a language such as hi' })
  @MaxLength(20)
  language!: string;

  @ApiProperty({ example: 'site.exit' })
  @Matches(KEY, { message: 'must be the key of a text' })
  @MaxLength(80)
  key!: string;

  @ApiProperty({
    description:
      'Whether a native speaker has read these very words. Words are published before they are reviewed.',
  })
  @IsBoolean()
  reviewed!: boolean;
}

/** A text of the site in the place of the built-in one. */
export class TextDto extends TextKeyDto {
  @ApiProperty()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  text!: string;
}

export class TextChangeDto extends TextKeyDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'ICU MessageFormat with the arguments of the English text, without markup. Null: the built-in text again.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  text!: string | null;
}

class SettingsDto {
  @ApiProperty({ type: String, nullable: true, maxLength: 60, description: 'Null: PUBLIC_NAME.' })
  @IsOptional()
  @Matches(WORDS, ARE_WORDS)
  @MaxLength(60)
  name!: string | null;

  @ApiProperty({
    type: [SiteNameDto],
    maxItems: MOST_LANGUAGES,
    required: false,
    default: [],
    description: 'In the place of `name`, by language.',
  })
  @IsArray()
  @ArrayMaxSize(MOST_LANGUAGES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SiteNameDto)
  names: SiteNameDto[] = [];

  @ApiProperty({ type: String, nullable: true, example: 'IN', description: 'Null: DEFAULT_COUNTRY.' })
  @IsOptional()
  @Matches(/^[A-Z]{2}$/, { message: 'must be a country code such as IN' })
  defaultCountry!: string | null;

  @ApiProperty({ type: [ExitPageDto], maxItems: MOST_EXITS })
  @IsArray()
  @ArrayMaxSize(MOST_EXITS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ExitPageDto)
  exits!: ExitPageDto[];

  @ApiProperty({ type: [LanguageSwitchDto], maxItems: MOST_LANGUAGES })
  @IsArray()
  @ArrayMaxSize(MOST_LANGUAGES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => LanguageSwitchDto)
  languages!: LanguageSwitchDto[];

  @ApiProperty({
    type: [HelplineDto],
    maxItems: MOST_LINES,
    description: 'Only lines that were changed or added.',
  })
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => HelplineDto)
  helplines!: HelplineDto[];
}

/** A whole document as it is kept. */
export class SiteSettingsDto extends SettingsDto {
  @ApiProperty({ type: [TextDto], description: 'Only texts that were changed.' })
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TextDto)
  texts!: TextDto[];
}

/** The settings as they are to be, following a version. Texts that are not named stay as they are in it. */
export class DraftSettingsDto extends SettingsDto {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'The version that this follows. 0: the built-in settings.',
  })
  @IsInt()
  @Min(0)
  @Max(MOST_VERSIONS)
  basedOn!: number;

  @ApiProperty({ type: [TextChangeDto], maxItems: MOST_TEXTS })
  @IsArray()
  @ArrayMaxSize(MOST_TEXTS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TextChangeDto)
  texts!: TextChangeDto[];
}

export class PublishAgainDto {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'The version that is current now.' })
  @IsInt()
  @Min(0)
  @Max(MOST_VERSIONS)
  basedOn!: number;
}
