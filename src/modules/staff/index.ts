/** People who work here: their accounts, their sealed keys, and which of their public keys the organisation vouches for. */
export { ChooseLanguage } from './commands/choose-language.js';
export {
  CreateStaff,
  type Authority,
  type CreatedStaff,
  type Granter,
  type NewStaff,
} from './commands/create-staff.js';
export { DisableAccount } from './commands/disable-account.js';
export { SetOtherNames } from './commands/set-other-names.js';
export { SetPassword, type SealedAccess } from './commands/set-password.js';
export { SignStaff, type UnsignedStaff } from './commands/sign-staff.js';
export { SetUpOrganisation } from './commands/set-up-organisation.js';
export { UnlockAdministrator } from './commands/unlock-administrator.js';
export { checkName } from './person.js';
export { StaffDirectory, type StaffPerson } from './staff-directory.service.js';
export { StaffError } from './staff.errors.js';
export { StaffLeaving, type StaffLeaver } from './staff-leaving.js';
export { StaffModule } from './staff.module.js';
export type { DeskKeys, StaffKeys, StaffSession } from './staff-session.js';
export { StaffVault, type OpenedStaff } from './staff-vault.service.js';
