import type { About, AgeBand, CaseKind, Safety } from '../vocabulary/index.js';
import type { AgeGroup, Use } from './helpline.js';

/** What is known of who reads a page and of what happened, in enumerations. Null: not asked, or not answered so far. */
export interface Situation {
  /** Whom it is about; `self`: the reader. */
  about: About | null;
  kind: CaseKind | null;
  /** Of the person it is about; `unsaid`: asked, and not said. */
  ageBand: AgeBand | null;
  /** Of the reader. */
  safety: Safety | null;
}

export const NOTHING_KNOWN: Situation = { about: null, kind: null, ageBand: null, safety: null };

/** The group whose lines fit; null where the age is not known: then lines of both are shown, each with for whom it is. */
export function ageGroupOf({ ageBand }: Situation): AgeGroup | null {
  if (ageBand === 'adult') return 'adult';
  return ageBand === null || ageBand === 'unsaid' ? null : 'under_18';
}

/**
 * Whether the line for distress stands before every other one: for whoever might hurt themselves, and where somebody is threatened
 * who is not known to be 18 or over. Deaths have followed such threats within hours.
 */
export function isDistressFirst({ safety, kind, ageBand }: Situation): boolean {
  return safety === 'self_harm' || (kind === 'threatened' && ageBand !== 'adult');
}

/** What a list of numbers holds for a situation, in order; the emergency number first, unless distress is. */
export function fittingUses(situation: Situation): readonly Use[] {
  const { kind } = situation;
  const group = ageGroupOf(situation);
  const pictures = kind === 'threatened' || kind === 'shared';
  const child: readonly Use[] = [
    'emergency',
    'child',
    'distress',
    ...(pictures ? (['pictures'] as const) : []),
    ...(kind === 'threatened' ? (['cyber'] as const) : []),
  ];
  const adult: readonly Use[] = [
    'emergency',
    'women',
    'cyber',
    'distress',
    ...(pictures ? (['pictures'] as const) : []),
  ];
  if (kind === 'found') return inOrder(situation, ['emergency', 'child', 'found', 'distress']);
  if (group === 'adult') return inOrder(situation, adult);
  return inOrder(situation, group === 'under_18' ? child : [...new Set([...child, ...adult])]);
}

/** Whom to call rather than to wait: the first of those, for a page that is about something else. */
export function urgentUses(situation: Situation): readonly Use[] {
  const adult: readonly Use[] = ['emergency', 'women', 'cyber', 'distress'];
  return inOrder(situation, ageGroupOf(situation) === 'adult' ? adult : ['emergency', 'child', 'distress']);
}

/** The same uses, those for distress first where the situation asks for it. */
export function inOrder(situation: Situation, uses: readonly Use[]): readonly Use[] {
  if (!isDistressFirst(situation) || !uses.includes('distress')) return uses;
  return ['distress', ...uses.filter((use) => use !== 'distress')];
}

/** What the lines on top of a page are picked from: the first two that the country has. */
export function crisisUses(situation: Situation): readonly Use[] {
  const uses: readonly Use[] =
    ageGroupOf(situation) === 'adult' ? ['emergency', 'distress'] : ['emergency', 'child', 'distress'];
  return inOrder(situation, uses);
}
