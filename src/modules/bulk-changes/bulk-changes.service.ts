import { Injectable } from '@nestjs/common';
import { AppError } from '../../platform/errors/index.js';
import { classify } from '../../platform/http/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { AssignCase, CaseAccess, SetStatus } from '../cases/index.js';
import type { StaffSession } from '../staff/index.js';
import type { BulkAnswerDto, BulkCaseDto, BulkDto, BulkFailureDto } from './bulk-changes.dto.js';

/** Makes the same change to many cases: each a write of its own, so that one that fails keeps none of the others back. */
@Injectable()
export class BulkChanges {
  constructor(
    private readonly assignCase: AssignCase,
    private readonly setStatus: SetStatus,
    private readonly access: CaseAccess,
    private readonly logger: AppLogger,
  ) {}

  /** Changes the cases one after the other and says of each that stayed as it was why. A case that fails throws nothing. */
  async change(session: StaffSession, wanted: BulkDto): Promise<BulkAnswerDto> {
    const failed: BulkFailureDto[] = [];
    for (const found of wanted.cases) {
      const code = await this.codeOf(() => this.changeOne(session, wanted, found));
      if (code !== null)
        failed.push({ id: found.id, reference: await this.referenceOf(session, found.id, code), code });
    }
    return { done: wanted.cases.length - failed.length, failed };
  }

  private async changeOne(
    session: StaffSession,
    wanted: BulkDto,
    { id, from, assigneeId }: BulkCaseDto,
  ): Promise<void> {
    const { change, status } = wanted;
    if (change === 'status') {
      if (status) await this.setStatus.set(session, id, { ...status, reason: status.reason ?? null });
      return;
    }
    const seen = change === 'hand_over' ? session.staffId : from;
    const to = assigneeId ?? wanted.assigneeId ?? null;
    await this.assignCase.assign(session, id, { assigneeId: to, from: seen });
  }

  /** Null where it worked. */
  private async codeOf(work: () => Promise<void>): Promise<string | null> {
    try {
      await work();
      return null;
    } catch (error) {
      const { code, unforeseen } = classify(error);
      if (unforeseen) this.logger.failure('bulk_changes.case_failed', error);
      return code;
    }
  }

  private async referenceOf(session: StaffSession, id: string, code: string): Promise<string | null> {
    if (code === 'CASE_NOT_FOUND') return null;
    try {
      return (await this.access.require(session, id)).case.reference;
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }
}
