import { Injectable } from '@nestjs/common';
import { CaseAccess, CaseReadRepository } from '../cases/index.js';
import type { StaffSession } from '../staff/index.js';

/** How far each person has read what reporters wrote: their own, which nobody else is told. */
@Injectable()
export class ReadMarks {
  constructor(
    private readonly access: CaseAccess,
    private readonly reads: CaseReadRepository,
  ) {}

  /**
   * Notes that the caller was shown a case up to this entry. Never takes any back; an entry that is not there yet is not read.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async mark(session: StaffSession, caseId: string, sequence: number): Promise<void> {
    const { case: found } = await this.access.require(session, caseId);
    await this.reads.mark(found.id, session.staffId, sequence);
  }
}
