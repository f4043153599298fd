import { type Definition, DefinitionKind } from '../../platform/definitions/index.js';
import type { EventDefinition } from '../../platform/queue/index.js';

/**
 * Whose deadline a clock is. `answer`: an answer owed to the reporter of a case. `opening`: a person has to open the case. `own`:
 * a subject within the case, such as a task or a takedown, each with a clock of its own.
 */
export const CLOCK_SCOPES = ['answer', 'opening', 'own'] as const;
export type ClockScope = (typeof CLOCK_SCOPES)[number];

/** The data of an event about a clock of a case. */
export type CaseClockData = { caseId: string; clockId: string };
/** The data of an event about a clock of scope `own`. */
export type OwnClockData = { caseId: string; clockId: string; subjectId: string };

/** How long before its deadline a clock warns: this share of its whole span (0 to 1), and never less than so many minutes. */
export interface WarnBefore {
  readonly share: number;
  readonly leastMinutes: number;
}

/** With a warning both are set, without one both are null. */
type Warning<D extends CaseClockData> =
  | { readonly warnBefore: WarnBefore; readonly onWarn: EventDefinition<D> }
  | { readonly warnBefore: null; readonly onWarn: null };

interface AnyClock<Name extends string> extends Definition {
  /** What `clocks.kind` holds: lower case, words joined by `_`. */
  readonly name: Name;
  /** Whether an open clock counts towards the next deadline of its case, by which the queue is ordered. */
  readonly ordersQueue: boolean;
  /** Whether its case is not closed while it is open: what it waits for is ended first. Left out: closing cancels it. */
  readonly keepsCaseOpen?: boolean;
}

/** A kind of clock that a case has at most one of at a time. */
export type CaseClock<Name extends string = string> = AnyClock<Name> & {
  readonly scope: 'answer' | 'opening';
  /** Whether it stands still while the case waits for its reporter. One with a fixed deadline never does. */
  readonly pauses: boolean;
  /** Whether any answer of the desk meets it. */
  readonly metByAnswer: boolean;
  /** What the sweep emits when the deadline passes. */
  readonly onBreach: EventDefinition<CaseClockData>;
} & Warning<CaseClockData>;

/**
 * A kind of clock that each subject of a case has at most one of at a time. Only a call that names kind and subject meets it.
 * It never pauses: only the hours in which a desk answers reporters stand still with them.
 */
export type OwnClock<Name extends string = string> = AnyClock<Name> & {
  readonly scope: 'own';
  readonly pauses: false;
  readonly metByAnswer: false;
  /** What the sweep emits when the deadline passes. */
  readonly onBreach: EventDefinition<OwnClockData>;
} & Warning<OwnClockData>;

export type ClockDefinition<Name extends string = string> = CaseClock<Name> | OwnClock<Name>;

/** What a call names besides the kind: of a clock of scope `own` its subject (a uuid, not that of the case), else nothing. */
export type Subject<C extends ClockDefinition> = C extends OwnClock ? [subjectId: string] : [];

export const CLOCKS = new DefinitionKind<ClockDefinition>('clock');

/**
 * Defines a kind of clock. A module registers it, and its events, with `registers(..)`. A process does not start with two of one
 * name, nor with one whose events no job hears. The name is stored: change it only with a migration.
 */
export function defineClock<const C extends ClockDefinition>(clock: C): C {
  return CLOCKS.define(clock);
}
