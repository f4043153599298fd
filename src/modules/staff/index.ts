/** People who work here: their accounts, their sealed keys, and which of their public keys the organisation vouches for. */
export { ChooseLanguage } from './commands/choose-language.js';
export {
  CreateStaff,
  type Authority,
  type CreatedStaff,
  type Granter,
  type MadeKeys,
  type NewStaff,
} from './commands/create-staff.js';
export { ChangeRole } from './commands/change-role.js';
export { RenewKeys } from './commands/renew-keys.js';
export { DisableAccount } from './commands/disable-account.js';
export { SetOtherNames } from './commands/set-other-names.js';
export { SetPassword, type SealedAccess } from './commands/set-password.js';
export { SignStaff, type UnsignedStaff } from './commands/sign-staff.js';
export { SetUpOrganisation } from './commands/set-up-organisation.js';
export { UnlockAdministrator } from './commands/unlock-administrator.js';
export { checkName, MOST_OTHER_NAMES } from './person.js';
export { StaffDirectory, type StaffAccount, type StaffPerson } from './staff-directory.service.js';
export { StaffError } from './staff.errors.js';
export { StaffLeaving, type StaffLeaver } from './staff-leaving.js';
export { StaffModule } from './staff.module.js';
export type { DeskKeys, StaffKeys, StaffSession } from './staff-session.js';
export { StaffVault, type OpenedStaff } from './staff-vault.service.js';
