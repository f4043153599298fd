import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { ROLES, type Role } from '../permissions/index.js';
import { PlainDeskDto } from './people.dto.js';

const LONGEST_ADDRESS = 254;
const LONGEST_NAME = 320;
const LONGEST_PASSWORD = 512;
const INVITE_KINDS = ['join', 'reset'] as const;
const WAITING_STATES = ['open', 'expired', 'accepted'] as const;

export class InviteStaffDto {
  @ApiProperty({ maxLength: LONGEST_ADDRESS })
  @IsString()
  @MaxLength(LONGEST_ADDRESS)
  email!: string;

  @ApiProperty({ maxLength: LONGEST_NAME })
  @IsString()
  @MaxLength(LONGEST_NAME)
  name!: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;

  @ApiProperty({ required: false, example: 'hi', description: 'Of mails and screens; English without it.' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  @MaxLength(35)
  locale?: string;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Desks to put the person on.' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  deskIds!: string[];
}

export class InviteIdDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}

export class InviteDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid', description: 'The account that is made, or gets new keys.' })
  staffId!: string;

  @ApiProperty({ enum: INVITE_KINDS, description: 'A new account, or new keys of one that is there.' })
  kind!: (typeof INVITE_KINDS)[number];

  @ApiProperty()
  name!: string;

  @ApiProperty()
  email!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  @ApiProperty({ type: [PlainDeskDto] })
  desks!: PlainDeskDto[];

  @ApiProperty({
    enum: WAITING_STATES,
    description: 'Accepted: the person has set a password and waits until an administrator confirms.',
  })
  state!: (typeof WAITING_STATES)[number];

  @ApiProperty({ format: 'date-time', description: 'Until when the link holds.' })
  expiresAt!: string;
}

export class ConfirmInviteDto {
  @ApiProperty({
    maxLength: 100,
    description: 'As the person reads it out; spaces and small letters do not matter.',
  })
  @IsString()
  @MaxLength(100)
  code!: string;
}

export class InviteTokenDto {
  @ApiProperty({ maxLength: 100, description: 'What stands in the link behind #invite=.' })
  @IsString()
  @MaxLength(100)
  token!: string;
}

export class OpenInviteDto {
  @ApiProperty({ enum: INVITE_KINDS })
  kind!: (typeof INVITE_KINDS)[number];

  @ApiProperty()
  name!: string;

  @ApiProperty()
  email!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

export class AcceptInviteDto extends InviteTokenDto {
  @ApiProperty({ minLength: 12, maxLength: LONGEST_PASSWORD })
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  newPassword!: string;
}

export class AcceptedInviteDto {
  @ApiProperty({ description: 'Shown this once.' })
  recoveryCode!: string;

  @ApiProperty({ description: 'To be read to an administrator. Shown this once.' })
  confirmationCode!: string;
}
