import { CryptoError } from './crypto.errors.js';
import { FairQueue, type Waiting } from './fair-queue.js';

/**
 * Which turn a piece of work waits for. `staff`: of somebody known to belong here, by a session or a device; `stranger`: of
 * somebody who may be anybody and tries to sign in.
 */
export type ArgonLane = 'staff' | 'stranger' | 'submission' | 'code';

export interface ArgonLimits {
  /** How many staff hashes (64 MiB each) run at once. */
  readonly staffAtOnce: number;
  /** How many reporters' hashes (19 MiB each) run at once, submissions and codes together. */
  readonly reportersAtOnce: number;
  /** How many may wait, by lane. */
  readonly staffWaiting: number;
  readonly strangersWaiting: number;
  readonly submissionsWaiting: number;
  readonly codesWaiting: number;
}

const LIMITS: ArgonLimits = {
  staffAtOnce: 1,
  reportersAtOnce: 2,
  staffWaiting: 200,
  strangersWaiting: 200,
  submissionsWaiting: 2_000,
  codesWaiting: 1_000,
};

/**
 * One turn in this many goes to a waiting code, so that a flood of submissions cannot shut out those who come
 * back.
 */
const CODE_TURN_EVERY = 20;
/** The same for strangers who try to sign in while staff do. */
const STRANGER_TURN_EVERY = 20;

/**
 * Runs Argon2 work so that neither memory nor anyone's turn can be used up. Staff and reporters have slots of
 * their own; staff go before strangers who try to sign in, submissions before code checks; within a lane clients take turns, however many each has
 * waiting. A full lane drops the newest work of whoever has most waiting, so that one client can fill it only
 * for itself.
 */
export class ArgonQueue {
  private readonly limits: ArgonLimits;
  private readonly lanes: Record<ArgonLane, FairQueue>;
  private staffRunning = 0;
  private reportersRunning = 0;
  private staffInARow = 0;
  private submissionsInARow = 0;

  constructor(limits: Partial<ArgonLimits> = {}) {
    this.limits = { ...LIMITS, ...limits };
    this.lanes = {
      staff: new FairQueue(this.limits.staffWaiting),
      stranger: new FairQueue(this.limits.strangersWaiting),
      submission: new FairQueue(this.limits.submissionsWaiting),
      code: new FairQueue(this.limits.codesWaiting),
    };
  }

  /** How much is waiting in a lane. */
  waiting(lane: ArgonLane): number {
    return this.lanes[lane].size;
  }

  /**
   * Runs `work` when its turn comes. `client` is whoever must not take more than a fair share: a hash of an
   * address or an account's id. Rejects with BUSY when there is no room, and as `work` does.
   */
  run<T>(lane: ArgonLane, client: string, work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const waiting: Waiting = {
        client,
        start: async () => {
          try {
            resolve(await work());
          } catch (error) {
            reject(error);
          }
        },
        drop: () => reject(new CryptoError('BUSY')),
      };
      this.lanes[lane].add(waiting);
      this.startNext();
    });
  }

  private startNext(): void {
    while (this.staffRunning < this.limits.staffAtOnce) {
      const next = this.nextStaff();
      if (!next) break;
      this.staffRunning += 1;
      void next.start().finally(() => {
        this.staffRunning -= 1;
        this.startNext();
      });
    }
    while (this.reportersRunning < this.limits.reportersAtOnce) {
      const next = this.nextReporter();
      if (!next) break;
      this.reportersRunning += 1;
      void next.start().finally(() => {
        this.reportersRunning -= 1;
        this.startNext();
      });
    }
  }

  private nextStaff(): Waiting | undefined {
    const { staff, stranger } = this.lanes;
    const strangersTurn =
      stranger.size > 0 && (staff.size === 0 || this.staffInARow >= STRANGER_TURN_EVERY - 1);
    this.staffInARow = strangersTurn || stranger.size === 0 ? 0 : this.staffInARow + 1;
    return strangersTurn ? stranger.take() : staff.take();
  }

  private nextReporter(): Waiting | undefined {
    const { submission, code } = this.lanes;
    const codesTurn =
      code.size > 0 && (submission.size === 0 || this.submissionsInARow >= CODE_TURN_EVERY - 1);
    this.submissionsInARow = codesTurn || code.size === 0 ? 0 : this.submissionsInARow + 1;
    return codesTurn ? code.take() : submission.take();
  }
}
