import { Injectable } from '@nestjs/common';
import { stableUuid } from '../../platform/ids/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { Metrics } from '../../platform/metrics/index.js';
import { Every } from '../../platform/schedule/index.js';
import { Alarms } from '../alarms/index.js';
import { Audit, AuditChecks, type AuditHead, type AuditVerdict } from '../audit/index.js';
import { AuditHeadRepository } from './audit-head.repository.js';
import { WatchMails } from './watch-mail.js';

const LOG = '00000000-0000-4000-8000-000000000002';
const DAY_MS = 24 * 3_600_000;
/** So many rows, or a day: then the head goes out. */
const ROWS = 1_000n;

/**
 * Gives the head of the audit log away, so that nobody who can write to the database can cut off its end unseen: as a line of the
 * log, as a figure, and by mail to administrators and auditors. Walks the whole log once a day, and compares it with the heads
 * that were given out.
 */
@Injectable()
export class AuditWatch {
  /** What this process gave out last, when, and when it walked the log: whoever writes to the database cannot change that. */
  private given: (AuditHead & { at: number }) | null = null;
  private walked = -Infinity;

  constructor(
    private readonly audit: Audit,
    private readonly checks: AuditChecks,
    private readonly heads: AuditHeadRepository,
    private readonly mails: WatchMails,
    private readonly alarms: Alarms,
    private readonly metrics: Metrics,
    private readonly logger: AppLogger,
  ) {}

  @Every('1 min', { name: 'audit.watch', atStart: true })
  async watch(): Promise<void> {
    const head = await this.audit.head();
    this.metrics.set('abhaya_audit_rows', {}, Number(head?.sequence ?? 0n));
    const now = performance.now();
    const due = this.given === null || this.given.at <= now - DAY_MS;
    const shorter = this.given !== null && (head?.sequence ?? 0n) < this.given.sequence;
    if (this.walked <= now - DAY_MS || shorter) await this.walk(now);
    if (!head) return;
    if (due || head.sequence >= (this.given?.sequence ?? 0n) + ROWS) this.giveOut(head, now);
    await this.mail(head);
  }

  /** Raises an alarm where the log is not what was written, or no longer holds a head that was given out. */
  private async walk(now: number): Promise<void> {
    const last = await this.heads.last();
    const known = [this.given?.hash, last?.hash].filter((hash) => hash !== undefined);
    let intact = true;
    let seen: AuditVerdict | undefined;
    for (const hash of known.length > 0 ? known : [undefined]) {
      const verdict = await this.audit.verify(hash);
      if (intact) seen = verdict;
      // A log of which no row has a key was written by whoever has none: the first start of this version waits for one.
      intact &&= verdict.intact && (verdict.count === 0n || verdict.unkeyed < verdict.count);
    }
    if (seen) await this.checks.note(null, seen);
    if (intact) this.walked = now;
    else this.alarms.raise({ kind: 'audit_broken', subject: 'audit', subjectId: LOG });
  }

  private giveOut(head: AuditHead, at: number): void {
    this.given = { ...head, at };
    const hash = Buffer.from(head.hash).toString('hex');
    this.logger.info('audit.head', { rows: Number(head.sequence), head: hash });
  }

  /**
   * Once a day and at every thousand rows, however many workers there are and however often they start. A worker that dies while it
   * sends leaves the mail of that day unsent rather than sent twice: the log has the head too.
   */
  private async mail(head: AuditHead): Promise<void> {
    const claimed = await this.heads.claim(head, ROWS);
    if (!claimed) return;
    let sent = 0;
    try {
      sent = await this.send(head);
    } finally {
      if (sent === 0) await this.heads.release(claimed);
    }
  }

  /** Resolves to how many people it was sent to. */
  private send(head: AuditHead): Promise<number> {
    const rows = Number(head.sequence);
    const hash = Buffer.from(head.hash).toString('hex');
    return this.mails.send(
      {
        id: stableUuid(LOG, String(rows), hash),
        subject: ({ t }) => t('mail.audit_head_subject', { rows }),
        lines: ({ t }) => [t('mail.audit_head', { rows }), hash],
      },
      ['administrator', 'auditor'],
    );
  }
}
