import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Transaction } from '../../platform/database/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { Audit } from '../audit/index.js';
import { Sessions } from '../auth/index.js';
import { DeskError, Desks, DeskSealedThings, type RewrapDesk, type Rewrapper } from '../desks/index.js';
import type { StaffSession } from '../staff/index.js';
import { RewrapThreads } from './rewrap-threads.js';

/** How far a desk is with wrapping what is sealed to its earlier keys. */
export interface RewrapProgress {
  /** How many things are still sealed to an earlier key. */
  readonly left: number;
  /** Of how many. */
  readonly all: number;
  /** Whether it goes on at this moment, in this process. */
  readonly running: boolean;
}

/**
 * Wraps what is sealed to the earlier keys of a desk anew, to its present one, with the keys of a member's session: in batches, each
 * of which is kept by itself, so that whoever begins again goes on where the last one stopped. It ends with the session.
 */
@Injectable()
export class Rewrapping implements OnApplicationShutdown {
  private readonly running = new Map<string, Promise<void>>();
  private stopped = false;

  constructor(
    private readonly desks: Desks,
    private readonly things: DeskSealedThings,
    private readonly sessions: Sessions,
    private readonly threads: RewrapThreads,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly logger: AppLogger,
  ) {}

  /** Null for a desk that has no earlier key: there is nothing to wrap. */
  async progress(deskId: string): Promise<RewrapProgress | null> {
    if (!(await this.desks.hasEarlierKeys(deskId))) return null;
    const desk = await this.desks.requirePresentKey(deskId);
    return { ...(await this.things.count(deskId, desk.epoch)), running: this.running.has(deskId) };
  }

  /**
   * Begins with a desk of the session, or does nothing where this process is at it already. Resolves once it began.
   *
   * @throws DESK_NOT_FOUND for a desk whose present key the session does not have
   * @throws DESK_KEY_UNSIGNED, DESK_UNSIGNED
   */
  async begin(session: StaffSession, deskId: string): Promise<void> {
    const keys = session.keys.desks.get(deskId);
    if (!keys) throw new DeskError('DESK_NOT_FOUND');
    const { epoch, kemPublic } = await this.desks.requirePresentKey(deskId);
    if (!keys.has(epoch)) throw new DeskError('DESK_NOT_FOUND');
    if (this.stopped || this.running.has(deskId)) return;
    const run = this.run(session, { deskId, epoch, kemPublic, keys })
      .catch((error: unknown) => this.logger.failure('desk.rewrap_failed', error, { deskId }))
      .finally(() => this.running.delete(deskId));
    this.running.set(deskId, run);
  }

  /** Resolves once what was begun in this process has ended. */
  async idle(): Promise<void> {
    await Promise.all(this.running.values());
  }

  onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    return this.idle();
  }

  private async run(session: StaffSession, desk: RewrapDesk): Promise<void> {
    await this.threads.with(desk, async (rewrap) => {
      // What another process held at that moment is looked for again; what does not open is left at the second look.
      for (let left = Infinity; ;) {
        if (!(await this.pass(session, desk, rewrap))) return;
        const now = (await this.things.count(desk.deskId, desk.epoch)).left;
        if (now === 0) return this.finish(session, desk);
        if (now >= left) return;
        left = now;
      }
    });
  }

  /** Goes through all of it once. False: the session ended, the desk got another key, or the process stops. */
  private async pass(session: StaffSession, desk: RewrapDesk, rewrap: Rewrapper): Promise<boolean> {
    for (const thing of this.things.all) {
      let after: string | null = null;
      do {
        if (!(await this.mayGoOn(session, desk))) return false;
        after = await thing.wrapNext(desk, after, rewrap);
      } while (after !== null);
    }
    return true;
  }

  private async mayGoOn({ sessionId }: StaffSession, { deskId, epoch }: RewrapDesk): Promise<boolean> {
    if (this.stopped || !(await this.sessions.isAlive(sessionId))) return false;
    return (await this.desks.requirePresentKey(deskId)).epoch === epoch;
  }

  /** The earlier keys go, where still nothing is sealed to them. */
  private async finish({ staffId }: StaffSession, { deskId, epoch }: RewrapDesk): Promise<void> {
    await this.transaction.run(async () => {
      // Holds off whatever else would be sealed to the desk, or change its key, until the keys are gone.
      const present = await this.desks.lockKey(deskId);
      if (present !== epoch || (await this.things.count(deskId, epoch)).left > 0) return;
      if (!(await this.desks.hasEarlierKeys(deskId))) return;
      await this.desks.forgetKeysBefore(deskId, epoch);
      const about = { subject: 'desk', subjectId: deskId, detail: { epoch } } as const;
      await this.audit.record({ actorId: staffId, action: 'desk.rewrapped', ...about });
    });
  }
}
