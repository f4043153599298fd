import type { Confidence, RouteBasis, RouteConsequence } from '../../vocabulary/index.js';
import type { Condition } from './conditions.js';

/** Where a rule leads: to a record and its channel, to each platform of the facts, or to the emergency or crisis line there. */
export type RouteTarget =
  { readonly record: string; readonly channel: string } | 'platforms' | 'emergency' | 'crisis_line';

/** One rule of the router. Its reason is `routes.reason.<id>` in the console's catalogue. */
export interface RouteRule {
  readonly id: string;
  readonly when: Condition;
  readonly to: RouteTarget;
  readonly basis: RouteBasis;
  readonly clockMinutes: number | null;
  readonly consequences: readonly RouteConsequence[];
  /** Leads to somebody who can act on the case itself. Where no such rule holds, the fallback does. */
  readonly formal: boolean;
  readonly source: string;
  readonly confidence: Confidence;
}

/** What must not be done or promised. Its reason is `routes.forbidden.<id>` in the console's catalogue. */
export interface ForbiddenRule {
  readonly id: string;
  readonly when: Condition;
  readonly record: string | null;
  readonly source: string;
  readonly confidence: Confidence;
}

type Rest = Partial<Pick<RouteRule, 'basis' | 'clockMinutes' | 'consequences' | 'formal' | 'confidence'>> & {
  source: string;
};

/** A rule with what most have in common: with consent, at no fixed time, to somebody who can act. */
export function rule(id: string, when: Condition, to: RouteTarget, rest: Rest): RouteRule {
  return {
    id,
    when,
    to,
    basis: 'consent',
    clockMinutes: null,
    consequences: [],
    formal: true,
    confidence: 'high',
    ...rest,
  };
}

export const to = (record: string, channel: string): RouteTarget => ({ record, channel });
