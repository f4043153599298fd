import { Injectable } from '@nestjs/common';
import {
  asDeskRoot,
  cardKeyOf,
  constantTimeEqual,
  CryptoError,
  deskKemPair,
  deskKemSecretOf,
  openGrant,
  staffDraftKeyOf,
  staffKemSecretOf,
  staffSignSecretOf,
  type DeskRoot,
  type StaffRoot,
} from '../../platform/crypto/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { deskGrantContext } from '../keys/index.js';
import { Statements } from '../statements/index.js';
import { StaffError, type DeskKeys, type StaffKeys } from '../staff/index.js';
import { DeskError } from './desk.errors.js';
import { membershipOf } from './routing.js';
import { DeskRepository } from './desk.repository.js';
import { GrantSignatures } from './grant-signatures.js';
import { Desks, type IntakeDesk } from './desks.service.js';

/** A desk root that a grant opened, with the epoch it belongs to. */
export interface OpenedDesk {
  deskId: string;
  epoch: number;
  root: DeskRoot;
}

/** Opens the desk roots that are granted to people. */
@Injectable()
export class DeskVault {
  constructor(
    private readonly grants: DeskRepository,
    private readonly desks: Desks,
    private readonly signatures: GrantSignatures,
    private readonly logger: AppLogger,
    private readonly statements: Statements,
  ) {}

  /**
   * Opens the grants of a person and returns the desk roots in them: those of a desk's present key and of the keys before it, to
   * which cases are still sealed. A grant counts only when the organisation put the person on
   * the desk as it is now, when the person who gave it signed it with a key that the organisation vouches for, and when its root
   * belongs to a public key of the desk which the organisation signed. Any other grant is left out and logged.
   *
   * @param staffId - UUID of the person
   * @param root - the opened root of the same person
   */
  async openDesks(staffId: string, root: StaffRoot): Promise<OpenedDesk[]> {
    const secret = staffKemSecretOf(root);
    const opened: OpenedDesk[] = [];
    const places = await this.grants.grantsTo(staffId);
    for (const grant of places) {
      const { deskId, epoch, rootGrant } = grant;
      if (!rootGrant) continue;
      try {
        const context = deskGrantContext(deskId, epoch, staffId);
        const present = await this.desks.presentKey(deskId);
        const now = places.find((place) => place.deskId === deskId && place.epoch === present?.epoch);
        // A place that somebody had once is worth nothing: they may have been taken off the desk.
        if (!present || !now || !(await this.statements.isMember(membershipOf(now))))
          throw new DeskError('MEMBER_UNSIGNED');
        if (!(await this.signatures.holds(grant))) throw new DeskError('GRANT_UNSIGNED');
        const bytes = openGrant(secret, context, rootGrant);
        opened.push({ deskId, epoch, root: await this.requireDeskRoot(present, epoch, asDeskRoot(bytes)) });
      } catch (error) {
        if (!isRefusal(error)) throw error;
        this.logger.failure('staff.desk_grant_refused', error, { deskId, staffId });
      }
    }
    return opened;
  }

  /** What tells whether `openDesks` would open something else by now: another text as soon as it would. */
  placesOf(staffId: string): Promise<string> {
    return this.grants.placesOf(staffId);
  }

  private async requireDeskRoot(present: IntakeDesk, epoch: number, root: DeskRoot): Promise<DeskRoot> {
    const kemPublic =
      epoch === present.epoch ? present.kemPublic : await this.desks.earlierKey(present.id, epoch);
    const own = kemPublic !== null && constantTimeEqual(deskKemPair(root).publicKey, kemPublic);
    if (!own) throw new DeskError('DESK_KEY_UNSIGNED');
    return root;
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof CryptoError || error instanceof StaffError || error instanceof DeskError;
}

/**
 * Derives the keys of a session from the root of a person and the desk roots that the person opened. Takes microseconds, as no
 * public key is computed.
 */
export function staffKeysOf(root: StaffRoot, opened: readonly OpenedDesk[]): StaffKeys {
  const desks = new Map<string, Map<number, DeskKeys>>();
  for (const { deskId, epoch, root: deskRoot } of opened) {
    const epochs = desks.get(deskId) ?? new Map<number, DeskKeys>();
    epochs.set(epoch, { root: deskRoot, kemSecret: deskKemSecretOf(deskRoot), cardKey: cardKeyOf(deskRoot) });
    desks.set(deskId, epochs);
  }
  return { staffRoot: root, signSecret: staffSignSecretOf(root), draftKey: staffDraftKeyOf(root), desks };
}
