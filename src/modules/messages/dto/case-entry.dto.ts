import { ApiProperty } from '@nestjs/swagger';
import { definedBy } from '../../../platform/definitions/index.js';
import { TO_THE_MINUTE } from '../../cases/index.js';
import { ENTRY_KINDS } from '../../entries/index.js';

export const ENTRY_READERS = ['reporter_and_desk', 'desk'] as const;
export type EntryReaders = (typeof ENTRY_READERS)[number];

export class EntryAuthorDto {
  @ApiProperty({ enum: ['reporter', 'staff'] })
  type!: 'reporter' | 'staff';

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The name of a staff member; null for the reporter.',
  })
  name!: string | null;
}

export class CaseEntryDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  sequence!: number;

  @ApiProperty({ type: String, ...definedBy(ENTRY_KINDS) })
  kind!: string;

  @ApiProperty({ type: EntryAuthorDto })
  author!: EntryAuthorDto;

  @ApiProperty({
    type: String,
    enum: ENTRY_READERS,
    nullable: true,
    description:
      'Who can read it; null for a kind that this server does not know, which it shows without text.',
  })
  readBy!: EntryReaders | null;

  @ApiProperty({ description: 'Not to be shown among messages and notes: a panel shows it.' })
  aside!: boolean;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  createdAt!: string;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description:
      'Whether the reporter was shown it; null for what is none of the desk, or not for the reporter.',
  })
  wasRead!: boolean | null;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'On which day (UTC); null where they were not shown it, and where the day is not known.',
  })
  readOn!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null for the report, which is opened on its own, and for a kind without a text.',
  })
  text!: string | null;
}

/** A text of another window of the caller. */
export class OlderDraftDto {
  @ApiProperty()
  text!: string;

  @ApiProperty({ format: 'uuid' })
  revision!: string;
}

/** Which version of a draft is kept. */
export class DraftVersionDto {
  @ApiProperty({ format: 'uuid' })
  revision!: string;

  @ApiProperty({
    type: OlderDraftDto,
    nullable: true,
    description: 'What another window of the caller held that the one that kept the draft had not seen.',
  })
  older!: OlderDraftDto | null;
}

export class DraftsDto {
  @ApiProperty({ type: String, nullable: true })
  message!: string | null;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;
}

/** Of each draft that there is. */
export class DraftVersionsDto {
  @ApiProperty({ type: DraftVersionDto, nullable: true })
  message!: DraftVersionDto | null;

  @ApiProperty({ type: DraftVersionDto, nullable: true })
  note!: DraftVersionDto | null;
}

/** What is kept after a draft was kept. */
export class DraftKeptDto {
  @ApiProperty({ type: OlderDraftDto, nullable: true })
  older!: OlderDraftDto | null;
}
