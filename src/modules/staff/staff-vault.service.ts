import { Injectable } from '@nestjs/common';
import {
  asDeskRoot,
  cardKeyOf,
  constantTimeEqual,
  CryptoError,
  decoyRootByPassword,
  deskKemPair,
  deskKemSecretOf,
  KeyFile,
  ArgonQueue,
  openGrant,
  openRootByPassword,
  openRootByRecovery,
  staffDraftKeyOf,
  staffKemPair,
  staffKemSecretOf,
  staffSignPair,
  staffSignSecretOf,
  verifyGrant,
  type DeskGrantContext,
  type DeskRoot,
  type StaffRoot,
} from '../../platform/crypto/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import type { DeskMemberEntity } from './desk-member.entity.js';
import { DeskRepository } from './desk.repository.js';
import { Desks } from './desks.service.js';
import { deskGrantContext } from '../keys/index.js';
import type { StaffEntity } from './staff.entity.js';
import { StaffError } from './staff.errors.js';
import { StaffDirectory } from './staff-directory.service.js';
import { StaffRepository } from './staff.repository.js';
import type { DeskKeys, StaffKeys } from './staff-session.js';

/** The desk roots that a person's grants opened. */
export interface OpenedDesk {
  deskId: string;
  epoch: number;
  root: DeskRoot;
}

/** An account whose root was opened by its password or recovery code. */
export interface OpenedStaff {
  staff: StaffEntity;
  root: StaffRoot;
}

const NOBODY = '00000000-0000-4000-8000-000000000000';
const DECOY_SALT = new Uint8Array(16);

/** Opens what is sealed to people: accounts by password or recovery code, desk roots by grant. */
@Injectable()
export class StaffVault {
  constructor(
    private readonly staff: StaffRepository,
    private readonly desks: DeskRepository,
    private readonly intake: Desks,
    private readonly directory: StaffDirectory,
    private readonly keyFile: KeyFile,
    private readonly queue: ArgonQueue,
    private readonly logger: AppLogger,
  ) {}

  /**
   * Opens an account with its password; null for a wrong one, an unknown address and a disabled account alike, at the same
   * cost. `client`: whose fair share of the password queue this takes. Throws BUSY, and STAFF_KEY_UNSIGNED when the row's
   * public keys are not this root's or not signed by the organisation.
   */
  async openByPassword(email: string, password: string, client: string): Promise<OpenedStaff | null> {
    const found = await this.activeByEmail(email);
    const root = await openRootByPassword({
      queue: this.queue,
      keyFile: this.keyFile,
      password,
      salt: found?.salt ?? DECOY_SALT,
      staffId: found?.id ?? NOBODY,
      sealed: found?.rootByPassword ?? decoyRootByPassword(this.keyFile.pepper()),
      client,
    });
    return found && root ? this.requireOwnKeys(found, root) : null;
  }

  /** Opens an account with its recovery code, as `openByPassword` does with the password. */
  async openByRecovery(email: string, code: string): Promise<OpenedStaff | null> {
    const found = await this.activeByEmail(email);
    const root = openRootByRecovery({
      keyFile: this.keyFile,
      code,
      staffId: found?.id ?? NOBODY,
      sealed: found?.rootByRecovery ?? decoyRootByPassword(this.keyFile.pepper()),
    });
    return found && root ? this.requireOwnKeys(found, root) : null;
  }

  /**
   * The desk roots that this person's grants open. A grant counts only with the signature of whoever gave it, by a key that
   * the organisation vouches for, and its root only when it is that of the desk's present public key, which the organisation
   * signed; any other is left out and logged.
   */
  async openDesks(staffId: string, root: StaffRoot): Promise<OpenedDesk[]> {
    const secret = staffKemSecretOf(root);
    const opened: OpenedDesk[] = [];
    for (const grant of await this.desks.grantsTo(staffId)) {
      const { deskId, epoch, rootGrant } = grant;
      if (!rootGrant) continue;
      try {
        const context = deskGrantContext(deskId, epoch, staffId);
        await this.requireSigned(context, rootGrant, grant);
        const bytes = openGrant(secret, context, rootGrant);
        opened.push({ deskId, epoch, root: await this.requireDeskRoot(deskId, epoch, asDeskRoot(bytes)) });
      } catch (error) {
        if (!(error instanceof CryptoError || error instanceof StaffError)) throw error;
        this.logger.failure('staff.desk_grant_refused', error, { deskId, staffId });
      }
    }
    return opened;
  }

  /**
   * Whether the account still is what was opened: active, and sealed under the same password and recovery code. Inside the
   * transaction that acts on it, which holds the account from here on: opening takes long enough for another to change it.
   */
  async isStill({ staff }: OpenedStaff): Promise<boolean> {
    const now = await this.staff.lock(staff.id);
    return (
      now !== null &&
      now.active &&
      constantTimeEqual(now.rootByPassword, staff.rootByPassword) &&
      constantTimeEqual(now.rootByRecovery, staff.rootByRecovery)
    );
  }

  private async requireSigned(
    context: DeskGrantContext,
    sealed: Uint8Array,
    { grantedBy, grantSignature }: DeskMemberEntity,
  ): Promise<void> {
    const signed =
      grantedBy !== null &&
      grantSignature !== null &&
      (await verifyGrant(await this.directory.signPublic(grantedBy), context, sealed, grantSignature));
    if (!signed) throw new StaffError('GRANT_UNSIGNED');
  }

  private async requireDeskRoot(deskId: string, epoch: number, root: DeskRoot): Promise<DeskRoot> {
    const desk = await this.intake.presentKey(deskId);
    const own = desk?.epoch === epoch && constantTimeEqual(deskKemPair(root).publicKey, desk.kemPublic);
    if (!own) throw new StaffError('DESK_KEY_UNSIGNED');
    return root;
  }

  private async activeByEmail(email: string): Promise<StaffEntity | null> {
    const found = await this.staff.findByEmail(email);
    return found?.active ? found : null;
  }

  private async requireOwnKeys(staff: StaffEntity, root: StaffRoot): Promise<OpenedStaff> {
    const vouched = await this.directory.vouchedKeys(staff);
    const own =
      constantTimeEqual(staffKemPair(root).publicKey, vouched.kemPublic) &&
      constantTimeEqual(staffSignPair(root).publicKey, vouched.signPublic);
    if (!own) throw new StaffError('STAFF_KEY_UNSIGNED');
    return { staff, root };
  }
}

/** The keys of a session from its roots: microseconds, as no public half is computed. */
export function staffKeysOf(root: StaffRoot, opened: readonly OpenedDesk[]): StaffKeys {
  const desks = new Map<string, Map<number, DeskKeys>>();
  for (const { deskId, epoch, root: deskRoot } of opened) {
    const epochs = desks.get(deskId) ?? new Map<number, DeskKeys>();
    epochs.set(epoch, { root: deskRoot, kemSecret: deskKemSecretOf(deskRoot), cardKey: cardKeyOf(deskRoot) });
    desks.set(deskId, epochs);
  }
  return { staffRoot: root, signSecret: staffSignSecretOf(root), draftKey: staffDraftKeyOf(root), desks };
}
