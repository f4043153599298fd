import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AppLogger } from '../../platform/logging/index.js';
import { defineAuditAction } from './audit-actions.js';
import { AuditChecksRepository, type AuditCheck } from './audit-checks.repository.js';
import { Audit, type AuditVerdict } from './audit.service.js';

export const AUDIT_CHECKED = defineAuditAction('audit.checked');

/** Whether the log was found whole: what the worker's walk of every day saw, and what auditors saw who asked for one. */
@Injectable()
export class AuditChecks implements OnModuleDestroy {
  private checking: Promise<void> | undefined;

  constructor(
    private readonly audit: Audit,
    private readonly repository: AuditChecksRepository,
    private readonly logger: AppLogger,
  ) {}

  /** Whether this process walks the log at the moment. */
  get isChecking(): boolean {
    return this.checking !== undefined;
  }

  last(): Promise<AuditCheck | null> {
    return this.repository.last();
  }

  /** Keeps what a walk came to. @param by - UUID; null: the worker */
  async note(by: string | null, verdict: AuditVerdict): Promise<void> {
    // A log of which no row has a key proves nothing: whoever wrote it has none.
    const intact = verdict.intact && (verdict.count === 0n || verdict.unkeyed < verdict.count);
    await this.repository.add({
      checkedBy: by,
      intact,
      rows: verdict.intact ? verdict.count : verdict.sequence,
      head: verdict.intact && intact && verdict.count > 0n ? verdict.head : null,
    });
  }

  /**
   * Begins to walk the log, unless this process does already: it takes longer than a request may. Two walks, if the caller brings a
   * head: it and that of the check before both have to be there still.
   */
  begin(by: string, head?: Uint8Array): void {
    this.checking ??= this.check(by, head)
      .catch((error: unknown) => this.logger.failure('audit.check_failed', error))
      .finally(() => (this.checking = undefined));
  }

  async onModuleDestroy(): Promise<void> {
    await this.checking;
  }

  private async check(by: string, head?: Uint8Array): Promise<void> {
    const before = await this.repository.lastHead();
    let verdict = await this.audit.verify(before ?? undefined);
    if (verdict.intact && head) verdict = await this.audit.verify(head);
    await this.note(by, verdict);
    await this.audit.record({
      actorId: by,
      action: AUDIT_CHECKED.name,
      detail: { intact: verdict.intact ? 1 : 0 },
    });
  }
}
