import { ApiProperty } from '@nestjs/swagger';
import { PersonDto } from '../../cases/index.js';
import {
  AGE_BANDS,
  type AgeBand,
  CHANNEL_NEEDS,
  type ChannelNeed,
  CHANNEL_TYPES,
  type ChannelType,
  CLOCK_STANDINGS,
  type ClockStanding,
  CONFIDENCES,
  type Confidence,
  DIRECTORY_KINDS,
  type DirectoryKind,
  FILERS,
  type Filer,
  TAKEN_KINDS,
  type TakenKind,
} from '../../vocabulary/index.js';

export class DirectoryFieldDto {
  @ApiProperty()
  key!: string;

  @ApiProperty()
  label!: string;

  @ApiProperty()
  required!: boolean;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The most characters; null: none is known.' })
  max!: number | null;
}

export class DirectoryPgpKeyDto {
  @ApiProperty({ description: 'The public key, as text.' })
  armored!: string;

  @ApiProperty({ description: 'In hex, capitals.' })
  fingerprint!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null: it does not expire.' })
  goodUntil!: string | null;
}

export class DirectoryChannelDto {
  @ApiProperty()
  key!: string;

  @ApiProperty({ enum: CHANNEL_TYPES })
  type!: ChannelType;

  @ApiProperty({ type: String, nullable: true, description: 'Null: none is known, or there is none.' })
  address!: string | null;

  @ApiProperty({ enum: CHANNEL_NEEDS, isArray: true })
  needs!: ChannelNeed[];

  @ApiProperty({ type: [DirectoryFieldDto] })
  fields!: DirectoryFieldDto[];

  @ApiProperty({ description: 'What is filed this way cannot be taken back.' })
  irrevocable!: boolean;

  @ApiProperty({ type: [String] })
  languages!: string[];

  @ApiProperty({ description: 'It can be used as it is.' })
  ready!: boolean;

  @ApiProperty()
  note!: string;

  @ApiProperty({
    type: DirectoryPgpKeyDto,
    nullable: true,
    description: 'The key to which alone mail leaves this way; null: it leaves as it is.',
  })
  pgpKey!: DirectoryPgpKeyDto | null;

  @ApiProperty({ description: 'The helpdesk may send through it by itself; else it is copied by hand.' })
  sendable!: boolean;
}

export class DirectoryClockDto {
  @ApiProperty()
  id!: string;

  @ApiProperty({ type: 'integer' })
  hours!: number;

  @ApiProperty()
  rule!: string;

  @ApiProperty({ enum: CLOCK_STANDINGS, description: '`announced`: not in force.' })
  standing!: ClockStanding;
}

/** A record as lists show it. */
export class DirectoryItemDto {
  @ApiProperty({ example: 'in-ncrp' })
  id!: string;

  @ApiProperty({ description: 'In your language where there is one, else in English.' })
  name!: string;

  @ApiProperty({ enum: DIRECTORY_KINDS })
  kind!: DirectoryKind;

  @ApiProperty({ type: String, nullable: true, description: 'ISO 3166-1 alpha-2 or EU; null: any country.' })
  country!: string | null;

  @ApiProperty({ enum: TAKEN_KINDS, isArray: true })
  takes!: TakenKind[];

  @ApiProperty({ enum: AGE_BANDS, isArray: true })
  ageBands!: AgeBand[];

  @ApiProperty({ enum: FILERS })
  whoMayFile!: Filer;

  @ApiProperty()
  about!: string;

  @ApiProperty({ enum: CONFIDENCES })
  confidence!: Confidence;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null: nobody verified it.' })
  verifiedOn!: string | null;

  @ApiProperty({ description: 'Of low confidence, or verified by nobody.' })
  toBeVerified!: boolean;

  @ApiProperty({ type: String, format: 'date' })
  nextReview!: string;

  @ApiProperty({ description: 'The day of the review is there or has passed.' })
  reviewDue!: boolean;

  @ApiProperty({ type: 'integer', description: '0: as it comes with the program.' })
  version!: number;
}

/** A version that a coordinator saved. */
export class DirectoryVersionDto {
  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: PersonDto })
  by!: PersonDto;

  @ApiProperty({ type: String, format: 'date-time', description: 'To the minute.' })
  at!: string;

  @ApiProperty()
  why!: string;
}

export class DirectoryReferenceDto {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;
}

/** A record with all that is known of it. */
export class DirectoryRecordDto extends DirectoryItemDto {
  @ApiProperty({ type: [DirectoryChannelDto] })
  channels!: DirectoryChannelDto[];

  @ApiProperty()
  legalBasis!: string;

  @ApiProperty({ type: [DirectoryClockDto] })
  clocks!: DirectoryClockDto[];

  @ApiProperty({ type: [DirectoryReferenceDto] })
  see!: DirectoryReferenceDto[];

  @ApiProperty()
  source!: string;

  @ApiProperty({ description: 'The program came with other facts since this version was saved.' })
  seedChanged!: boolean;

  @ApiProperty({ type: [DirectoryVersionDto], description: 'The newest first.' })
  versions!: DirectoryVersionDto[];
}

export class DirectoryDto {
  @ApiProperty({ type: [DirectoryItemDto] })
  items!: DirectoryItemDto[];
}
