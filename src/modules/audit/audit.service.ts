import { Injectable } from '@nestjs/common';
import { minute, Transaction } from '../../platform/database/index.js';
import { isPlainValue } from '../../platform/text/index.js';
import type { AuditAction } from './audit-actions.js';
import { auditHash, BEFORE_FIRST, type AuditRecord } from './audit-chain.js';
import { AuditEntity } from './audit.entity.js';
import { AuditError } from './audit.errors.js';
import { AuditRepository } from './audit.repository.js';

/** Something a person did. Ids and enumerations only; `actorId` is null for the operator at the command line. */
export interface AuditEvent {
  actorId: string | null;
  action: AuditAction;
  subject?: string;
  subjectId?: string;
  detail?: Readonly<Record<string, string | number>>;
}

/** `head` is the hash of the newest row: written down elsewhere, it shows later whether the end was cut off. */
export type AuditVerdict =
  { intact: true; count: bigint; head: Uint8Array } | { intact: false; sequence: bigint };

/** The name of a detail is a word of our code. */
const NAME = /^[A-Za-z]{1,40}$/;
const BATCH = 1_000;

/** The log of what staff did. Each row hashes the one before it. */
@Injectable()
export class Audit {
  constructor(
    private readonly repository: AuditRepository,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Writes one row, in the caller's transaction or its own. Writers wait for each other until they commit, so record last.
   * Throws AUDIT_DETAIL_REFUSED for anything that may have been typed by a person.
   */
  async record(event: AuditEvent): Promise<void> {
    const detail = event.detail ?? {};
    const values = [event.subject ?? null, ...Object.values(detail)];
    if (!values.every(isPlainValue) || !Object.keys(detail).every((name) => NAME.test(name))) {
      throw new AuditError('AUDIT_DETAIL_REFUSED');
    }
    await this.transaction.run(async () => {
      await this.repository.lock();
      const last = await this.repository.last();
      const record: AuditRecord = {
        sequence: last ? BigInt(last.sequence) + 1n : 1n,
        at: minute(new Date()),
        actorId: event.actorId,
        action: event.action,
        subject: event.subject ?? null,
        subjectId: event.subjectId ?? null,
        detail,
      };
      const hash = auditHash(last?.hash ?? BEFORE_FIRST, record);
      await this.repository.insert(
        Object.assign(new AuditEntity(), {
          ...record,
          sequence: String(record.sequence),
          hash: Buffer.from(hash),
        }),
      );
    });
  }

  /**
   * Walks the whole chain. Says at which row a change, a gap or a reordering first shows; with a `head` kept from an
   * earlier walk, a chain that no longer holds that hash is not intact either (its sequence is then the count so far).
   */
  async verify(head?: Uint8Array): Promise<AuditVerdict> {
    let previous: Uint8Array = BEFORE_FIRST;
    let sequence = 0n;
    let seen = head === undefined || Buffer.from(head).equals(BEFORE_FIRST);
    for (;;) {
      const rows = await this.repository.after(sequence, BATCH);
      for (const row of rows) {
        const record = { ...row, sequence: BigInt(row.sequence) };
        sequence += 1n;
        const expected = auditHash(previous, record);
        if (record.sequence !== sequence || !Buffer.from(expected).equals(row.hash))
          return { intact: false, sequence };
        seen ||= Buffer.from(expected).equals(Buffer.from(head ?? BEFORE_FIRST));
        previous = expected;
      }
      if (rows.length < BATCH) break;
    }
    return seen ? { intact: true, count: sequence, head: previous } : { intact: false, sequence };
  }

  /**
   * Returns the highest `number` in the details of the rows about a subject, of these actions; 0 where there is none. What is
   * numbered by the log cannot be put back to an earlier state without a change of the log.
   *
   * @param subjectId - UUID
   */
  async highestNumber(subjectId: string, actions: readonly AuditAction[]): Promise<number> {
    return (await this.repository.highestNumber(subjectId, actions)) ?? 0;
  }

  /** The same of an action, whatever it was about. */
  async highestNumberOf(action: AuditAction): Promise<number> {
    return (await this.repository.highestNumberOf(action)) ?? 0;
  }

  /** A page of the log, newest first, older than `before`. */
  page(before: bigint | null, limit: number): Promise<AuditEntity[]> {
    return this.repository.before(before, limit);
  }
}
