/** Who has which case before them, among those who may know of each other: in memory alone, never stored, never audited. */
export { PresenceWebModule } from './presence.module.js';
