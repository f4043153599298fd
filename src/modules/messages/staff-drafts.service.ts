import { Injectable } from '@nestjs/common';
import {
  CryptoError,
  NO_PREVIOUS,
  openDocument,
  sealDocument,
  type SealContext,
} from '../../platform/crypto/index.js';
import { day } from '../../platform/database/index.js';
import { requireText, TEXT_LIMIT } from '../../platform/text/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseAccess } from '../cases/index.js';
import type { DraftKind } from './staff-draft.entity.js';
import { StaffDraftRepository } from './staff-draft.repository.js';

const DRAFT_EPOCH = 1;

export type OpenedDrafts = Record<DraftKind, string | null>;

/** What a staff member has typed and not sent yet, sealed under a key of their own: nobody else opens it. */
@Injectable()
export class StaffDrafts {
  constructor(
    private readonly drafts: StaffDraftRepository,
    private readonly access: CaseAccess,
  ) {}

  /** Keeps the text as typed; an empty one removes the draft. Throws CASE_NOT_FOUND, TextError. */
  async save(session: StaffSession, caseId: string, kind: DraftKind, typed: string): Promise<void> {
    const { case: found } = await this.access.require(session, caseId);
    const text = requireText(typed, { max: TEXT_LIMIT, draft: true });
    if (text.trim() === '') return this.drafts.delete(session.staffId, found.id, kind);
    const context = draftContext(session.staffId, found.id, kind);
    const sealed = sealDocument(session.keys.draftKey, context, { text });
    const updatedAt = day(new Date());
    await this.drafts.save({ staffId: session.staffId, caseId: found.id, kind, sealed, updatedAt });
  }

  /** The caller's drafts of a case. A draft that their key does not open (their root is new) is as good as none. */
  async read(session: StaffSession, caseId: string): Promise<OpenedDrafts> {
    const opened: OpenedDrafts = { message: null, note: null };
    for (const { kind, sealed } of await this.drafts.listFor(session.staffId, caseId)) {
      opened[kind] = openDraft(session, draftContext(session.staffId, caseId, kind), sealed);
    }
    return opened;
  }

  /** Removes a draft, in the transaction that sends it. */
  clear(staffId: string, caseId: string, kind: DraftKind): Promise<void> {
    return this.drafts.delete(staffId, caseId, kind);
  }
}

function openDraft(session: StaffSession, context: SealContext, sealed: Uint8Array): string | null {
  try {
    return (openDocument(session.keys.draftKey, context, sealed) as { text: string }).text;
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  }
}

/** What a draft is bound to; pinned by test/unit/contexts.spec.ts. */
export function draftContext(staffId: string, caseId: string, kind: DraftKind): SealContext {
  return {
    table: 'staff_drafts',
    caseId,
    rowId: staffId,
    kind: `draft-${kind}`,
    author: `staff:${staffId}`,
    keyEpoch: DRAFT_EPOCH,
    sequence: 0,
    previousHash: NO_PREVIOUS,
  };
}
