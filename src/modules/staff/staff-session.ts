import type {
  CardKey,
  DeskRoot,
  KemSecretKey,
  SignSecretKey,
  StaffDraftKey,
  StaffRoot,
} from '../../platform/crypto/index.js';
import type { Permission, Role } from '../permissions/index.js';

/** The unlocked keys of one desk at one epoch. */
export interface DeskKeys {
  readonly root: DeskRoot;
  readonly kemSecret: KemSecretKey;
  readonly cardKey: CardKey;
}

/** What a staff member's password or session opens. Derived keys are computed when first asked for. */
export interface StaffKeys {
  readonly staffRoot: StaffRoot;
  readonly signSecret: SignSecretKey;
  readonly draftKey: StaffDraftKey;
  /** By desk id, then by epoch of the desk root. */
  readonly desks: ReadonlyMap<string, ReadonlyMap<number, DeskKeys>>;
}

/** A signed-in staff member for the length of one request. `sessionId` is the hash of the cookie's id (32 bytes). */
export interface StaffSession {
  readonly sessionId: Uint8Array;
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly keys: StaffKeys;
}
