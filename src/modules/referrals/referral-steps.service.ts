import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import type { CaseEntity } from '../cases/index.js';
import { Clocks, fixedTimes } from '../clocks/index.js';
import type { ReferralState } from '../vocabulary/index.js';
import { ReferralError, referralClock } from './referral.definitions.js';
import { canFollow, isSettled, NEXT_STEP } from './referral.policy.js';
import { ReferralRepository, type Referral, type ReferralChange } from './referral.repository.js';

/** What a step sets beside the state. */
export type StepDetail = Partial<
  Pick<ReferralChange, 'offeredBy' | 'offeredAt' | 'answeredAt' | 'handedOverAt' | 'consentId'>
> & {
  /** When somebody looks at it again; left out: as long after as such a state may last. */
  readonly lookAgainAt?: Date;
};

/** Takes referrals from state to state, each with the clock of what comes next. Runs in a write of the case. */
@Injectable()
export class ReferralSteps {
  constructor(
    private readonly referrals: ReferralRepository,
    private readonly clocks: Clocks,
    private readonly clock: DatabaseClock,
  ) {}

  /** The time by which rows are written: to the minute. */
  async now(): Promise<Date> {
    return minute(await this.clock.read());
  }

  /** Until when what follows on a new state is to be done; null: nothing waits. */
  dueAfter(state: ReferralState, now: Date): Date | null {
    const span = NEXT_STEP[state];
    return span === null ? null : new Date(now.getTime() + span);
  }

  /** Starts the clock of what comes next, in place of the one that runs. */
  async wait(locked: CaseEntity, referralId: string, now: Date, dueAt: Date | null): Promise<void> {
    await this.clocks.meet(locked.id, referralClock, referralId);
    if (dueAt)
      await this.clocks.open(locked.id, referralClock, fixedTimes(referralClock, now, dueAt), referralId);
  }

  /**
   * Takes a referral to another state.
   *
   * @throws REFERRAL_CHANGED where that does not follow on where it stands, or somebody else was faster
   */
  async take(
    locked: CaseEntity,
    row: Referral,
    state: ReferralState,
    detail: StepDetail = {},
  ): Promise<void> {
    if (!canFollow(row.state, state)) throw new ReferralError('REFERRAL_CHANGED');
    if (isSettled(row.state) && (await this.isOffered(locked.id, row.serviceId)))
      throw new ReferralError('REFERRAL_CHANGED');
    const { lookAgainAt, ...columns } = detail;
    const now = await this.now();
    const dueAt = lookAgainAt ?? this.dueAfter(state, now);
    const saved = await this.referrals.save({ ...row, ...columns, state, changedAt: now, dueAt });
    if (!saved) throw new ReferralError('REFERRAL_CHANGED');
    await this.wait(locked, row.id, now, dueAt);
  }

  /** Whether a referral to this service waits for something. */
  async isOffered(caseId: string, serviceId: string): Promise<boolean> {
    const rows = await this.referrals.listFor(caseId);
    return rows.some((row) => row.serviceId === serviceId && !isSettled(row.state));
  }
}
