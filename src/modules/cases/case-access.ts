import { Injectable } from '@nestjs/common';
import { isUuid } from '../../platform/text/index.js';
import { CaseKeys, Tampering, type OpenCase } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import type { CaseEntity } from './case.entity.js';
import { CaseError } from './case.errors.js';
import { CaseRepository } from './case.repository.js';
import { CaseShareRepository } from './case-share.repository.js';
import { ExclusionTags } from './exclusion-tags.js';

/** A case that the caller may see, with its keys. */
export interface AccessedCase {
  case: CaseEntity;
  open: OpenCase;
}

/** The one door to a case for staff. */
@Injectable()
export class CaseAccess {
  constructor(
    private readonly cases: CaseRepository,
    private readonly keys: CaseKeys,
    private readonly excluded: ExclusionTags,
    private readonly tampering: Tampering,
    private readonly shares: CaseShareRepository,
  ) {}

  /**
   * The case, for somebody of its desk, or of one that it is shared with, who holds a grant and who is not kept away from it; while nobody has decided who that is,
   * for who may decide. Throws CASE_NOT_FOUND for any other, as for an id that does not exist or is none; ENTRIES_TAMPERED when
   * its chain is gone or its grant is forged, and administrators are told.
   */
  async require(session: StaffSession, caseId: string): Promise<AccessedCase> {
    const found = await this.find(session, caseId);
    if (!found) throw new CaseError('CASE_NOT_FOUND');
    return found;
  }

  /** The case as `require` gives it; null where that throws CASE_NOT_FOUND. @throws ENTRIES_TAMPERED */
  async find(session: StaffSession, caseId: string): Promise<AccessedCase | null> {
    if (!isUuid(caseId)) return null;
    const [found, granted] = await Promise.all([
      this.cases.find(caseId),
      this.keys.openManyForStaff(session.keys, [caseId]),
    ]);
    const open = granted.get(found?.id ?? '');
    if (!found || open === undefined || !(await this.reads(session, found))) return null;
    if (this.excluded.has(found.excluded, session)) return null;
    if (open === null) throw this.tampering.found(found.id);
    return { case: found, open };
  }

  private async reads({ keys }: StaffSession, { id, deskId }: CaseEntity): Promise<boolean> {
    return keys.desks.has(deskId) || this.shares.isReadBy(id, [...keys.desks.keys()]);
  }
}
