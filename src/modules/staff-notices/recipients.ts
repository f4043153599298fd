import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { MailCircuits } from '../../platform/mail/index.js';
import { type CaseSummary, ExclusionTags, type Viewer } from '../cases/index.js';
import { Duty, type DutyStep } from '../duty/index.js';
import { Desks } from '../desks/index.js';
import { StaffDirectory } from '../staff/index.js';
import type { CaseKind } from '../vocabulary/index.js';
import { WorkPreferencesRepository } from '../work-preferences/index.js';
import type { NoticeDefinition, RecipientRules } from './notice.definition.js';
import { caseReceivedNotice, exclusionUndecidedNotice, nobodyOnDuty } from './notices.js';

/** Who is told of a new case, and by which notice. */
export interface Call {
  staffIds: readonly string[];
  notice: NoticeDefinition;
}

/** Who is told next of a case that nobody opened. `later`: when somebody else comes on duty, null where none will. */
export type NextCall =
  | { staffIds: readonly string[]; last: false }
  | { staffIds: readonly string[]; last: true; later: Date | null };

/** A desk at one moment: who is on it, who of them is on duty, and whom mail reaches. */
export interface DeskNow {
  memberIds: readonly string[];
  coordinatorIds: readonly string[];
  /** Those on duty, the first to be told first. */
  steps: readonly DutyStep[];
  open: boolean;
  /** Members whom mail does not reach at present. */
  unreached: ReadonlySet<string>;
  /** The kinds of case that members would rather not have. */
  optedOut: OptedOut;
}

type OptedOut = ReadonlyMap<string, readonly CaseKind[]>;

/**
 * Who of the staff is told of a case; never who is excluded from it. Whoever opted out of its kind is told of one that nobody has
 * only where nobody else can see to it, and no notice says that they opted out.
 */
