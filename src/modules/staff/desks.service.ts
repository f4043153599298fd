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
import type { DeskEntity } from './desk.entity.js';
import { DeskRepository, type MemberRow } from './desk.repository.js';
import { StaffError } from './staff.errors.js';

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

/** The desks, their people and their public keys. */
@Injectable()
export class Desks {
  private readonly vouched = new Map<string, Vouched>();
  private readonly recent = new ShortCache<IntakeDesk>(KEPT_MS);

  constructor(
    private readonly desks: DeskRepository,
    private readonly keyFile: KeyFile,
  ) {}

  /**
   * The desk that takes a new report from this country (ISO 3166-1 or null): the country's own, else the default one.
   * Throws NO_DESK, and DESK_KEY_UNSIGNED when its key was not signed by the organisation: whoever can write to the
   * database must not be able to slip in a key of their own.
   */
  async intakeDesk(country: string | null): Promise<IntakeDesk> {
    const row = await this.desks.forCountry(country);
    if (!row) throw new StaffError('NO_DESK');
    return this.requireVouched(row);
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

  /** The present key of a desk, or null for an unknown desk. Throws DESK_KEY_UNSIGNED as `intakeDesk` does. */
  async presentKey(deskId: string): Promise<IntakeDesk | null> {
    const row = await this.desks.find(deskId);
    return row && this.requireVouched(row);
  }

  /** The active people of a desk, by name; none for an unknown desk. */
  members(deskId: string): Promise<DeskMember[]> {
    return this.desks.members(deskId);
  }

  /** Every desk, by name. */
  list(): Promise<{ id: string; name: string }[]> {
    return this.desks.list();
  }

  /** The desks a person is on. */
  listFor(staffId: string): Promise<{ id: string; name: string }[]> {
    return this.desks.listFor(staffId);
  }

  /** The name of a desk. Throws DESK_NOT_FOUND. */
  async name(deskId: string): Promise<string> {
    const row = await this.desks.find(deskId);
    if (!row) throw new StaffError('DESK_NOT_FOUND');
    return row.name;
  }

  private async requireVouched(row: DeskEntity): Promise<IntakeDesk> {
    const kemPublic = asKemPublicKey(row.kemPublic);
    if (!this.isKnown(row)) {
      const statement = { deskId: row.id, epoch: row.epoch, kemPublic };
      if (!(await verifyDeskKey(this.keyFile.organisationPublic, statement, row.keySignature))) {
        throw new StaffError('DESK_KEY_UNSIGNED');
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
