import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { dayText } from '../../platform/text/index.js';
import { ChecksReadiness, type ReadinessCheck, type ReadinessFinding } from '../readiness/index.js';
import { directoryCheck } from './directory-check.js';
import { Directory } from './directory.service.js';
import { isReviewDue } from './review.js';

/** Whether somebody has verified each record of the directory, and whether a review is due. */
@Injectable()
@ChecksReadiness(directoryCheck)
export class DirectoryReadiness implements ReadinessCheck {
  constructor(
    private readonly directory: Directory,
    private readonly clock: DatabaseClock,
  ) {}

  async look(): Promise<ReadinessFinding> {
    const records = await this.directory.list();
    const today = dayText(this.clock.now());
    const total = records.length;
    const verified = records.filter(({ verifiedOn }) => verifiedOn !== null).length;
    const due = records.filter((record) => isReviewDue(record, today)).length;
    return {
      state: due === 0 && verified === total ? 'fine' : 'attention',
      values: { verified, total, due },
    };
  }
}
