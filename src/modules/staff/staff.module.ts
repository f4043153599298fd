import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { AlarmsModule } from '../alarms/index.js';
import { AuditModule } from '../audit/index.js';
import { KeysModule } from '../keys/index.js';
import { StatementsModule } from '../statements/index.js';
import { AccountAccess } from './account-access.service.js';
import { ChooseLanguage } from './commands/choose-language.js';
import { CreateStaff } from './commands/create-staff.js';
import { DisableAccount } from './commands/disable-account.js';
import { SetOtherNames } from './commands/set-other-names.js';
import { SetPassword } from './commands/set-password.js';
import { SignStaff } from './commands/sign-staff.js';
import { SetUpOrganisation } from './commands/set-up-organisation.js';
import { UnlockAdministrator } from './commands/unlock-administrator.js';
import { StaffDirectory } from './staff-directory.service.js';
import { StaffEntity } from './staff.entity.js';
import { StaffLeaving } from './staff-leaving.js';
import { StaffRepository } from './staff.repository.js';
import { StaffVault } from './staff-vault.service.js';

const FACE = [
  ChooseLanguage,
  CreateStaff,
  DisableAccount,
  SetOtherNames,
  SetPassword,
  SetUpOrganisation,
  SignStaff,
  StaffDirectory,
  StaffLeaving,
  StaffVault,
  UnlockAdministrator,
];

/** For every process. Needs KeyFile and ArgonQueue from a global module, as well as the database. */
@Module({
  imports: [AlarmsModule, AuditModule, KeysModule, StatementsModule],
  providers: [...FACE, AccountAccess, StaffRepository, registers(...entities(StaffEntity))],
  exports: FACE,
})
export class StaffModule {}
