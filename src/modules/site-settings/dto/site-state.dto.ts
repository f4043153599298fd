import { ApiProperty } from '@nestjs/swagger';
import { USES, type Use } from '../../guidance/index.js';
import type { VersionNote } from '../site-settings.repository.js';
import { ExitPageDto, HelplineDto, SiteSettingsDto } from './site-settings.dto.js';

export class SiteLanguageDto {
  @ApiProperty({ example: 'hi' })
  language!: string;

  @ApiProperty({ example: 'हिन्दी' })
  name!: string;

  @ApiProperty({ enum: ['ltr', 'rtl'] })
  direction!: 'ltr' | 'rtl';

  @ApiProperty({ description: 'Whether the site speaks it.' })
  on!: boolean;

  @ApiProperty({ description: 'It cannot be switched off: everything falls back to it.' })
  always!: boolean;

  @ApiProperty({ description: 'Whether it is on where nobody switched it.' })
  onAtFirst!: boolean;

  @ApiProperty({ type: 'integer', description: 'How many of its safety texts are reviewed.' })
  reviewed!: number;

  @ApiProperty({ type: 'integer', description: 'How many safety texts there are.' })
  total!: number;
}

export class SiteDefaultsDto {
  @ApiProperty()
  name!: string;

  @ApiProperty()
  defaultCountry!: string;

  @ApiProperty({ type: [ExitPageDto] })
  exits!: ExitPageDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'EXIT_URL: the page for every country without one in the settings.',
  })
  exitUrl!: string | null;

  @ApiProperty({ type: [HelplineDto], description: 'The built-in table.' })
  helplines!: HelplineDto[];
}

export class SiteChoiceDto {
  @ApiProperty({ description: 'The key of a text, or the code of a country.' })
  value!: string;

  @ApiProperty({ description: 'In English.' })
  words!: string;
}

export class SiteChoicesDto {
  @ApiProperty({ type: [SiteChoiceDto] })
  countries!: SiteChoiceDto[];

  @ApiProperty({ type: [SiteChoiceDto] })
  audiences!: SiteChoiceDto[];

  @ApiProperty({ type: [SiteChoiceDto] })
  hours!: SiteChoiceDto[];

  @ApiProperty({ type: [SiteChoiceDto] })
  notes!: SiteChoiceDto[];

  @ApiProperty({ enum: USES, isArray: true })
  uses!: Use[];
}

export class SiteVersionDto {
  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ format: 'date', description: 'The day (UTC).' })
  on!: string;

  @ApiProperty({ description: 'Who published it.' })
  by!: string;

  @ApiProperty({ enum: ['edited', 'again'], description: 'Edited, or an earlier version once more.' })
  note!: VersionNote;
}

export class SiteStateDto {
  @ApiProperty({
    type: 'integer',
    description: 'The version that is current. 0: nothing was ever published.',
  })
  version!: number;

  @ApiProperty({ type: SiteSettingsDto })
  settings!: SiteSettingsDto;

  @ApiProperty({
    type: 'integer',
    description: 'How much of the stored version this server cannot read; defaults serve in its place.',
  })
  notUnderstood!: number;

  @ApiProperty({ type: SiteDefaultsDto })
  defaults!: SiteDefaultsDto;

  @ApiProperty({ type: [SiteLanguageDto] })
  languages!: SiteLanguageDto[];

  @ApiProperty({ type: SiteChoicesDto })
  choices!: SiteChoicesDto;

  @ApiProperty({ type: [SiteVersionDto], description: 'The newest first, 100 at most.' })
  versions!: SiteVersionDto[];
}

export class SiteTextDto {
  @ApiProperty({ example: 'site.exit' })
  key!: string;

  @ApiProperty()
  english!: string;

  @ApiProperty({ description: 'The built-in text in the language.' })
  builtIn!: string;

  @ApiProperty({ type: [String], description: 'The names of its arguments.' })
  arguments!: string[];

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether the built-in text is reviewed; null where it needs no review.',
  })
  reviewed!: boolean | null;
}
