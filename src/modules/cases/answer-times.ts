import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { clockTimes, type ClockTimes } from '../clocks/index.js';
import type { CaseUrgency } from './case.entity.js';

/** How long an answer may take. */
@Injectable()
export class AnswerTimes {
  constructor(private readonly config: Config) {}

  /** Of an answer that is owed from a time on in a case of this urgency. */
  from(urgency: CaseUrgency, start: Date): ClockTimes {
    return clockTimes(start, this.minutesOf(urgency));
  }

  /**
   * The minutes of a clock after the urgency of its case changed. Where it had fewer than its urgency gives, a rule at the
   * intake had tightened it: it keeps those, unless the new urgency gives fewer still.
   */
  after(minutes: number, change: { from: CaseUrgency; to: CaseUrgency }): number {
    const next = this.minutesOf(change.to);
    return minutes < this.minutesOf(change.from) ? Math.min(minutes, next) : next;
  }

  private minutesOf(urgency: CaseUrgency): number {
    const minutes = this.config.firstAnswerMinutes[urgency - 1];
    if (minutes === undefined) throw new RangeError('FIRST_ANSWER_MINUTES lacks an urgency');
    return minutes;
  }
}
