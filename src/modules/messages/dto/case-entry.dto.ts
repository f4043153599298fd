import { ApiProperty } from '@nestjs/swagger';
import { TO_THE_MINUTE } from '../../cases/index.js';

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

  @ApiProperty({ enum: ['report', 'message', 'note'] })
  kind!: 'report' | 'message' | 'note';

  @ApiProperty({ type: EntryAuthorDto })
  author!: EntryAuthorDto;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  createdAt!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null for the report, which is opened on its own.',
  })
  text!: string | null;
}

export class DraftsDto {
  @ApiProperty({ type: String, nullable: true })
  message!: string | null;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;
}
