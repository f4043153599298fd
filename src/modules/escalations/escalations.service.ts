import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { requireText } from '../../platform/text/index.js';
import { Audit } from '../audit/index.js';
import { CaseAccess, CaseWrite } from '../cases/index.js';
import { Entries, Tampering, type OpenCase } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import { EscalationMoves } from './escalation-moves.js';
import { approverIn, notesIn, packageIn, type SignedNote, type SignedPackage } from './escalation-record.js';
import { escalationMoved, EscalationError, packageEntry, writeEscalation } from './escalation.definitions.js';
import { enclosable, encloseFrom, takesEnclosure, type EnclosedSection } from './enclosure.js';
import { EscalationRepository, type EscalationRow } from './escalation.repository.js';
import { digestOf, FIELD_LIMIT, fieldsOf, gapsOf, packageText, type PackageValues } from './package.js';
import { Recipients, requireSame, type Reached } from './recipients.js';

/** Of which case which package. */
export interface EscalationPlace {
  caseId: string;
  id: string;
}

/** A package as its case shows it. */
export interface ShownEscalation {
  row: EscalationRow;
  /** Null where the directory no longer has the recipient, or not this way to reach it. */
  reached: Reached | null;
  package: SignedPackage;
  approvedBy: string | null;
  /** What was noted of it, the oldest first. */
  notes: SignedNote[];
  /** Whether consent or a confirmed duty covers the recipient now. */
  covered: boolean;
}

/** Packages of a case for those who can act: written here, in the recipient's own fields. */
@Injectable()
export class Escalations {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly rows: EscalationRepository,
    private readonly recipients: Recipients,
    private readonly moves: EscalationMoves,
    private readonly tampering: Tampering,
    private readonly audit: Audit,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Those of the case, the oldest first.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async list(session: StaffSession, caseId: string): Promise<ShownEscalation[]> {
    const { case: found, open } = await this.access.require(session, caseId);
    const rows = await this.rows.listFor(found.id);
    if (rows.length === 0) return [];
    const entries = await this.entries.read(open);
    const show = async (row: EscalationRow): Promise<ShownEscalation> => ({
      row,
      reached: await this.recipients.find(row.recipientId, row.channelKey),
      package: packageIn(entries, row),
      approvedBy: approverIn(entries, row),
      notes: notesIn(entries, row.id),
      covered: await this.recipients.covers(row.caseId, row.recipientId),
    });
    return this.tampering.watch(found.id, () => Promise.all(rows.map(show)));
  }

  /**
   * What of the report can be enclosed in a package for an authority. Who asks has read the report: the audit log says so first.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async enclosable(session: StaffSession, caseId: string): Promise<EnclosedSection[]> {
    const open = await this.reportOpened(session, caseId);
    return enclosable(await this.entries.read(open));
  }

  private async reportOpened(session: StaffSession, caseId: string): Promise<OpenCase> {
    const { case: found, open } = await this.access.require(session, caseId);
    const subject = { subject: 'case', subjectId: found.id };
    await this.audit.record({ actorId: session.staffId, action: 'report.opened', ...subject });
    return open;
  }

  /**
   * Begins a package for a recipient of the directory.
   *
   * @throws CASE_NOT_FOUND, ESCALATION_CASE_CLOSED, ESCALATION_RECIPIENT_UNKNOWN
   */
  async begin(
    session: StaffSession,
    caseId: string,
    { recipientId, channelKey }: { recipientId: string; channelKey: string },
  ): Promise<void> {
    await this.write.change(session, caseId, writeEscalation.name, async (locked, change, open) => {
      const reached = await this.recipients.require(recipientId, channelKey);
      const id = randomUUID();
      const version = await this.seal(session, open, { id, version: 1, reached, values: {}, enclosed: [] });
      const at = minute(await this.clock.read());
      await this.rows.insert({
        ...{
          id,
          caseId: locked.id,
          recipientId,
          channelKey,
          state: 'draft',
          outcome: null,
          ...{ failure: null, theirCode: null, theirId: null },
          ...version,
        },
        ...{ createdAt: at, changedAt: at, sentAt: null, heardOn: null, closedFrom: null },
      });
      change.record(escalationMoved({ recipient: recipientId, state: 'draft' }));
    });
  }

