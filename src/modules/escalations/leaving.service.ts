import { Injectable } from '@nestjs/common';
import { readDay, requireText } from '../../platform/text/index.js';
import { Dispatches } from '../dispatch/index.js';
import type { StaffSession } from '../staff/index.js';
import type { EscalationAnswer, EscalationMove, EscalationOutcome } from '../vocabulary/index.js';
import { EscalationMoves, type Step } from './escalation-moves.js';
import { approverIn, hex, packageIn } from './escalation-record.js';
import { EscalationError } from './escalation.definitions.js';
import type { EscalationPlace } from './escalations.service.js';
import { canBeSent, fieldsOf, gapsOf } from './package.js';
import { Recipients, type Reached } from './recipients.js';

/** The most characters of a recipient's own number. */
export const REFERENCE_LIMIT = 200;
/** The most characters of what a recipient answered. */
export const ANSWER_LIMIT = 10_000;

const MOVE_TO: Readonly<Record<EscalationAnswer, EscalationMove>> = {
  acknowledged: 'acknowledge',
  answered: 'answer',
  refused: 'refuse',
  no_answer: 'stay_silent',
};

/** How a package leaves, and what comes of it. */
@Injectable()
export class Leaving {
  constructor(
    private readonly moves: EscalationMoves,
    private readonly recipients: Recipients,
    private readonly dispatches: Dispatches,
  ) {}

  /**
   * A second person says that exactly these bytes may leave.
   *
   * @param digest - SHA-256, in hex, of the bytes that they looked at
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_CASE_CLOSED, ESCALATION_NOT_NOW, ESCALATION_CHANGED, ESCALATION_OWN,
   *   ESCALATION_INCOMPLETE, ESCALATION_RECIPIENT_UNKNOWN, ESCALATION_RECIPIENT_CHANGED, ESCALATION_NOT_COVERED
   */
  async approve(session: StaffSession, place: EscalationPlace, digest: string): Promise<void> {
    await this.moves.move(session, place, 'approve', async ({ row, entries, note }) => {
      if (hex(row.digest) !== digest.toLowerCase()) throw new EscalationError('ESCALATION_CHANGED');
      const written = packageIn(entries, row);
      if (written.authorId === session.staffId) throw new EscalationError('ESCALATION_OWN');
      const { channel } = await this.recipients.requireMayLeave(row, written);
      if (gapsOf(fieldsOf(channel), written.fields).length > 0)
        throw new EscalationError('ESCALATION_INCOMPLETE');
      await note({ digest: hex(row.digest) });
    });
  }

  /**
   * Somebody copied what was approved by hand: into the recipient's form, a letter, a call.
   *
   * @param given.on - the day, YYYY-MM-DD, today or before
   * @param given.reference - the recipient's own number, where they gave one
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_CASE_CLOSED, ESCALATION_NOT_NOW, ESCALATION_NOT_APPROVED,
   *   ESCALATION_RECIPIENT_UNKNOWN, ESCALATION_RECIPIENT_CHANGED, ESCALATION_NOT_COVERED, ESCALATION_DAY_WRONG, TextError
   */
  async handOver(
    session: StaffSession,
    place: EscalationPlace,
    given: { on: string; reference: string | null },
  ): Promise<void> {
    await this.moves.move(session, place, 'hand_over', async (step) => {
      await this.requireApproved(step);
      requireDay(given.on, step.now);
      const reference = optional(given.reference, REFERENCE_LIMIT);
      await step.note({ digest: hex(step.row.digest), on: given.on, reference });
      return { sentAt: step.now };
    });
  }

  /**
   * Has the helpdesk send what was approved, by mail, encrypted mail or the interface of the CyberTipline, at most once.
   *
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_CASE_CLOSED, ESCALATION_NOT_NOW, ESCALATION_NOT_APPROVED,
   *   ESCALATION_RECIPIENT_UNKNOWN, ESCALATION_RECIPIENT_CHANGED, ESCALATION_NOT_COVERED, ESCALATION_BY_HAND, DISPATCH_NOT_READY
   */
  async queue(session: StaffSession, place: EscalationPlace): Promise<void> {
    await this.moves.move(session, place, 'queue', async (step) => {
      const { record, channel } = await this.requireApproved(step);
      if (!canBeSent(record, channel)) throw new EscalationError('ESCALATION_BY_HAND');
      const { text } = packageIn(step.entries, step.row);
      await step.note({ digest: hex(step.row.digest) });
      const { id: escalationId, caseId, recipientId, channelKey } = step.row;
      await this.dispatches.queue({ caseId, escalationId, recipientId, channelKey, text });
      return { failure: null, theirCode: null, theirId: null };
    });
  }

  /**
   * A person found out whether a package left of which nobody knew.
   *
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_CASE_CLOSED, ESCALATION_NOT_NOW
   */
  async settle(session: StaffSession, place: EscalationPlace, hasLeft: boolean): Promise<void> {
    await this.moves.move(session, place, hasLeft ? 'settle_sent' : 'settle_failed', async (step) => {
      await step.note({});
      return hasLeft ? { sentAt: step.now } : {};
    });
  }

  /**
   * Notes what a recipient said, or that they said nothing.
   *
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_NOT_NOW, TextError
   */
  async note(
    session: StaffSession,
    place: EscalationPlace,
    given: { answer: EscalationAnswer; reference: string | null; text: string | null },
  ): Promise<void> {
    const reference = optional(given.reference, REFERENCE_LIMIT);
    const text = optional(given.text, ANSWER_LIMIT);
    await this.moves.move(session, place, MOVE_TO[given.answer], ({ note }) => note({ reference, text }));
  }

  /**
   * Closes it with what became of it.
   *
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_NOT_NOW
   */
  async close(session: StaffSession, place: EscalationPlace, outcome: EscalationOutcome): Promise<void> {
    await this.moves.move(session, place, 'close', async ({ row, note }) => {
      await note({});
      await this.dispatches.forgetAnswers(row.id);
      return { outcome };
    });
  }

  /**
   * Takes back what has not left.
   *
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_CASE_CLOSED, ESCALATION_NOT_NOW, ESCALATION_LEAVING
   */
  async cancel(session: StaffSession, place: EscalationPlace): Promise<void> {
    await this.moves.move(session, place, 'cancel', async ({ row, note }) => {
      if (row.state === 'queued' && !(await this.dispatches.withdraw(row.id)))
        throw new EscalationError('ESCALATION_LEAVING');
      await note({});
    });
  }

  /** The case shows, signed, that a second person approved these bytes, and they may still leave. */
  private requireApproved({ row, entries }: Step): Promise<Reached> {
    if (approverIn(entries, row) === null) throw new EscalationError('ESCALATION_NOT_APPROVED');
    return this.recipients.requireMayLeave(row, packageIn(entries, row));
  }
}

function optional(typed: string | null, max: number): string | null {
  return typed === null || typed.trim() === '' ? null : requireText(typed, { max });
}

/** The day of whoever sent it may be one ahead of the database's. */
const DAY_MS = 86_400_000;

function requireDay(day: string, now: Date): void {
  const at = readDay(day);
  if (!at || at.getTime() > now.getTime() + DAY_MS) throw new EscalationError('ESCALATION_DAY_WRONG');
}
