import { Injectable } from '@nestjs/common';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { CaseAccess } from './case-access.js';
import { CaseCards } from './case-cards.js';
import { presentRow } from './case.presenter.js';
import type { CaseRowDto } from './dto/case-row.dto.js';

/** The rows of cases, as the answers to writes. */
@Injectable()
export class CaseRows {
  constructor(
    private readonly access: CaseAccess,
    private readonly cards: CaseCards,
    private readonly staff: StaffDirectory,
  ) {}

  /** The row of one case. Throws CASE_NOT_FOUND. */
  async row(session: StaffSession, caseId: string): Promise<CaseRowDto> {
    const { case: found, open } = await this.access.require(session, caseId);
    const names = await this.staff.find(found.assigneeId === null ? [] : [found.assigneeId]);
    return presentRow(found, this.cards.openOne(session.keys, open, found), names);
  }
}
