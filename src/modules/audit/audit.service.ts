import { Injectable } from '@nestjs/common';
import { CryptoError, KeyFile } from '../../platform/crypto/index.js';
import { DatabaseClock, minute, Transaction } from '../../platform/database/index.js';
import { isPlainValue } from '../../platform/text/index.js';
import type { AuditAction } from './audit-actions.js';
import { auditHash, BEFORE_FIRST, plainAuditHash, type AuditRecord } from './audit-chain.js';
import { AuditEntity } from './audit.entity.js';
import { AuditError } from './audit.errors.js';
import { AuditRepository, type AuditFilter } from './audit.repository.js';

/** Something a person did. Ids and enumerations only; `actorId` is null for the operator at the command line. */
export interface AuditEvent {
  actorId: string | null;
  action: AuditAction;
  subject?: string;
  subjectId?: string;
  detail?: Readonly<Record<string, string | number>>;
}

/** The newest row: its place and its hash. Written down elsewhere, it shows later whether the end was cut off. */
export interface AuditHead {
  sequence: bigint;
  hash: Uint8Array;
}

/**
 * `head` is the hash of the newest row. `unkeyed`: how many rows at the beginning are of before there was a key, which whoever
 * writes to the database could have made before the first keyed one was written.
 */
export type AuditVerdict =
  { intact: true; count: bigint; head: Uint8Array; unkeyed: bigint } | { intact: false; sequence: bigint };

/** The name of a detail is a word of our code. */
const NAME = /^[A-Za-z]{1,40}$/;
const BATCH = 1_000;

/** The log of what staff did. Each row hashes the one before it, under a key of the key file. */
@Injectable()
export class Audit {
  constructor(
    private readonly repository: AuditRepository,
    private readonly transaction: Transaction,
    private readonly clock: DatabaseClock,
    private readonly keyFile: KeyFile,
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
        at: minute(await this.clock.read()),
        actorId: event.actorId,
        action: event.action,
        subject: event.subject ?? null,
        subjectId: event.subjectId ?? null,
        detail,
      };
      const { key, version: keyVersion } = this.keyFile.indexKey();
      const hash = auditHash(key, last?.hash ?? BEFORE_FIRST, record);
      await this.repository.insert(
        Object.assign(new AuditEntity(), {
          ...record,
          sequence: String(record.sequence),
          hash: Buffer.from(hash),
          keyVersion,
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
    let unkeyed = 0n;
    let seen = head === undefined || Buffer.from(head).equals(BEFORE_FIRST);
    for (;;) {
      const rows = await this.repository.after(sequence, BATCH);
      for (const row of rows) {
        sequence += 1n;
        // A row without a key behind one that has one was written by whoever has none; and so were those before the first one
        // that has a key, unless that says that an administrator looked at them.
        const late =
          row.keyVersion === null
            ? unkeyed < sequence - 1n
            : unkeyed > 0n && sequence === unkeyed + 1n && row.action !== 'audit.keyed';
        const expected = this.hashOf(previous, row);
        if (late || BigInt(row.sequence) !== sequence || !expected || !Buffer.from(expected).equals(row.hash))
          return { intact: false, sequence };
        if (row.keyVersion === null) unkeyed = sequence;
        seen ||= Buffer.from(expected).equals(Buffer.from(head ?? BEFORE_FIRST));
        previous = expected;
      }
      if (rows.length < BATCH) break;
    }
    return seen ? { intact: true, count: sequence, head: previous, unkeyed } : { intact: false, sequence };
  }

  /** Returns how many rows there are where none has a key yet: the log is of an earlier version. 0 for any other log. */
  async unkeyed(): Promise<number> {
    const last = await this.repository.last();
    return last && last.keyVersion === null ? Number(last.sequence) : 0;
  }

  /** Writes the row from which on the rows have a key, on the word of an administrator that those before it are right. */
  async beginKeyed(actorId: string): Promise<void> {
    await this.record({ actorId, action: 'audit.keyed', detail: { rows: await this.unkeyed() } });
  }

  /** Returns the newest row; null while there is none. */
  async head(): Promise<AuditHead | null> {
    const last = await this.repository.last();
    return last && { sequence: BigInt(last.sequence), hash: last.hash };
  }

  /** Null where the key file has no such key. */
  private hashOf(previous: Uint8Array, row: AuditEntity): Uint8Array | null {
    const record = { ...row, sequence: BigInt(row.sequence) };
    if (row.keyVersion === null) return plainAuditHash(previous, record);
    try {
      return auditHash(this.keyFile.indexKey(row.keyVersion).key, previous, record);
    } catch (error) {
      if (error instanceof CryptoError) return null;
      throw error;
    }
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

  /** The ids of what a person did one of these actions to since a time, each once; the log knows times to the minute. */
  async subjectsSince(actorId: string, actions: readonly AuditAction[], since: Date): Promise<string[]> {
    return this.repository.subjectsSince(actorId, actions, minute(since));
  }

  /** A page of the log, newest first, older than `before`. */
  page(before: bigint | null, limit: number, filter: AuditFilter = {}): Promise<AuditEntity[]> {
    return this.repository.before(before, limit, filter);
  }
}
