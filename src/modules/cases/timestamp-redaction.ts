import { Injectable } from '@nestjs/common';
import { Clocks } from '../clocks/index.js';
import { Entries } from '../entries/index.js';
import { CaseRepository } from './case.repository.js';

type TruncateToDays = (caseId: string) => Promise<void>;

/** What is over keeps the day of what happened and no longer the minute, wherever times of a case are kept. */
@Injectable()
export class TimestampRedaction {
  private readonly keepers: TruncateToDays[];

  constructor(cases: CaseRepository, entries: Entries, clocks: Clocks) {
    this.keepers = [cases, entries, clocks].map((keeper) => (caseId) => keeper.truncateToDays(caseId));
  }

  /** For a module that stands above the cases and keeps times of them. Call it while the process starts. */
  alsoBy(keeper: TruncateToDays): void {
    this.keepers.push(keeper);
  }

  /** In the transaction that holds the case, after everything else that it writes. */
  async truncateToDays(caseId: string): Promise<void> {
    for (const keep of this.keepers) await keep(caseId);
  }
}
