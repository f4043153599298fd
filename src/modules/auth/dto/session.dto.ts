import { ApiProperty } from '@nestjs/swagger';
import { PERMISSIONS, ROLES, type Permission, type Role } from '../../permissions/index.js';

export class SessionStaffDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  email!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  @ApiProperty({ example: 'en' })
  locale!: string;
}

export class SessionDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class SessionDto {
  @ApiProperty({ type: SessionStaffDto })
  staff!: SessionStaffDto;

  @ApiProperty({ enum: PERMISSIONS, isArray: true })
  permissions!: Permission[];

  @ApiProperty({ type: [SessionDeskDto], description: 'The desks whose cases this session can open.' })
  desks!: SessionDeskDto[];

  @ApiProperty({ description: 'To be sent as x-csrf-token with every request that changes something.' })
  csrfToken!: string;

  @ApiProperty({ type: 'integer', description: 'Minutes without a request after which the session ends.' })
  idleMinutes!: number;

  @ApiProperty({ format: 'date-time', description: 'When the session ends at the latest.' })
  endsAt!: string;
}