@Injectable()
export class Recipients implements RecipientRules {
  constructor(
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly duty: Duty,
    private readonly circuits: MailCircuits,
    private readonly preferences: WorkPreferencesRepository,
    private readonly excluded: ExclusionTags,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * The person who has the case; while nobody has it or that person has left, everyone of its desk who did not opt out of its kind,
   * else its coordinators.
   */
  async workingOn(found: CaseSummary): Promise<string[]> {
    const assignee = await this.assignee(found);
    return assignee.length > 0 ? assignee : this.wholeDesk(found);
  }

  /** The person who has the case, else who is on duty at this moment, else as `workingOn`. */
  async hasOrOnDuty(found: CaseSummary): Promise<string[]> {
    const assignee = await this.assignee(found);
    if (assignee.length > 0) return assignee;
    const now = await this.deskAt(found.deskId, this.clock.now());
    const fit = this.allowed(found, peopleOf(now));
    for (const people of [willing(fit, found, now.optedOut), fit]) {
      const { staffIds } = callOf(now, people);
      if (staffIds.length > 0) return staffIds;
    }
    return this.wholeDesk(found);
  }

  /** As `workingOn`, and the coordinators of the desk. */
  async workingOnOrLeading(found: CaseSummary): Promise<string[]> {
    const coordinators = await this.desks.coordinatorsOf(found.deskId);
    const leading = this.allowed(found, coordinators);
    return [...new Set([...(await this.workingOn(found)), ...leading])];
  }

  /** The coordinators of the desk who are on duty at a moment; where none of them is, all of its coordinators. */
  async leadingNow(found: Pick<CaseSummary, 'deskId' | 'excluded'>, at: Date): Promise<string[]> {
    const now = await this.deskAt(found.deskId, at);
    const fit = this.allowed(found, peopleOf(now));
    const leading = now.coordinatorIds.filter((id) => fit.includes(id));
    const onDuty = leading.filter((id) => now.steps.some(({ staffIds }) => staffIds.includes(id)));
    return onDuty.length > 0 ? onDuty : leading;
  }

  /** Everyone of the desk, whatever they opted out of. */
  async everyone(found: Pick<CaseSummary, 'deskId' | 'excluded'>): Promise<string[]> {
    return this.allowed(found, await this.desks.holders(found.deskId));
  }

  /**
   * Who can find somebody for a case when nobody of its desk may be told: the coordinators of other desks, else the
   * administrators; these alone, while nobody has decided who must not have it, for they hand it to somebody. Who is
   * excluded, or may be, is told only where there is nobody else, and cannot open it either.
   */
  async fallback(found: Pick<CaseSummary, 'excluded' | 'exclusion'>): Promise<string[]> {
    const coordinators = found.exclusion === 'undecided' ? [] : await this.staff.activeOf('coordinator');
    const administrators = await this.staff.activeOf('administrator');
    const fit = [coordinators, administrators].map((people) =>
      people.filter(({ id }) => !this.excluded.names(found.excluded, id)),
    );
    // A case that nobody hears of helps nobody: last an administrator who may be meant is told that there is one.
    const first = [...fit, administrators].find((people) => people.length > 0) ?? [];
    return first.map(({ id }) => id);
  }

  /**
   * Whether a person whom a mail was written for may still be told of the case: it is not kept from them by now, or they are one
   * of those who are to find somebody for it. False for somebody who is not there.
   */
  async mayStillBeTold(
    staffId: string,
    found: Pick<CaseSummary, 'excluded' | 'exclusion'>,
  ): Promise<boolean> {
    if (found.excluded.length === 0) return true;
    const person = (await this.staff.find([staffId])).get(staffId);
    if (!person) return false;
    if (!this.excluded.has(found.excluded, { staffId, role: person.role })) return true;
    return (await this.fallback(found)).includes(staffId);
  }

  /** Who can see to a case in the place of a person: whoever works on it and its coordinators, else others. Empty: nobody. */
  async othersThan(staffId: string, found: CaseSummary): Promise<string[]> {
    for (const people of [
      () => this.workingOnOrLeading(found),
      () => this.everyone(found),
      () => this.fallback(found),
    ]) {
      const others = (await people()).filter((id) => id !== staffId);
      if (others.length > 0) return others;
    }
    return [];
  }

  /**
   * Of a new case: those on duty who are told first, with the coordinators when it is of urgency 1 and the desk is closed, and
   * when mail reaches none of the others; the coordinators alone when nobody is on duty, or nobody who wants its kind. While
   * nobody has decided who must not have it: all who may decide, whether they are on duty or not.
   *
   * @param now - its desk, of the last second or so
   */
  initial(found: CaseSummary, now: DeskNow): Call {
    const fit = this.allowed(found, peopleOf(now));
    if (found.exclusion === 'undecided') return { staffIds: fit, notice: exclusionUndecidedNotice };
    const wanting = willing(fit, found, now.optedOut);
    const { staffIds, reached } = callOf(now, wanting);
    const leads = (id: string): boolean => now.coordinatorIds.includes(id);
    const leading = wanting.some(leads) ? wanting.filter(leads) : fit.filter(leads);
    if (staffIds.length === 0) {
      // Somebody is on duty, and the mail must not say that they opted out.
      const { staffIds: unwilling } = callOf(now, fit);
      if (unwilling.length === 0) return { staffIds: leading, notice: nobodyOnDuty };
      const isEnough = leading.some((id) => !now.unreached.has(id)) && found.urgency !== 1;
      const called = isEnough ? leading : [...new Set([...leading, ...unwilling])];
      return { staffIds: called, notice: caseReceivedNotice };
    }
    const also = (found.urgency === 1 && !now.open) || !reached ? leading : [];
    return { staffIds: [...new Set([...staffIds, ...also])], notice: caseReceivedNotice };
  }

  /**
   * Of a case that nobody opened: the first of those on duty who were not told, then the coordinators; last, because a case that
   * nobody opens helps nobody, those on duty who would rather not have its kind.
   */
  async next(found: CaseSummary, told: readonly string[], at: Date): Promise<NextCall> {
    const now = await this.deskAt(found.deskId, at);
    const untold = this.allowed(found, peopleOf(now)).filter((id) => !told.includes(id));
    const wanting = willing(untold, found, now.optedOut);
    const { staffIds } = callOf(now, wanting);
    if (staffIds.length > 0) return { staffIds, last: false };
    const leading = now.coordinatorIds.filter((id) => untold.includes(id));
    const { staffIds: unwilling } = callOf(
      now,
      untold.filter((id) => !leading.includes(id)),
    );
    if (unwilling.length > 0) return { staffIds: leading.length > 0 ? leading : unwilling, last: false };
    // Who would rather not have its kind as well: it is asked again then, and they are told where nobody else is there.
    const others = untold.filter((id) => !leading.includes(id));
    return { staffIds: leading, last: true, later: await this.duty.comesOn(found.deskId, others, at) };
  }

  /** A desk as it is at a moment. */
  async deskAt(deskId: string, at: Date): Promise<DeskNow> {
    const members = await this.desks.holders(deskId);
    const coordinators = await this.desks.coordinatorsOf(deskId);
    const { open } = await this.duty.state(deskId, at);
    const steps = await this.stepsAt(deskId, at);
    const memberIds = members.map(({ staffId }) => staffId);
    const unreached = await this.circuits.unreached(memberIds);
    const optedOut = await this.optedOut(memberIds);
    const coordinatorIds = coordinators.map(({ staffId }) => staffId);
    return { memberIds, coordinatorIds, steps, open, unreached, optedOut };
  }

  /** Everyone of the desk who did not opt out of the kind; else its coordinators; else everyone. */
  private async wholeDesk(found: CaseSummary): Promise<string[]> {
    const everyone = await this.everyone(found);
    const wanting = willing(everyone, found, await this.optedOut(everyone));
    if (wanting.length > 0) return wanting;
    const leading = this.allowed(found, await this.desks.coordinatorsOf(found.deskId));
    return leading.length > 0 ? leading : everyone;
  }

  private async optedOut(staffIds: readonly string[]): Promise<OptedOut> {
    const said = await this.preferences.find(staffIds);
    return new Map([...said].map(([staffId, { optedOut }]) => [staffId, optedOut]));
  }

  private async stepsAt(deskId: string, at: Date): Promise<DutyStep[]> {
    const steps: DutyStep[] = [];
    let step = await this.duty.firstFor(deskId, at);
    while (step) {
      steps.push(step);
      step = await this.duty.nextAfter(deskId, at, step.step);
    }
    return steps;
  }

  /** The person who has the case, who is still there and may be told of it; else empty. */
  private async assignee(found: CaseSummary): Promise<string[]> {
    if (found.assigneeId === null) return [];
    const assignee = (await this.staff.find([found.assigneeId])).get(found.assigneeId);
    if (!assignee?.active) return [];
    return this.allowed(found, [{ staffId: assignee.id, role: assignee.role }]);
  }

  private allowed({ excluded }: Pick<CaseSummary, 'excluded'>, people: readonly Viewer[]): string[] {
    return people.filter((person) => !this.excluded.has(excluded, person)).map(({ staffId }) => staffId);
  }
}

/** Those of these people who did not opt out of the kind of the case. Pure. */
function willing(
  staffIds: readonly string[],
  { kind }: Pick<CaseSummary, 'kind'>,
  optedOut: OptedOut,
): string[] {
  return staffIds.filter((id) => !optedOut.get(id)?.includes(kind));
}

/** Of the members of a desk it matters whether they are its coordinators. */
function peopleOf({ memberIds, coordinatorIds }: DeskNow): Viewer[] {
  return memberIds.map((staffId) => ({
    staffId,
    role: coordinatorIds.includes(staffId) ? 'coordinator' : 'counsellor',
  }));
}

/** The first step with any of these people on it, and the steps after it up to one with somebody whom mail reaches. Pure. */
function callOf(
  { steps, unreached }: DeskNow,
  staffIds: readonly string[],
): { staffIds: string[]; reached: boolean } {
  const told: string[] = [];
  for (const step of steps) {
    const on = step.staffIds.filter((id) => staffIds.includes(id) && !told.includes(id));
    told.push(...on);
    if (on.some((id) => !unreached.has(id))) return { staffIds: told, reached: true };
  }
  return { staffIds: told, reached: false };
}
