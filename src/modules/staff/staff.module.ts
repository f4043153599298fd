import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { KeysModule } from '../keys/index.js';
import { CreateDesk } from './commands/create-desk.js';
import { CreateStaff } from './commands/create-staff.js';
import { SetPassword } from './commands/set-password.js';
import { SetUpOrganisation } from './commands/set-up-organisation.js';
import { UnlockAdministrator } from './commands/unlock-administrator.js';
import { DeskEntity } from './desk.entity.js';
import { DeskMemberEntity } from './desk-member.entity.js';
import { DeskRepository } from './desk.repository.js';
import { DesksController } from './desks.controller.js';
import { Desks } from './desks.service.js';
import { StaffDirectory } from './staff-directory.service.js';
import { StaffEntity } from './staff.entity.js';
import { StaffRepository } from './staff.repository.js';
import { StaffVault } from './staff-vault.service.js';

const FACE = [
  CreateDesk,
  CreateStaff,
  Desks,
  SetPassword,
  SetUpOrganisation,
  StaffDirectory,
  StaffVault,
  UnlockAdministrator,
];

/** For every process. Needs KeyFile and ArgonQueue from a global module, as well as database and logging. */
@Module({
  imports: [AuditModule, KeysModule],
  providers: [
    ...FACE,
    DeskRepository,
    StaffRepository,
    registers(...entities(DeskEntity, DeskMemberEntity, StaffEntity)),
  ],
  exports: FACE,
})
export class StaffModule {}

/** The console's routes about desks: for the web process alone. */
@Module({ imports: [StaffModule], controllers: [DesksController], exports: [StaffModule] })
export class StaffApiModule {}
