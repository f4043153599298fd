import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { DraftSettingsDto } from '../modules/site-settings/index.js';

export const PREVIEW_PAGES = ['start', 'help', 'step', 'code'] as const;
export type PreviewPage = (typeof PREVIEW_PAGES)[number];

/** A draft of the settings, and which page of it is to be seen. */
export class PreviewDto extends DraftSettingsDto {
  @ApiProperty({ enum: PREVIEW_PAGES })
  @IsIn(PREVIEW_PAGES)
  page!: PreviewPage;

  @ApiProperty({ example: 'en', description: 'A language of the catalogue, also one that is off.' })
  @IsString()
  @MaxLength(20)
  language!: string;

  @ApiProperty({ example: 'IN', description: 'ISO 3166-1 alpha-2, or ZZ for any other.' })
  @Matches(/^[A-Z]{2}$/, { message: 'must be a country code such as IN' })
  country!: string;
}

export class PreviewedDto {
  @ApiProperty({
    description:
      'A whole HTML document with neither style nor script. It is shown in a frame that runs nothing: it is not of the console.',
  })
  html!: string;

  @ApiProperty({ description: 'The style sheet of the site.' })
  style!: string;
}
