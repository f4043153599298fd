import { Injectable } from '@nestjs/common';
import {
  ArgonQueue,
  constantTimeEqual,
  KeyFile,
  receiptLookupOf,
  reporterKemPair,
  reporterRootsOf,
  type KemPublicKey,
  type Pepper,
  type ReporterRoot,
} from '../../platform/crypto/index.js';
import type { StatementPart } from '../../platform/database/index.js';
import { Organisation } from '../keys/index.js';
import { ReceiptEntity } from './receipt.entity.js';
import { ReceiptRepository } from './receipt.repository.js';

/** What a new code gives: where its receipt will be found, and the key that the reporter's grant is sealed to. */
export interface PreparedReceipt {
  lookup: Uint8Array;
  kemPublic: KemPublicKey;
}

/** Receipts: the code itself is kept nowhere; its Argon2id value finds the row and opens the grant. */
@Injectable()
export class Receipts {
  constructor(
    private readonly repository: ReceiptRepository,
    private readonly organisation: Organisation,
    private readonly keyFile: KeyFile,
    private readonly queue: ArgonQueue,
  ) {}

  /** Runs the code's Argon2id (about 12 ms of one core), outside any transaction. Throws BUSY when too many wait. */
  async prepare(code: string, client: string): Promise<PreparedReceipt> {
    const [root] = await this.rootsOf(code, [this.keyFile.pepper().key], 'submission', client);
    return { lookup: receiptLookupOf(root), kemPublic: reporterKemPair(root).publicKey };
  }

  /** The receipt of a new case, for the statement that writes the case: written if its part named `after` has a row. */
  part(
    { lookup }: PreparedReceipt,
    { caseId, keyEpoch, sealed }: { caseId: string; keyEpoch: number; sealed: Uint8Array },
    after: string,
  ): StatementPart {
    return this.repository.inserting(
      Object.assign(new ReceiptEntity(), { lookup, caseId, keyEpoch, sealed }),
      after,
    );
  }

  /**
   * The receipt that a code opens, with the root that opens its grant; null for a code that is not known. A code goes on
   * opening under the pepper of its day, however many the key file has gained since.
   */
  async find(code: string, client: string): Promise<{ receipt: ReceiptEntity; root: ReporterRoot } | null> {
    const peppers = this.keyFile.peppers().map(({ key }) => key);
    const roots = await this.rootsOf(code, peppers, 'code', client);
    const receipt = await this.repository.find(roots.map(receiptLookupOf));
    const root = receipt && roots.find((one) => constantTimeEqual(receiptLookupOf(one), receipt.lookup));
    return receipt && root ? { receipt, root } : null;
  }

  /** Whether somebody waits for their turn already, with a code or a report. */
  get crowded(): boolean {
    return this.queue.waiting('code') + this.queue.waiting('submission') > 0;
  }

  private async rootsOf<const P extends readonly Pepper[]>(
    digits: string,
    peppers: P,
    lane: 'submission' | 'code',
    client: string,
  ): Promise<{ -readonly [I in keyof P]: ReporterRoot }> {
    const salt = await this.organisation.receiptSalt();
    const roots = await reporterRootsOf({ queue: this.queue, lane, client, peppers, salt, digits });
    return roots as { -readonly [I in keyof P]: ReporterRoot };
  }
}
