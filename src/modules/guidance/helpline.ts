import type { MessageKey } from '../../platform/i18n/index.js';
import type { Provenance } from './provenance.js';

/** What a line is good for; screens pick lines by it. `found`: where a picture of a child's abuse can be reported without a name. */
export const USES = [
  'emergency',
  'distress',
  'child',
  'women',
  'cyber',
  'money',
  'pictures',
  'missing',
  'found',
  'own_thoughts',
] as const;
export type Use = (typeof USES)[number];

/** Whom a line turns to, where it turns others away. */
export type AgeGroup = 'under_18' | 'adult';

/** A number to dial (`dial` holds digits and a leading plus only) or a site to open. */
export type Channel =
  { kind: 'phone'; label: string; dial: string } | { kind: 'site'; label: string; url: string };

export interface Helpline extends Provenance {
  id: string;
  /** ISO 3166-1 alpha-2; empty: for any country that has no line of its own for the same use. */
  countries: readonly string[];
  /** For whom it is, in the words of the catalogue. */
  audience: MessageKey;
  /** The name it goes by, the same in every language. */
  name?: string;
  channels: readonly Channel[];
  hours?: MessageKey;
  /** How it can be reached, where that is more than by calling, or for whom it is not. */
  note?: MessageKey;
  uses: readonly Use[];
}

/** Whom a line turns away, by its words; a line that an administrator changes keeps to it. */
const AGE_OF_AUDIENCE: Partial<Record<MessageKey, AgeGroup>> = {
  'guidance.for.children': 'under_18',
  'guidance.for.under_18': 'under_18',
  'guidance.for.under_25': 'under_18',
  'guidance.for.pictures_under_18': 'under_18',
  'guidance.for.pictures_adult': 'adult',
};
/** What is done for children alone. */
const USES_FOR_CHILDREN: readonly Use[] = ['child', 'missing'];

/** Whether a line is of use to a group of age; null: the age is not known, and every line may be. */
export function fitsAge(line: Pick<Helpline, 'audience'>, use: Use, group: AgeGroup | null): boolean {
  if (group === null) return true;
  if (group === 'adult' && USES_FOR_CHILDREN.includes(use)) return false;
  return (AGE_OF_AUDIENCE[line.audience] ?? group) === group;
}