  /**
   * Saves what was typed as the next version, complete or not. An approval of the one before holds no more.
   *
   * @param given.version - the one that was changed
   * @param given.values - by the keys of the recipient's fields
   * @param given.enclose - rows of the report, by their ids, of which it takes a copy as they stand now: that is a reading of the report
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_CASE_CLOSED, ESCALATION_NOT_NOW, ESCALATION_CHANGED,
   *   ESCALATION_RECIPIENT_UNKNOWN, ESCALATION_FIELD_UNKNOWN, ESCALATION_ENCLOSES_NOTHING,
   *   ESCALATION_ENCLOSED_UNKNOWN, TextError
   */
  async save(
    session: StaffSession,
    place: EscalationPlace,
    given: { version: number; values: PackageValues; enclose: readonly string[] },
  ): Promise<void> {
    if (given.enclose.length > 0) await this.reportOpened(session, place.caseId);
    await this.moves.move(session, place, 'save', async ({ row, entries, open }) => {
      if (row.version !== given.version) throw new EscalationError('ESCALATION_CHANGED');
      const reached = await this.recipients.require(row.recipientId, row.channelKey);
      const values = checked(reached, given.values);
      if (given.enclose.length > 0 && !takesEnclosure(reached.record, reached.channel))
        throw new EscalationError('ESCALATION_ENCLOSES_NOTHING');
      const enclosed = encloseFrom(entries, given.enclose);
      if (!enclosed) throw new EscalationError('ESCALATION_ENCLOSED_UNKNOWN');
      return this.seal(session, open, { id: row.id, version: row.version + 1, reached, values, enclosed });
    });
  }

  /**
   * Says that a package is complete, so that a second person can look at it.
   *
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_CASE_CLOSED, ESCALATION_NOT_NOW, ESCALATION_CHANGED,
   *   ESCALATION_RECIPIENT_UNKNOWN, ESCALATION_RECIPIENT_CHANGED, ESCALATION_INCOMPLETE
   */
  async makeReady(session: StaffSession, place: EscalationPlace, version: number): Promise<void> {
    await this.moves.move(session, place, 'ready', async ({ row, entries }) => {
      if (row.version !== version) throw new EscalationError('ESCALATION_CHANGED');
      const reached = await this.recipients.require(row.recipientId, row.channelKey);
      const written = packageIn(entries, row);
      requireSame(reached, written);
      if (gapsOf(fieldsOf(reached.channel), written.fields).length > 0)
        throw new EscalationError('ESCALATION_INCOMPLETE');
    });
  }

  /**
   * Gives a package back to whoever writes it: an approval holds no more.
   *
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_CASE_CLOSED, ESCALATION_NOT_NOW
   */
  async sendBack(session: StaffSession, place: EscalationPlace): Promise<void> {
    await this.moves.move(session, place, 'return', ({ note }) => note({}));
  }

  /** Seals a version as an entry of the case; what its row says of it. */
  private async seal(
    session: StaffSession,
    open: OpenCase,
    given: {
      id: string;
      version: number;
      reached: Reached;
      values: PackageValues;
      enclosed: EnclosedSection[];
    },
  ): Promise<Pick<EscalationRow, 'entryId' | 'version' | 'digest' | 'recipientVersion'>> {
    const { id, version, reached, values, enclosed } = given;
    const { record, channel } = reached;
    const text = packageText(record, channel, values, enclosed);
    const entryId = randomUUID();
    await this.entries.append(open, {
      id: entryId,
      kind: packageEntry,
      author: { type: 'staff', staffId: session.staffId, keys: session.keys },
      value: { escalationId: id, version, fields: { ...values }, enclosed, text },
    });
    const digest = Buffer.from(digestOf(text), 'hex');
    return { entryId, version, digest, recipientVersion: record.version };
  }
}

/** What was typed, as it is kept. Too long for the recipient is kept and said; too long for any is refused. */
function checked({ channel }: Reached, values: PackageValues): PackageValues {
  const known = new Set(fieldsOf(channel).map(({ key }) => key));
  if (Object.keys(values).some((key) => !known.has(key)))
    throw new EscalationError('ESCALATION_FIELD_UNKNOWN');
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, typed]) =>
      typed.trim() === '' ? [] : [[key, requireText(typed, { max: FIELD_LIMIT })]],
    ),
  );
}
