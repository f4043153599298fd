/** Desks: their people, their public keys, which desk takes a report, and the desk roots that a person can open. */
export { CreateDesk, type NewDesk } from './commands/create-desk.js';
export { GrantDesk } from './commands/grant-desk.js';
export { RotateDesk, type RotatedDesk } from './commands/rotate-desk.js';
export { SignDesks, type UnsignedDesks } from './commands/sign-desks.js';
export { DeskError } from './desk.errors.js';
export { DeskJoining, type DeskJoiner } from './desk-joining.js';
export {
  DeskSealedThings,
  type DeskSealed,
  type RewrapDesk,
  type Rewrapper,
  type RewrapTask,
} from './desk-sealed.js';
export { DeskVault, staffKeysOf, type OpenedDesk } from './desk-vault.service.js';
export { DesksModule, DesksWebModule } from './desks.module.js';
export { Desks, type DeskMember, type IntakeDesk } from './desks.service.js';
