import { Injectable } from '@nestjs/common';
import { Clocks } from '../clocks/index.js';
import { Entries } from '../entries/index.js';
import { CaseRepository } from './case.repository.js';

type KeepDaysOnly = (caseId: string) => Promise<void>;

/** What is over keeps the day of what happened and no longer the minute, wherever times of a case are kept. */
@Injectable()
export class ClosedTimes {
  private readonly keepers: KeepDaysOnly[];

  constructor(cases: CaseRepository, entries: Entries, clocks: Clocks) {
    this.keepers = [cases, entries, clocks].map((keeper) => (caseId) => keeper.keepDaysOnly(caseId));
  }

  /** For a module that stands above the cases and keeps times of them. Call it while the process starts. */
  alsoBy(keeper: KeepDaysOnly): void {
    this.keepers.push(keeper);
  }

  /** In the transaction that holds the case, after everything else that it writes. */
  async keepDaysOnly(caseId: string): Promise<void> {
    for (const keep of this.keepers) await keep(caseId);
  }
}
