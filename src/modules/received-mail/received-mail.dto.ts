import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { PersonDto, TO_THE_MINUTE } from '../cases/index.js';
import { MAIL_KINDS, type MailKind } from '../vocabulary/index.js';

/** What is kept of a mail. */
export class MailWordsDto {
  @ApiProperty({ description: 'As the mail says; nothing proves it.' })
  from!: string;

  @ApiProperty()
  subject!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null: it holds a file or cannot be read. The mailbox has it.',
  })
  text!: string | null;

  @ApiProperty({ description: 'The mail is longer than this.' })
  cut!: boolean;

  @ApiProperty({ type: 'integer', description: 'Files that came with it. They are in the mailbox alone.' })
  files!: number;
}

class MailDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: MAIL_KINDS })
  kind!: MailKind;

  @ApiProperty({ format: 'date-time', description: TO_THE_MINUTE })
  receivedAt!: string;

  @ApiProperty({ type: MailWordsDto, nullable: true, description: 'Null: your keys do not open it.' })
  words!: MailWordsDto | null;
}

/** A mail that came on a package of the case. */
export class ReceivedMailDto extends MailDto {
  @ApiProperty({ format: 'uuid' })
  escalationId!: string;

  @ApiProperty({ type: PersonDto, nullable: true, description: 'Who read it; null: nobody yet.' })
  readBy!: PersonDto | null;
}

/** A mail of which nobody could say what it is about. */
export class UnplacedMailDto extends MailDto {
  @ApiProperty({ description: 'The desk that it is with.' })
  desk!: string;
}

export class PlaceMailDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  caseId!: string;

  @ApiProperty({ format: 'uuid', description: 'A package of that case.' })
  @IsUUID()
  escalationId!: string;
}
