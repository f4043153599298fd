import type { MessageKey } from '../../platform/i18n/index.js';
import type { Provenance } from './provenance.js';

/** What a line is good for; screens pick lines by it. */
export const USES = [
  'emergency',
  'distress',
  'child',
  'women',
  'money',
  'pictures',
  'missing',
  'own_thoughts',
] as const;
export type Use = (typeof USES)[number];

/** A number to dial (`dial` holds digits and a leading plus only) or a site to open. */
export type Channel =
  { kind: 'phone'; label: string; dial: string } | { kind: 'site'; label: string; url: string };

export interface Helpline extends Provenance {
  id: string;
  /** ISO 3166-1 alpha-2; empty: for a country that has no row of its own. */
  countries: readonly string[];
  /** For whom it is, in the words of the catalogue. */
  audience: MessageKey;
  /** The name it goes by, the same in every language. */
  name?: string;
  channels: readonly Channel[];
  hours?: MessageKey;
  /** How it can be reached, where that is more than by calling. */
  note?: MessageKey;
  uses: readonly Use[];
}
