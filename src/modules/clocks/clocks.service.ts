import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StatementPart } from '../../platform/database/index.js';
import type { CaseClock, ClockDefinition, ClockScope, OwnClock, Subject } from './clock.definition.js';
import { ClockError } from './clock.errors.js';
import { ClockKinds } from './clock-kinds.js';
import { given, paused, resumed, type OpenClock } from './clock-moves.js';
import { fixedTimes, type BusinessTime, type ClockTimes } from './clock-times.js';
import type { ClockState } from './clock.entity.js';
import { ClockRepository, type ClockRow, type LockedClock } from './clock.repository.js';

/**
 * The clocks of cases. Each write returns the next deadline of the case: the earliest of the open clocks that order the queue and
 * are not paused, null where there is none. The caller, inside a transaction that locks the case, keeps that on the case. Clocks
 * know nothing of cases.
 *
 * A clock runs, is warned of once and breached once, and ends met or cancelled. Each call names the kinds it is about, by their
 * definitions, or their scope; of a clock of scope `own` it names the subject too. A kind that pauses does so only while it has
 * a span of minutes and is not late: a late one stays late until it is met or cancelled.
 *
 * Calls that take a definition throw DEFINITION_UNKNOWN for one that no module of this process registers, and
 * CLOCK_SUBJECT_INVALID for a subject that is none of the clock's.
 */
@Injectable()
export class Clocks {
  constructor(
    private readonly clocks: ClockRepository,
    private readonly kinds: ClockKinds,
  ) {}

  /** Starts a clock. Where one of this kind and subject is open already, that one stays as it is. */
  async open<C extends ClockDefinition>(
    caseId: string,
    clock: C,
    times: ClockTimes,
    ...subject: Subject<C>
  ): Promise<Date | null> {
    const subjectId = this.subjectOf(caseId, clock, subject);
    return this.clocks.insert({ id: randomUUID(), caseId, kind: clock.name, subjectId, ...times });
  }

  /**
   * Starts clocks of one kind that order no queue, each with a time that no pause moves and a subject of its own, at once. Where a
   * subject has an open one, that one stays as it is.
   */
  async openFixed(
    caseId: string,
    clock: OwnClock,
    subjects: readonly { subjectId: string; from: Date; dueAt: Date }[],
  ): Promise<void> {
    if (subjects.length === 0) return;
    const clocks = subjects.map(({ subjectId, from, dueAt }) => {
      const { warnAt } = fixedTimes(clock, from, dueAt);
      return { id: randomUUID(), subjectId: this.subjectOf(caseId, clock, [subjectId]), warnAt, dueAt };
    });
    await this.clocks.insertFixed(caseId, clock.name, clocks);
  }

  /** A clock for the statement that writes a new case: started if its part named `after` has a row. */
  part(caseId: string, clock: CaseClock, times: ClockTimes, after: string): StatementPart {
    const subjectId = this.subjectOf(caseId, clock, []);
    return this.clocks.inserting({ id: randomUUID(), caseId, kind: clock.name, subjectId, ...times }, after);
  }

  /** Meets the open clock of this kind and subject, in time or late: what it asked for was done. */
  async meet<C extends ClockDefinition>(
    caseId: string,
    clock: C,
    ...subject: Subject<C>
  ): Promise<Date | null> {
    const subjectId = this.subjectOf(caseId, clock, subject);
    return this.clocks.end(caseId, { kinds: [clock.name], subjectId }, 'met');
  }

  /** Meets every open clock that an answer of the desk meets, as its definition says; never one of scope `own`. */
  meetByAnswer(caseId: string): Promise<Date | null> {
    return this.clocks.end(caseId, { kinds: this.kinds.names((clock) => clock.metByAnswer) }, 'met');
  }

  /** Cancels the open clock of this kind and subject: what it asked for is owed no more. */
  async cancel<C extends ClockDefinition>(
    caseId: string,
    clock: C,
    ...subject: Subject<C>
  ): Promise<Date | null> {
    const subjectId = this.subjectOf(caseId, clock, subject);
    return this.clocks.end(caseId, { kinds: [clock.name], subjectId }, 'cancelled');
  }

  /** Cancels every open clock of these scopes. With `own` among them also those of kinds that this process does not know. */
  cancelAll(caseId: string, scopes: readonly ClockScope[]): Promise<Date | null> {
    const kinds = this.kinds.names(({ scope }) => scopes.includes(scope));
    return this.clocks.end(caseId, { kinds, own: scopes.includes('own') }, 'cancelled');
  }

  /** Starts a clock in place of the open one of its kind and subject, if there is one. */
  async replace<C extends ClockDefinition>(
    caseId: string,
    clock: C,
    times: ClockTimes,
    ...subject: Subject<C>
  ): Promise<Date | null> {
    await this.cancel(caseId, clock, ...subject);
    return this.open(caseId, clock, times, ...subject);
  }

  /**
   * Pauses the open clocks whose definition says that they pause. Times are whole minutes, so that up to one may be won or lost
   * by it.
   */
  pause(caseId: string, time?: BusinessTime): Promise<Date | null> {
    const kinds = this.kinds.names(({ pauses }) => pauses);
    return this.move(caseId, kinds, ({ clock, now }) => paused(clock, now, time));
  }

