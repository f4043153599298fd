import { Injectable } from '@nestjs/common';
import { Every } from '../../platform/schedule/index.js';
import { DraftRepository } from './draft.repository.js';

/** Half a million short drafts. Far more than people write at once; what a flood begins must not fill the disk that reports need. */
const MOST_BYTES = 2 ** 30;

/** Removes drafts whose hour is over, and beyond a gigabyte those left alone longest. An expired draft never opens, swept or not. */
@Injectable()
export class DraftSweep {
  constructor(private readonly drafts: DraftRepository) {}

  @Every('1 min', { name: 'report.draft_sweep', pulse: 'draft_sweep' })
  async sweep(): Promise<void> {
    await this.run();
  }

  /** @param mostBytes - what all drafts together may take */
  async run(mostBytes = MOST_BYTES): Promise<void> {
    await this.drafts.deleteExpired();
    await this.drafts.deleteBeyond(mostBytes);
  }
}
