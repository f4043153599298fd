import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import type { ClockTimes, Passing } from '../clocks/index.js';
import { Duty } from '../duty/index.js';
import type { Urgency } from '../vocabulary/index.js';

/** How long an answer may take in a case: by its urgency, and by the hours of its desk. */
export interface Timed {
  deskId: string;
  urgency: Urgency;
}

@Injectable()
export class AnswerTimes {
  constructor(
    private readonly config: Config,
    private readonly duty: Duty,
  ) {}

  /** Of an answer that is owed from a time on. */
  from({ deskId, urgency }: Timed, start: Date): Promise<ClockTimes> {
    return this.duty.answerTimes(deskId, urgency, start);
  }

  /** How the time of an answer passes that is owed. */
  passing({ deskId, urgency }: Timed): Promise<Passing> {
    return this.duty.passing(deskId, urgency);
  }

  /**
   * The minutes of a clock after the urgency of its case changed. Where it had fewer than its urgency gives, a rule at the
   * intake had tightened it: it keeps those, unless the new urgency gives fewer still.
   */
  after(minutes: number, change: { from: Urgency; to: Urgency }): number {
    const next = this.minutesOf(change.to);
    return minutes < this.minutesOf(change.from) ? Math.min(minutes, next) : next;
  }

  private minutesOf(urgency: Urgency): number {
    const minutes = this.config.firstAnswerMinutes[urgency - 1];
    if (minutes === undefined) throw new RangeError('FIRST_ANSWER_MINUTES lacks an urgency');
    return minutes;
  }
}
