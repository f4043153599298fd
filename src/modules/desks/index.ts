/** Desks: their people, their public keys, which desk takes a report, and the desk roots that a person can open. */
export { AddMember } from './commands/add-member.js';
export { ChangeDesk, type DeskChange } from './commands/change-desk.js';
export { CreateDesk, type NewDesk } from './commands/create-desk.js';
export { DefaultDesk } from './commands/default-desk.js';
export { DropGrants } from './commands/drop-grants.js';
export { GrantDesk } from './commands/grant-desk.js';
export { GrantKey } from './commands/grant-key.js';
export { RotateDesk, type RotatedDesk } from './commands/rotate-desk.js';
export { KeyRequests, type DueRequest } from './key-requests.service.js';
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
export { ROUTE_REASONS, type Route, type RouteReason } from './order-desks.js';
export { DesksModule, DesksWebModule } from './desks.module.js';
export {
  Desks,
  ENOUGH_HOLDERS,
  type DeskMember,
  type DeskOverview,
  type DeskPlace,
  type IntakeDesk,
  type ReportTraits,
} from './desks.service.js';
