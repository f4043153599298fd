import { Injectable } from '@nestjs/common';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import type { AccessedCase } from './case-access.js';
import { CaseCards } from './case-cards.js';
import { presentRow } from './case.presenter.js';
import type { CaseRowDto } from './dto/case-row.dto.js';

/** The rows of cases, as the answers to writes. */
@Injectable()
export class CaseRows {
  constructor(
    private readonly cards: CaseCards,
    private readonly staff: StaffDirectory,
  ) {}

  /** The row of a case that the caller has opened or written to. */
  async present(session: StaffSession, { case: found, open }: AccessedCase): Promise<CaseRowDto> {
    const names = await this.staff.find(found.assigneeId === null ? [] : [found.assigneeId]);
    return presentRow(found, this.cards.openOne(session.keys, open, found), names);
  }
}
