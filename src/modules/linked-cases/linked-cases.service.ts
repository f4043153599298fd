import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CryptoError,
  NO_PREVIOUS,
  openDocument,
  sealDocument,
  type CaseStaffKey,
  type SealContext,
} from '../../platform/crypto/index.js';
import { DatabaseClock } from '../../platform/database/index.js';
import { dayText, requireText } from '../../platform/text/index.js';
import { Audit } from '../audit/index.js';
import { CaseAccess, CaseChanges, CaseWrite, type AccessedCase } from '../cases/index.js';
import { Entries, EntryError, type OpenCase } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import { AUDITED, CaseLinkError, linkCases } from './case-link.definitions.js';
import { CaseLinkRepository, type CaseLinkRow } from './case-link.repository.js';
import { readReference } from './reference.js';

/** The most characters of a reason. */
export const REASON_LIMIT = 500;

/** A case of the same person, as the other one shows it. */
export interface LinkedCase {
  linkId: string;
  caseId: string;
  reference: string;
  closed: boolean;
  authorId: string;
  /** YYYY-MM-DD. */
  linkedOn: string;
  /** Why the two are taken for one person's; null where the keys in hand do not open it. */
  reason: string | null;
}

/**
 * Two reports of one person. A link is a row in each case: nothing of either moves, no code of a reporter shows the other report, and
 * only who can open both cases sees that there is a link.
 */
@Injectable()
export class LinkedCases {
  constructor(
    private readonly access: CaseAccess,
    private readonly entries: Entries,
    private readonly write: CaseWrite,
    private readonly changes: CaseChanges,
    private readonly links: CaseLinkRepository,
    private readonly audit: Audit,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * The linked cases that the caller can open too.
   *
   * @throws CASE_NOT_FOUND
   */
  async list(session: StaffSession, caseId: string): Promise<LinkedCase[]> {
    const { case: found, open } = await this.access.require(session, caseId);
    const linked: LinkedCase[] = [];
    for (const row of await this.links.listFor(found.id)) {
      const other = await this.access.find(session, row.otherId);
      if (!other) continue;
      const { linkId, authorId, linkedOn } = row;
      const { id, reference, status } = other.case;
      const keys = await this.entries.keysOf(open, row.keyEpoch);
      const reason = openReason(keys?.staffKey ?? null, row);
      linked.push({ linkId, caseId: id, reference, closed: status === 'closed', authorId, linkedOn, reason });
    }
    return linked;
  }

  /**
   * Links two cases that the caller can open.
   *
   * @param given.reference - of the other case, as it is typed
   * @throws TextError, CASE_NOT_FOUND, LINK_REFERENCE_UNKNOWN, LINK_SAME_CASE, LINK_EXISTS
   */
  async link(
    session: StaffSession,
    caseId: string,
    given: { reference: string; reason: string },
  ): Promise<void> {
    const reason = requireText(given.reason, { max: REASON_LIMIT });
    const { case: found } = await this.access.require(session, caseId);
    const reference = readReference(given.reference);
    const otherId = reference === null ? null : await this.links.caseOf(reference);
    const other = otherId === null ? null : await this.access.find(session, otherId);
    if (!other) throw new CaseLinkError('LINK_REFERENCE_UNKNOWN');
    if (other.case.id === found.id) throw new CaseLinkError('LINK_SAME_CASE');
    const linkId = randomUUID();
    const linkedOn = dayText(await this.clock.read());
    await this.write.changeBoth(session, [found.id, other.case.id], linkCases.name, async (sides) => {
      for (const [at, side] of sides.entries()) {
        const otherSide = sides[1 - at] as AccessedCase;
        const row = { linkId, caseId: side.case.id, otherId: otherSide.case.id, authorId: session.staffId };
        await this.entries.renewIfDue(side.open);
        const sealed = sealReason(side.open, row, reason);
        if (!(await this.links.insert({ ...row, ...sealed, linkedOn })))
          throw new CaseLinkError('LINK_EXISTS');
      }
      await this.tell(session, sides, AUDITED.made);
    });
  }

  /**
   * Takes a link away from both cases.
   *
   * @throws CASE_NOT_FOUND, LINK_NOT_FOUND
   */
  async undo(session: StaffSession, caseId: string, linkId: string): Promise<void> {
    const linked = (await this.list(session, caseId)).find((one) => one.linkId === linkId);
    if (!linked) throw new CaseLinkError('LINK_NOT_FOUND');
    await this.write.changeBoth(
      session,
      [caseId.toLowerCase(), linked.caseId],
      linkCases.name,
      async (sides) => {
        await this.links.remove(linkId);
        await this.tell(session, sides, AUDITED.undone);
      },
    );
  }

  private async tell(
    { staffId: actorId }: StaffSession,
    sides: readonly AccessedCase[],
    action: (typeof AUDITED)[keyof typeof AUDITED],
  ): Promise<void> {
    for (const side of sides) await this.changes.announce(side.case.id, side.case.deskId);
    for (const side of sides)
      await this.audit.record({ actorId, action, subject: 'case', subjectId: side.case.id });
  }
}

type Side = Pick<CaseLinkRow, 'linkId' | 'caseId' | 'authorId'>;

/** What a reason is bound to. */
export function linkContext({ linkId, caseId, authorId }: Side, keyEpoch: number): SealContext {
  return {
    table: 'case_links',
    caseId,
    rowId: linkId,
    kind: 'link-reason',
    author: `staff:${authorId}`,
    keyEpoch,
    sequence: 0,
    previousHash: NO_PREVIOUS,
  };
}

function sealReason(open: OpenCase, side: Side, reason: string): Pick<CaseLinkRow, 'keyEpoch' | 'sealed'> {
  const { staffKey, keyEpoch } = open;
  if (!staffKey) throw new EntryError('ENTRIES_TAMPERED');
  return { keyEpoch, sealed: sealDocument(staffKey, linkContext(side, keyEpoch), { reason }) };
}

function openReason(staffKey: CaseStaffKey | null, row: CaseLinkRow): string | null {
  if (!staffKey) return null;
  try {
    const document = openDocument(staffKey, linkContext(row, row.keyEpoch), row.sealed);
    return (document as { reason: string }).reason;
  } catch (error) {
    if (error instanceof CryptoError) throw new EntryError('ENTRIES_TAMPERED');
    throw error;
  }
}
