import { Injectable } from '@nestjs/common';
import { isUuid } from '../../platform/text/index.js';
import { CaseKeys, Tampering, type OpenCase } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import type { CaseEntity } from './case.entity.js';
import { CaseError } from './case.errors.js';
import { CaseRepository } from './case.repository.js';
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
  ) {}

  /**
   * The case, for somebody of its desk who holds a grant and whom its reporter did not ask to keep away. Throws
   * CASE_NOT_FOUND for any other, as for an id that does not exist or is none; ENTRIES_TAMPERED when its chain or its grants are
   * gone or its grant is forged, and administrators are told.
   */
  async require(session: StaffSession, caseId: string): Promise<AccessedCase> {
    if (!isUuid(caseId)) throw new CaseError('CASE_NOT_FOUND');
    const [found, granted] = await Promise.all([
      this.cases.find(caseId),
      this.keys.openManyForStaff(session.keys, [caseId]),
    ]);
    const open = granted.get(found?.id ?? '');
    if (!found || open === undefined || !session.keys.desks.has(found.deskId))
      throw new CaseError('CASE_NOT_FOUND');
    if (this.excluded.has(found.excluded, session.staffId)) throw new CaseError('CASE_NOT_FOUND');
    if (open === null) throw this.tampering.found(found.id);
    return { case: found, open };
  }
}
