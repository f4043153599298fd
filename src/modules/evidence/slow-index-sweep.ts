import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { KeyFile, slowIndex } from '../../platform/crypto/index.js';
import { Transaction } from '../../platform/database/index.js';
import { Every } from '../../platform/schedule/index.js';
import { EvidenceRepository, type FastRow, type IndexTable } from './evidence.repository.js';

/** So few that nobody who erases or opens one of their cases waits for long. */
const BATCH = 16;
const TABLES: readonly IndexTable[] = ['identifiers', 'locations'];

/**
 * Puts the slow value in the place of each fast one that a web process wrote. The rows are the queue: nothing is lost with Redis or
 * with a process, and what is done twice is the same. One hash at a time, with as much rest as work, so that jobs and mails of the
 * same process are not held up; and the memory is that of one hash. Any number of workers may run it at the same time.
 */
@Injectable()
export class SlowIndexSweep {
  constructor(
    private readonly repository: EvidenceRepository,
    private readonly keyFile: KeyFile,
    private readonly transaction: Transaction,
  ) {}

  @Every('2 s', { name: 'evidence.slow_index', atStart: true })
  async sweep(signal?: AbortSignal): Promise<void> {
    for (const table of TABLES) {
      for (;;) {
        const began = performance.now();
        if (signal?.aborted || (await this.batch(table)) < BATCH) break;
        await pause(performance.now() - began, undefined, { ref: false });
      }
    }
  }

  /** Resolves to how many rows it took. */
  private batch(table: IndexTable): Promise<number> {
    return this.transaction.run(async () => {
      const versions = this.keyFile.indexKeys().map(({ version }) => version);
      const rows = await this.repository.takeFast(table, versions, BATCH);
      const slow = [];
      for (const row of rows) slow.push({ id: row.id, ...(await this.slow(row)) });
      if (slow.length > 0) await this.repository.replaceFast(table, slow);
      return rows.length;
    });
  }

  private async slow({ blind, domain, keyVersion }: FastRow) {
    const { key } = this.keyFile.indexKey(keyVersion);
    return {
      blind: await slowIndex(key, blind),
      domain: domain === null ? null : await slowIndex(key, domain),
    };
  }
}
