import { Injectable } from '@nestjs/common';
import {
  asKemPublicKey,
  constantTimeEqual,
  KeyFile,
  verifyDeskKey,
  type KemPublicKey,
} from '../../platform/crypto/index.js';
import { ShortCache } from '../../platform/cache/index.js';
import type { Sql } from '../../platform/database/index.js';
import { DeskError } from './desk.errors.js';
import type { DeskEntity } from './desk.entity.js';
import { Statements } from '../statements/index.js';
import { DeskRepository, type MemberRow, type SignedMemberRow } from './desk.repository.js';
import { membershipOf, routingOf } from './routing.js';

/** A desk that a new case may be sealed to: the organisation vouches for its key. */
export interface IntakeDesk {
  id: string;
  epoch: number;
  kemPublic: KemPublicKey;
  /** The organisation's, over the three. */
  signature: Uint8Array;
}

export type DeskMember = MemberRow;

interface Vouched {
  epoch: number;
  kemPublic: Uint8Array;
  signature: Uint8Array;
}

const MOST_REMEMBERED = 200;
/** How long the desk of a country may be kept for new reports. */
const KEPT_MS = 1_000;

/** Desks, the people on them and their public keys. */
@Injectable()
export class Desks {
  private readonly vouched = new Map<string, Vouched>();
  private readonly recent = new ShortCache<IntakeDesk>(KEPT_MS);

  constructor(
    private readonly desks: DeskRepository,
    private readonly keyFile: KeyFile,
    private readonly statements: Statements,
  ) {}

  /**
   * Finds the desk that takes a new report: the desk of the country, else the default desk, else the oldest. One whose key or
   * routing the organisation did not sign takes none, for write access to the database must not be enough to lead reports
   * elsewhere: administrators are told, and the next one takes it.
   *
   * @param country - ISO 3166-1 alpha-2, or null when the reporter named none
   * @throws NO_DESK while there is no desk
   * @throws DESK_KEY_UNSIGNED, DESK_UNSIGNED when the organisation signed none of them as it is
   */
  async intakeDesk(country: string | null): Promise<IntakeDesk> {
    const [desk] = await this.takers(country, 1);
    return desk;
  }

  /**
   * The desks that may take a new report, in the order in which they are asked: `intakeDesk` first, then the default desk, then
   * the others from the oldest on. One whose key or routing the organisation did not sign is left out.
   *
   * @throws NO_DESK while there is no desk
   * @throws DESK_KEY_UNSIGNED, DESK_UNSIGNED when the organisation signed the key, or the routing, of none
   */
  intakeDesks(country: string | null): Promise<IntakeDesk[]> {
    return this.takers(country, Infinity);
  }

  /** So many at most of the desks that take reports, in their order: those after them are not looked at. */
  private async takers(country: string | null, most: number): Promise<[IntakeDesk, ...IntakeDesk[]]> {
    const desks: IntakeDesk[] = [];
    let unsigned: DeskError | undefined;
    for (const row of await this.desks.forCountry(country)) {
      if (desks.length === most) break;
      try {
        const desk = await this.requireVouched(row);
        if (await this.statements.takesReports(routingOf(row))) desks.push(desk);
        else unsigned ??= new DeskError('DESK_UNSIGNED');
      } catch (error) {
        if (!(error instanceof DeskError)) throw error;
        unsigned ??= error;
      }
    }
    const [first, ...others] = desks;
    if (!first) throw unsigned ?? new DeskError('NO_DESK');
    return [first, ...others];
  }

  /** `intakeDesk` as it was a second ago at the latest: who seals to its key asks `stillHas` in the statement that keeps it. */
  recentIntakeDesk(country: string | null): Promise<IntakeDesk> {
    return this.recent.get(country ?? '', () => this.intakeDesk(country));
  }

  /** The condition, for a statement that files a case, that the desk still has this very key. */
  stillHas(desk: IntakeDesk): Sql {
    return this.desks.hasKey(desk);
  }

  /** To be called when a desk was made or changed: `recentIntakeDesk` then asks again. */
  forget(): void {
    this.recent.clear();
  }

  /**
   * Returns the present public key of a desk, or null for an unknown desk.
   *
   * @throws DESK_KEY_UNSIGNED as `intakeDesk` does
   */
  async presentKey(deskId: string): Promise<IntakeDesk | null> {
    const row = await this.desks.find(deskId);
    return row && this.requireVouched(row);
  }

  /**
   * Returns the present public key of a desk that something is to be sealed to now: its row has to say what the organisation
   * signed, so that no earlier key is put back. Whether the desk takes reports does not matter.
   *
   * @throws DESK_NOT_FOUND
   * @throws DESK_KEY_UNSIGNED, DESK_UNSIGNED; administrators are told
   */
  async requirePresentKey(deskId: string): Promise<IntakeDesk> {
    return this.requireSignedDesk(await this.desks.find(deskId), deskId);
  }

  /** The same, and the desk keeps this key until the caller's transaction ends: what is sealed to it is not left behind. */
  async holdPresentKey(deskId: string): Promise<IntakeDesk> {
    return this.requireSignedDesk(await this.desks.hold(deskId), deskId);
  }

