import type { MessageKey } from '../../platform/i18n/index.js';
import { UNVERIFIED, type Provenance } from './provenance.js';

/** What the law of a country may make the desk pass on, told before anything is asked that says who someone is. */
export interface LegalLimit extends Omit<Provenance, 'source'> {
  text: MessageKey;
  /** The same, of anyone who knows of a crime against a child, and not of one report. */
  duty: MessageKey;
  /** The law, as it is named; null where only "a law" can be said. */
  law: string | null;
  source: string | null;
}

const ANY_COUNTRY: LegalLimit = {
  ...UNVERIFIED,
  text: 'guidance.law.any_country',
  duty: 'guidance.duty.any_country',
  law: null,
  source: null,
  confidence: 'low',
};

const BY_COUNTRY: Readonly<Record<string, LegalLimit>> = {
  IN: {
    ...UNVERIFIED,
    text: 'guidance.law.in',
    duty: 'guidance.duty.in',
    law: 'POCSO Act, section 19',
    source: 'POCSO Act 2012, sections 19 and 21',
    confidence: 'high',
  },
};

/** The limit of secrecy for a report that concerns someone under 18 in this country (ISO 3166-1 alpha-2). */
export function legalLimit(country: string): LegalLimit {
  return Object.hasOwn(BY_COUNTRY, country) ? (BY_COUNTRY[country] ?? ANY_COUNTRY) : ANY_COUNTRY;
}
