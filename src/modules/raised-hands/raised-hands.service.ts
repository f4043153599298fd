import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { CaseAccess, CaseWrite, ExclusionTags } from '../cases/index.js';
import { Clocks, fixedTimes } from '../clocks/index.js';
import type { StaffSession } from '../staff/index.js';
import {
  ANSWER_MINUTES,
  answerHand,
  endHand,
  handAnswered,
  handClock,
  handEnded,
  handRaised,
  handRaisedEvent,
  RaisedHandError,
  raiseHand,
} from './raised-hand.definitions.js';
import { RaisedHandRepository, type ListedHand, type RaisedHand } from './raised-hand.repository.js';

const MINUTE = 60_000;

/** Asking for a second person in a case, and coming. */
@Injectable()
export class RaisedHands {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly hands: RaisedHandRepository,
    private readonly clocks: Clocks,
    private readonly excluded: ExclusionTags,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Who asks for a second person in the case, and who comes; null: nobody asks.
   *
   * @throws CASE_NOT_FOUND
   */
  async read(session: StaffSession, caseId: string): Promise<RaisedHand | null> {
    const { case: found } = await this.access.require(session, caseId);
    return found.status === 'closed' ? null : this.hands.openOf(found.id);
  }

  /** Those that ask in the open cases that the caller may see: their own, and those that they are called to. */
  async list(session: StaffSession): Promise<ListedHand[]> {
    const { staffId, permissions, keys } = session;
    const all = await this.hands.list([...keys.desks.keys()], this.excluded.allOf(session));
    const called = permissions.has('case.assign');
    return all.filter(
      (hand) => hand.raisedBy === staffId || (hand.answeredBy === null && (called || hand.wide)),
    );
  }

  /**
   * Asks for a second person: who leads the desk is told at once. While somebody asks already and nobody comes yet, nothing
   * changes; once somebody comes, it asks for one more.
   *
   * @throws CASE_NOT_FOUND, HAND_CASE_CLOSED
   */
  async raise(session: StaffSession, caseId: string): Promise<void> {
    await this.write.change(session, caseId, raiseHand.name, async (locked, change) => {
      const before = await this.hands.openOf(locked.id);
      if (before?.answeredBy === null) return;
      const now = minute(await this.clock.read());
      if (before) await this.hands.end(before.id, now);
      const id = randomUUID();
      await this.hands.insert({ id, caseId: locked.id, raisedBy: session.staffId, raisedAt: now });
      const due = new Date(now.getTime() + ANSWER_MINUTES * MINUTE);
      await this.clocks.open(locked.id, handClock, fixedTimes(handClock, now, due), id);
      change.record(handRaised({}));
      await this.outbox.emit(handRaisedEvent({ caseId: locked.id, handId: id }));
    });
  }

  /**
   * "I am coming." Where somebody comes already, nothing changes.
   *
   * @throws CASE_NOT_FOUND, HAND_CASE_CLOSED, HAND_NOT_RAISED, HAND_IS_OWN
   */
  async answer(session: StaffSession, caseId: string): Promise<void> {
    await this.write.change(session, caseId, answerHand.name, async (locked, change) => {
      const hand = await this.hands.openOf(locked.id);
      if (!hand) throw new RaisedHandError('HAND_NOT_RAISED');
      if (hand.answeredBy !== null) return;
      if (hand.raisedBy === session.staffId) throw new RaisedHandError('HAND_IS_OWN');
      await this.hands.answer(hand.id, session.staffId, minute(await this.clock.read()));
      await this.clocks.meet(locked.id, handClock, hand.id);
      change.record(handAnswered({}));
    });
  }

  /**
   * No second person is needed any more. Where nobody asks, nothing changes.
   *
   * @throws CASE_NOT_FOUND, HAND_CASE_CLOSED
   */
  async end(session: StaffSession, caseId: string): Promise<void> {
    await this.write.change(session, caseId, endHand.name, async (locked, change) => {
      const hand = await this.hands.openOf(locked.id);
      if (!hand) return;
      await this.hands.end(hand.id, minute(await this.clock.read()));
      if (hand.answeredBy === null) await this.clocks.cancel(locked.id, handClock, hand.id);
      change.record(handEnded({}));
    });
  }
}