  private async requireSignedDesk(row: DeskEntity | null, deskId: string): Promise<IntakeDesk> {
    if (!row) throw new DeskError('DESK_NOT_FOUND');
    const desk = await this.requireVouched(row);
    if (!(await this.statements.routingHolds(routingOf(row)))) {
      this.statements.unsignedKey(deskId);
      throw new DeskError('DESK_UNSIGNED');
    }
    return desk;
  }

  /** As `presentKey`, of an earlier key of the desk; null where it has none of this epoch any more. */
  async earlierKey(deskId: string, epoch: number): Promise<KemPublicKey | null> {
    const row = await this.desks.earlierKey(deskId, epoch);
    if (!row) return null;
    const kemPublic = asKemPublicKey(row.kemPublic);
    const statement = { deskId, epoch, kemPublic };
    if (!(await verifyDeskKey(this.keyFile.organisationPublic, statement, row.keySignature))) {
      this.statements.unsignedKey(deskId);
      throw new DeskError('DESK_KEY_UNSIGNED');
    }
    return kemPublic;
  }

  /** The epoch of a desk's key, which stays until the caller's transaction ends; null for an unknown desk. */
  async lockKey(deskId: string): Promise<number | null> {
    return (await this.desks.lock(deskId))?.epoch ?? null;
  }

  /** Whether the desk has keys before the present one, to which something may still be sealed. */
  async hasEarlierKeys(deskId: string): Promise<boolean> {
    return (await this.desks.earlierKeys(deskId)).length > 0;
  }

  /**
   * Forgets the keys of a desk before this one, with every grant of them: nothing is sealed to them any more. In the caller's
   * transaction.
   */
  forgetKeysBefore(deskId: string, epoch: number): Promise<void> {
    return this.desks.dropKeysBefore(deskId, epoch);
  }

  /**
   * Returns the active people of a desk, sorted by name; none for an unknown desk. Whom the organisation did not put there, and
   * whose role it did not sign, is left out, and administrators are told.
   */
  async members(deskId: string): Promise<DeskMember[]> {
    const members: DeskMember[] = [];
    // One after the other: the caller's transaction, if there is one, has a single connection.
    for (const row of await this.desks.members(deskId)) {
      const { staffId, name, role, email, locale } = row;
      if (await this.isSigned(row)) members.push({ staffId, name, role, email, locale });
    }
    return members;
  }

  /** Returns the active coordinators of a desk, sorted by name; none for an unknown desk. */
  async coordinatorsOf(deskId: string): Promise<DeskMember[]> {
    return (await this.members(deskId)).filter(({ role }) => role === 'coordinator');
  }

  /** Returns every desk, sorted by name. */
  list(): Promise<{ id: string; name: string }[]> {
    return this.desks.list();
  }

  /** Returns the desks that a person is on, sorted by name; none for an unknown person. */
  async listFor(staffId: string): Promise<{ id: string; name: string }[]> {
    const desks: { id: string; name: string }[] = [];
    for (const row of await this.desks.listFor(staffId))
      if (await this.statements.isMember(membershipOf(row))) desks.push({ id: row.id, name: row.name });
    return desks;
  }

  /**
   * Returns the name of a desk.
   *
   * @throws DESK_NOT_FOUND
   */
  async name(deskId: string): Promise<string> {
    const row = await this.desks.find(deskId);
    if (!row) throw new DeskError('DESK_NOT_FOUND');
    return row.name;
  }

  private async isSigned(row: SignedMemberRow): Promise<boolean> {
    const { staffId, role, active, standingNumber: number, standingSignature: signature } = row;
    if (!(await this.statements.worksHere({ staffId, role, active, number, signature }))) return false;
    return this.statements.isMember(membershipOf(row));
  }

  private async requireVouched(row: DeskEntity): Promise<IntakeDesk> {
    const kemPublic = asKemPublicKey(row.kemPublic);
    if (!this.isKnown(row)) {
      const statement = { deskId: row.id, epoch: row.epoch, kemPublic };
      if (!(await verifyDeskKey(this.keyFile.organisationPublic, statement, row.keySignature))) {
        this.statements.unsignedKey(row.id);
        throw new DeskError('DESK_KEY_UNSIGNED');
      }
      if (this.vouched.size >= MOST_REMEMBERED) this.vouched.clear();
      this.vouched.set(row.id, { epoch: row.epoch, kemPublic, signature: new Uint8Array(row.keySignature) });
    }
    return { id: row.id, epoch: row.epoch, kemPublic, signature: row.keySignature };
  }

  /** A signature is checked once; any change of the row asks for the check again. */
  private isKnown(row: DeskEntity): boolean {
    const known = this.vouched.get(row.id);
    return (
      known !== undefined &&
      known.epoch === row.epoch &&
      constantTimeEqual(known.kemPublic, row.kemPublic) &&
      constantTimeEqual(known.signature, row.keySignature)
    );
  }
}
