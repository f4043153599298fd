import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import type { BusinessTime, ClockDefinition, ClockTimes } from '../clocks/index.js';
import { Duty } from './duty.service.js';
import type { Urgency } from '../vocabulary/index.js';

/** What of a case says how long its answers may take. */
export interface Targeted {
  deskId: string;
  urgency: Urgency;
}

/** How long an answer may take in a case: by its urgency, and by the hours of its desk. */
@Injectable()
export class ResponseTargets {
  constructor(
    private readonly config: Config,
    private readonly duty: Duty,
  ) {}

  /** The times of a clock for an answer that is owed from `start` on. */
  from(clock: ClockDefinition, { deskId, urgency }: Targeted, start: Date): Promise<ClockTimes> {
    return this.duty.answerTimes(clock, deskId, urgency, start);
  }

  /** Business time as the answers of this case count it. */
  businessTime({ deskId, urgency }: Targeted): Promise<BusinessTime> {
    return this.duty.businessTime(deskId, urgency);
  }

  /**
   * The minutes of a clock after the urgency of its case changed. Where it had fewer than its urgency gives, a rule at the
   * intake had tightened it: it keeps those, unless the new urgency gives fewer still.
   */
  after(minutes: number, change: { from: Urgency; to: Urgency }): number {
    const next = this.minutesOf(change.to);
    return minutes < this.minutesOf(change.from) ? Math.min(minutes, next) : next;
  }

  /** The minutes that an answer may take at this urgency. */
  minutesOf(urgency: Urgency): number {
    const minutes = this.config.firstAnswerMinutes[urgency - 1];
    if (minutes === undefined) throw new RangeError('FIRST_ANSWER_MINUTES lacks an urgency');
    return minutes;
  }
}
