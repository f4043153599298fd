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
import type { Role } from '../permissions/index.js';
import { Statements } from '../statements/index.js';
import {
  DeskRepository,
  type MemberRow,
  type SignedMemberRow,
  type SignedPlaceRow,
} from './desk.repository.js';
import { GrantSignatures } from './grant-signatures.js';
import { orderDesks, type Route, type RoutedReport } from './order-desks.js';
import { membershipOf, routingOf } from './routing.js';

/** A desk that a new case may be sealed to: the organisation vouches for its key. */
export interface IntakeDesk {
  id: string;
  epoch: number;
  kemPublic: KemPublicKey;
  /** The organisation's, over the three. */
  signature: Uint8Array;
  /** Stands for the rules by which it was found: another number where a desk was told since to take other reports. */
  routes?: number;
}

export type DeskMember = MemberRow;

/** A person's place on a desk. */
export interface DeskPlace {
  readonly deskId: string;
  readonly deskName: string;
  readonly staffId: string;
  readonly name: string;
  readonly role: Role;
  /** Whether the person can open the desk's cases and hand its key on; else they wait for it. */
  readonly holdsKey: boolean;
}
/** What leads a report to a desk besides its country; left out what is not known. */
export type ReportTraits = Omit<RoutedReport, 'country'>;

/** A desk as administrators see it. */
export type DeskOverview = Pick<
  DeskEntity,
  'id' | 'name' | 'country' | 'languages' | 'kinds' | 'isDefault' | 'inUse'
> & {
  /** Whether the organisation signed what the row says: else no report reaches it. */
  isSigned: boolean;
};

interface Vouched {
  epoch: number;
  kemPublic: Uint8Array;
  signature: Uint8Array;
}

/** With fewer who can open its cases a desk is one accident away from losing them: nobody could let another person in. */
export const ENOUGH_HOLDERS = 2;

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
    private readonly grants: GrantSignatures,
  ) {}

  /**
   * Finds the desk that takes a new report: the first of `orderDesks`. One whose key or routing the organisation did not sign
   * takes none, for write access to the database must not be enough to lead reports elsewhere: administrators are told, and the
   * next one takes it.
   *
   * @param country - ISO 3166-1 alpha-2, or null when the reporter named none
   * @param more - what else is known of the report
   * @throws NO_DESK while there is no desk
   * @throws DESK_KEY_UNSIGNED, DESK_UNSIGNED when the organisation signed none of them as it is
   */
  async intakeDesk(country: string | null, more: ReportTraits = {}): Promise<IntakeDesk> {
    const [route] = await this.takers({ country, ...more }, 1);
    return route.desk;
  }

  /**
   * The desks that may take a new report, in the order in which they are asked: `intakeDesk` first. One whose key or routing the
   * organisation did not sign is left out.
   *
   * @throws NO_DESK while there is no desk
   * @throws DESK_KEY_UNSIGNED, DESK_UNSIGNED when the organisation signed the key, or the routing, of none
   */
  async intakeDesks(country: string | null, more: ReportTraits = {}): Promise<IntakeDesk[]> {
    return (await this.takers({ country, ...more }, Infinity)).map(({ desk }) => desk);
  }

  /** As `intakeDesks`, each with the reason for its place. */
  routes(report: RoutedReport): Promise<Route<IntakeDesk>[]> {
    return this.takers(report, Infinity);
  }

  /** So many at most of the desks that take reports, in their order: those after them are not looked at. */
  private async takers(
    report: RoutedReport,
    most: number,
  ): Promise<[Route<IntakeDesk>, ...Route<IntakeDesk>[]]> {
    const found: Route<IntakeDesk>[] = [];
    let unsigned: DeskError | undefined;
    const all = await this.desks.all();
    const routes = all.reduce((sum, { routingNumber }) => sum + routingNumber, 0);
    const inUse = all.filter((row) => row.inUse);
    for (const { desk: row, because } of orderDesks(inUse, report)) {
      if (found.length === most) break;
      try {
        const desk = { ...(await this.requireVouched(row)), routes };
        if (await this.statements.takesReports(routingOf(row))) found.push({ desk, because });
        else unsigned ??= new DeskError('DESK_UNSIGNED');
      } catch (error) {
        if (!(error instanceof DeskError)) throw error;
        unsigned ??= error;
      }
    }
    const [first, ...others] = found;
    if (!first) throw unsigned ?? new DeskError('NO_DESK');
    return [first, ...others];
  }

  /** `intakeDesk` as it was a second ago at the latest: who seals to its key asks `stillHas` in the statement that keeps it. */
  recentIntakeDesk(country: string | null, more: ReportTraits = {}): Promise<IntakeDesk> {
    const { language = '', kind = '' } = more;
    return this.recent.get(`${country ?? ''} ${language} ${kind}`, () => this.intakeDesk(country, more));
  }

  /** The condition, for a statement that files a case, that the desk still has this very key and is still the one that takes it. */
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
  members(deskId: string): Promise<DeskMember[]> {
    return this.signed(deskId, () => Promise.resolve(true));
  }

  /**
   * The same without those who wait for the key of the desk: who can open its cases, be told of them, and let others in. A grant
   * that nobody signed whom the organisation vouches for is none.
   */
  holders(deskId: string): Promise<DeskMember[]> {
    return this.signed(deskId, (row) => this.grants.holds(row));
  }

  /** The desks that take reports, by name, with how many people of each can open its cases: at least `ENOUGH_HOLDERS` should. */
  async holderCounts(): Promise<{ id: string; name: string; count: number }[]> {
    const counts: { id: string; name: string; count: number }[] = [];
    for (const { id, name } of await this.desks.inUse())
      counts.push({ id, name, count: (await this.holders(id)).length });
    return counts;
  }

  /** Returns the active coordinators of a desk who hold its key, sorted by name; none for an unknown desk. */
  async coordinatorsOf(deskId: string): Promise<DeskMember[]> {
    return (await this.holders(deskId)).filter(({ role }) => role === 'coordinator');
  }

  private async signed(
    deskId: string,
    wanted: (row: SignedMemberRow) => Promise<boolean>,
  ): Promise<DeskMember[]> {
    const members: DeskMember[] = [];
    // One after the other: the caller's transaction, if there is one, has a single connection.
    for (const row of await this.desks.members(deskId)) {
      const { staffId, name, role, email, locale } = row;
      if ((await wanted(row)) && (await this.isSigned(row)))
        members.push({ staffId, name, role, email, locale });
    }
    return members;
  }

  /** Returns what administrators see of every desk, sorted by name. */
  async overview(): Promise<DeskOverview[]> {
    const desks: DeskOverview[] = [];
    for (const row of await this.desks.all()) {
      const { id, name, country, languages, kinds, isDefault, inUse } = row;
      const isSigned = await this.statements.routingHolds(routingOf(row));
      desks.push({ id, name, country, languages, kinds, isDefault, inUse, isSigned });
    }
    return desks;
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

  /** Returns the places of all active people on all desks, by desk and by name. What nobody signed is left out. */
  async places(): Promise<DeskPlace[]> {
    const places: DeskPlace[] = [];
    for (const row of await this.desks.places()) {
      const { deskId, deskName, staffId, name, role, holdsKey } = row;
      if (await this.isSigned(row)) places.push({ deskId, deskName, staffId, name, role, holdsKey });
    }
    return places;
  }

  private async isSigned(row: SignedMemberRow | SignedPlaceRow): Promise<boolean> {
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
