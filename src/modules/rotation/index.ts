/** Somebody leaves: their account is shut, their desks get new keys, and what was sealed to the old ones is wrapped anew. */
export { DisableStaff, type DisabledStaff } from './commands/disable-staff.js';
export { RemoveMember } from './commands/remove-member.js';
export { RotationModule, RotationWebModule } from './rotation.module.js';
