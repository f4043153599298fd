import { Injectable } from '@nestjs/common';
import {
  KeyFile,
  OrganisationStatements,
  type DeskMemberStatement,
  type DeskRoutingStatement,
  type StaffStandingStatement,
} from '../../platform/crypto/index.js';
import { Alarms } from '../alarms/index.js';
import { Audit, type AuditAction } from '../audit/index.js';

/** A statement as a row has it; without a signature where nobody signed the row yet. */
type Signed<S> = S & { readonly signature: Uint8Array | null };

/** The actions whose rows of the audit log name the number of a statement. */
const STANDING: readonly AuditAction[] = ['staff.signed'];
const ROUTING: readonly AuditAction[] = ['desk.signed'];

const MOST_NUMBERS = 20_000;
/** How long the audit log is believed to be as it was: a process that did not make a statement learns of it this late. */
const ASKED_EVERY_MS = 30_000;

/**
 * What the organisation says of people and desks. A row of the database counts for nothing without its signature: whoever
 * writes to the database has no key to make one. What does not hold is told to the administrators.
 */
@Injectable()
export class Statements {
  private readonly statements: OrganisationStatements;
  /** The highest number of a statement, by its subject: one with a lower number was put back. */
  private readonly numbers = new Map<string, { highest: number; until: number }>();

  constructor(
    keyFile: KeyFile,
    private readonly alarms: Alarms,
    private readonly audit: Audit,
  ) {
    this.statements = new OrganisationStatements(keyFile.organisationPublic);
  }

  /** Whether a person works here in this role. Of an account that is disabled nothing is asked. */
  async worksHere(row: Signed<StaffStandingStatement>): Promise<boolean> {
    if (!row.active) return false;
    const holds = await this.standingHolds(row);
    if (!holds) this.alarms.raise({ kind: 'staff_unsigned', subject: 'staff', subjectId: row.staffId });
    return holds;
  }

  /** Whether a desk takes the reports that its row says. Of one that is not in use nothing is asked. */
  async takesReports(row: Signed<DeskRoutingStatement>): Promise<boolean> {
    if (!row.inUse) return false;
    const holds = await this.routingHolds(row);
    if (!holds) this.alarms.raise({ kind: 'desk_unsigned', subject: 'desk', subjectId: row.deskId });
    return holds;
  }

  /** Whether a person was put on a desk by the organisation. */
  async isMember(row: Signed<DeskMemberStatement>): Promise<boolean> {
    const holds = await this.memberHolds(row);
    if (!holds) this.alarms.raise({ kind: 'member_unsigned', subject: 'staff', subjectId: row.staffId });
    return holds;
  }

  /** Tells that the key of a desk is not one that the organisation signed. */
  unsignedKey(deskId: string): void {
    this.alarms.raise({ kind: 'desk_unsigned', subject: 'desk', subjectId: deskId });
  }

  /** Whether the row is what the organisation signed, and the audit log names no later statement of the same person. Tells nobody. */
  async standingHolds(row: Signed<StaffStandingStatement>): Promise<boolean> {
    if (!row.signature || !(await this.statements.standing(row, row.signature))) return false;
    return this.isNewest(row.staffId, row.number, STANDING);
  }

  /** As `standingHolds`, of a desk. */
  async routingHolds(row: Signed<DeskRoutingStatement>): Promise<boolean> {
    if (!row.signature || !(await this.statements.routing(row, row.signature))) return false;
    return this.isNewest(row.deskId, row.number, ROUTING);
  }

  /** As `standingHolds`, of a person on a desk. The epoch is its number: `routingHolds` says which is the desk's. */
  async memberHolds(row: Signed<DeskMemberStatement>): Promise<boolean> {
    return row.signature !== null && (await this.statements.member(row, row.signature));
  }

  /** The number that the next statement of a person gets. */
  async nextStanding(staffId: string, number: number): Promise<number> {
    return this.next(staffId, number, STANDING);
  }

  /** The number that the next statement of a desk gets. */
  async nextRouting(deskId: string, number: number): Promise<number> {
    return this.next(deskId, number, ROUTING);
  }

  private async next(id: string, number: number, actions: readonly AuditAction[]): Promise<number> {
    this.numbers.delete(id); // the log is about to name another
    return Math.max(number, await this.audit.highestNumber(id, actions)) + 1;
  }

  private async isNewest(id: string, number: number, actions: readonly AuditAction[]): Promise<boolean> {
    const now = performance.now();
    const known = this.numbers.get(id);
    if (known && known.until > now && number <= known.highest) return number === known.highest;
    const highest = Math.max(number, known?.highest ?? 0, await this.audit.highestNumber(id, actions));
    if (this.numbers.size >= MOST_NUMBERS) this.numbers.clear();
    this.numbers.set(id, { highest, until: now + ASKED_EVERY_MS });
    return number === highest;
  }
}
