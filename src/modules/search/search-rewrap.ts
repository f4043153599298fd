import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CryptoError } from '../../platform/crypto/index.js';
import { Transaction } from '../../platform/database/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { DeskSealedThings, type DeskSealed, type RewrapDesk, type Rewrapper } from '../desks/index.js';
import { searchContext } from './search-index.js';
import { SearchRepository, type SearchRow } from './search.repository.js';

const BATCH = 64;

/** Wraps the search index of a desk anew, after the key of the desk changed: whoever left reads nothing that is added from then on. */
@Injectable()
export class SearchRewrap implements DeskSealed, OnModuleInit {
  constructor(
    private readonly sealed: DeskSealedThings,
    private readonly rows: SearchRepository,
    private readonly transaction: Transaction,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.sealed.add(this);
  }

  count(deskId: string, epoch: number): Promise<{ left: number; all: number }> {
    return this.rows.countBefore(deskId, epoch);
  }

  wrapNext({ deskId, epoch }: RewrapDesk, after: string | null, rewrap: Rewrapper): Promise<string | null> {
    return this.transaction.run(async () => {
      const [part = '', number = '-1'] = after?.split(' ') ?? [];
      const rows = await this.rows.lockBefore(deskId, epoch, [part, Number(number)], BATCH);
      const wrapped = await rewrap(
        rows.map((row) => ({
          kind: 'document',
          sealed: row.sealed,
          epoch: row.deskEpoch,
          from: searchContext(deskId, row),
          to: searchContext(deskId, { ...row, deskEpoch: epoch }),
        })),
      );
      const fresh: SearchRow[] = [];
      rows.forEach((row, at) => {
        const sealed = wrapped[at];
        if (sealed) fresh.push({ ...row, deskEpoch: epoch, sealed: Buffer.from(sealed) });
        else this.logger.failure('search.row_broken', new CryptoError('SEAL_BROKEN'), { deskId });
      });
      await this.rows.put(deskId, fresh);
      // No key is kept for a row that opens with none: the index is made anew of the cases.
      if (fresh.length < rows.length) await this.rows.drop(deskId);
      const last = rows.at(-1);
      return last && rows.length === BATCH ? `${last.part} ${last.number}` : null;
    });
  }
}