  /** Resumes the paused clocks of scope `answer` and `opening` with what was left of their time. */
  resume(caseId: string, time?: BusinessTime): Promise<Date | null> {
    const kinds = this.kinds.names(({ scope }) => scope !== 'own');
    return this.move(caseId, kinds, ({ clock, now }) =>
      resumed(clock, this.kinds.get(clock.kind), now, time),
    );
  }

  /**
   * Gives the open clocks of scope `answer` that have a span of minutes another one, from their start on. None goes back a
   * state: a breached one stays breached with more time than it had, and a warned one is not warned of again.
   *
   * @param minutes - makes the new minutes of a clock of those that it had
   */
  recomputeAnswers(
    caseId: string,
    minutes: (before: number) => number,
    time?: BusinessTime,
  ): Promise<Date | null> {
    const kinds = this.kinds.names(({ scope }) => scope === 'answer');
    return this.move(caseId, kinds, ({ clock }) => given(clock, this.kinds.get(clock.kind), minutes, time));
  }

  /** Whether a clock of one of these kinds is open, a paused one too. */
  async isOpen(caseId: string, clocks: readonly CaseClock[]): Promise<boolean> {
    return this.clocks.isOpen(caseId, this.namesOf(clocks));
  }

  /** Whether a clock is open that keeps the case from being closed. */
  keepsOpen(caseId: string): Promise<boolean> {
    return this.clocks.isOpen(
      caseId,
      this.kinds.names(({ keepsCaseOpen }) => keepsCaseOpen === true),
    );
  }

  /** When the open clock of this kind and subject is due, which may have passed; null where none is open. */
  async dueAt<C extends ClockDefinition>(
    caseId: string,
    clock: C,
    ...subject: Subject<C>
  ): Promise<Date | null> {
    return this.clocks.dueOf(caseId, clock.name, this.subjectOf(caseId, clock, subject));
  }

  /** The next deadline of the case, which may have passed; null where there is none. */
  nextDeadline(caseId: string): Promise<Date | null> {
    return this.clocks.next(caseId);
  }

  /** Whether the sweep has found an answer to the reporter late, with which it has staff told. */
  isAnswerBreached(caseId: string): Promise<boolean> {
    return this.clocks.isBreached(
      caseId,
      this.kinds.names(({ scope }) => scope === 'answer'),
    );
  }

  /** When the next answer to the reporter is due, which may have passed; null where none is owed or all are paused. */
  nextAnswer(caseId: string): Promise<Date | null> {
    return this.clocks.next(
      caseId,
      this.kinds.names(({ scope }) => scope === 'answer'),
    );
  }

  /**
   * In the caller's transaction, puts another clock of the same kind and subject in place of a breached one; of several callers
   * only the first does. Returns false when the clock is not breached, or not any more.
   */
  async follow(clockId: string, times: ClockTimes): Promise<boolean> {
    const before = await this.clocks.cancelBreached(clockId);
    if (before) await this.clocks.insert({ id: randomUUID(), ...before, ...times });
    return before !== null;
  }

  /** Every clock of these kinds that the case ever had, by deadline. */
  async listFor<C extends ClockDefinition>(
    caseId: string,
    clocks: readonly C[],
  ): Promise<ClockRow<C['name']>[]> {
    return this.clocks.listFor<C['name']>(caseId, this.namesOf(clocks));
  }

  /** One clock: its kind, the case or the subject it belongs to, and its state. Null where it is gone. */
  async find(clockId: string): Promise<{ kind: string; subjectId: string; state: ClockState } | null> {
    const clock = await this.clocks.find(clockId);
    return clock && { kind: clock.kind, subjectId: clock.subjectId, state: clock.state };
  }

  /** One clock's state, or null where it is gone. */
  async stateOf(clockId: string): Promise<ClockState | null> {
    return (await this.clocks.find(clockId))?.state ?? null;
  }

  private async move(
    caseId: string,
    kinds: readonly string[],
    change: (locked: LockedClock) => OpenClock | null,
  ): Promise<Date | null> {
    for (const locked of await this.clocks.lockOpen(caseId, kinds)) {
      const changed = change(locked);
      if (changed) await this.clocks.move(changed);
    }
    return this.clocks.next(caseId);
  }

  private namesOf<C extends ClockDefinition>(clocks: readonly C[]): C['name'][] {
    for (const clock of clocks) this.kinds.require(clock);
    return clocks.map(({ name }) => name);
  }

  /** A clock of the case itself has the case as its subject. */
  private subjectOf(
    caseId: string,
    clock: CaseClock | OwnClock,
    [subjectId]: readonly [] | readonly [string],
  ): string {
    this.kinds.require(clock);
    const isOwn = subjectId !== undefined && subjectId !== caseId;
    if (isOwn !== (clock.scope === 'own')) throw new ClockError('CLOCK_SUBJECT_INVALID');
    return subjectId ?? caseId;
  }
}
