import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { MOST_OTHER_NAMES } from '../staff/index.js';
import { ROLES, type Role } from '../permissions/index.js';

export class PersonDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'False: the person waits until a colleague hands them the key of the desk.' })
  holdsKey!: boolean;
}

export class StaffDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({
    type: [String],
    description: 'Nicknames, and the name in other spellings and scripts.',
  })
  otherNames!: string[];

  @ApiProperty()
  email!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  @ApiProperty({ example: 'en' })
  locale!: string;

  @ApiProperty({ description: 'Whether the organisation says that the person works here, in this role.' })
  active!: boolean;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The day (UTC) of the last sign-in.',
  })
  signedInOn!: string | null;

  @ApiProperty({ type: [PersonDeskDto] })
  desks!: PersonDeskDto[];
}

export class PlainDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class StaffListDto {
  @ApiProperty({ type: [StaffDto], description: 'Everybody, disabled accounts too, by name.' })
  people!: StaffDto[];

  @ApiProperty({ type: [PlainDeskDto], description: 'All desks, by name.' })
  desks!: PlainDeskDto[];
}

export class ChangeRoleDto {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;
}

export class OtherNamesDto {
  @ApiProperty({
    type: [String],
    description: 'All of them: nicknames, and the name in other spellings and scripts. Empty: none.',
  })
  @IsArray()
  @ArrayMaxSize(MOST_OTHER_NAMES)
  @IsString({ each: true })
  @MaxLength(500, { each: true })
  otherNames!: string[];
}

export class AddMemberDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  staffId!: string;
}
