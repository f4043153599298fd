import { SetMetadata } from '@nestjs/common';
import { type Definition, DefinitionKind } from '../../platform/definitions/index.js';
import type { StaffSession } from '../staff/index.js';

/** Everything is as it should be; somebody has to do something; it cannot be told. */
export const READINESS_STATES = ['fine', 'attention', 'unknown'] as const;
export type ReadinessState = (typeof READINESS_STATES)[number];

/** One thing that the finding is about, such as a desk, and how many there are of it. */
export interface ReadinessSubject {
  readonly name: string;
  readonly count: number;
  /** Out of how many; left out where it is not a part of a whole. */
  readonly total?: number;
}

/** How things stand. Ids, enumerations, figures, days and names that administrators gave: never a word of a case. */
export interface ReadinessFinding {
  readonly state: ReadinessState;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly subjects?: readonly ReadinessSubject[];
}

/** Something that has to be so before a helpdesk can be relied on. */
export interface ReadinessCheckDefinition extends Definition {
  /** The lowest is shown first. */
  readonly order: number;
}

/** Looks how it stands. What it throws is shown as unknown. */
export interface ReadinessCheck {
  look(session: StaffSession): Promise<ReadinessFinding>;
}

export const READINESS_CHECKS = new DefinitionKind<ReadinessCheckDefinition>('readiness check');
export const CHECKS_READINESS = Symbol('CHECKS_READINESS');

/**
 * Defines a check of the readiness page. A module registers it with `registers(..)` and provides the class that looks, which is
 * marked with `@ChecksReadiness(..)`; the console shows it with a `*.readiness.tsx`.
 */
export function defineReadinessCheck(name: string, order: number): ReadinessCheckDefinition {
  return READINESS_CHECKS.define({ name, order });
}

/** Makes the class, a `ReadinessCheck`, the one that looks for this check. */
export function ChecksReadiness(
  definition: ReadinessCheckDefinition,
): <C extends new (...args: never[]) => ReadinessCheck>(check: C) => void {
  return (check) => SetMetadata(CHECKS_READINESS, definition.name)(check);
}
