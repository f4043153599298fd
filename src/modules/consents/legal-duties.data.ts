import type { LegalDutyId } from '../vocabulary/index.js';

/** A ground on which something leaves a case without its reporter's consent. */
export interface LegalDuty {
  readonly id: LegalDutyId;
  /** In English, as it is named. Null: no law, but a life in danger. */
  readonly law: string | null;
  /** In English: who must. */
  readonly who: string;
  /** Ids of records of the directory; null: whoever can help. */
  readonly to: readonly string[] | null;
  /** In English: within what, as the law says it, and what it does not say. */
  readonly within: string;
  /** Hours within which a second person confirms it, or reviews it where one person acts. */
  readonly secondWithinHours: number;
  /** Whether one person acts and a second reviews it afterwards. */
  readonly oneActs: boolean;
  readonly source: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

const CHILD_LAW_LIMIT =
  'No hour is stated for whoever reports. This helpdesk decides and confirms within a day.';

/** Every ground there is. One that is not here is none. */
export const LEGAL_DUTIES: readonly LegalDuty[] = [
  {
    id: 'danger-to-life',
    law: null,
    who: 'Whoever of the staff learns that a life is in danger.',
    to: null,
    within: 'At once: one person acts, and a second reviews it within 24 hours.',
    secondWithinHours: 24,
    oneActs: true,
    source: 'Rule of this helpdesk.',
    confidence: 'high',
  },
  {
    id: 'in-pocso-19',
    law: 'POCSO Act 2012, section 19(1)',
    who: 'Any person with an apprehension or the knowledge of an offence against a child.',
    to: ['in-police-pocso'],
    within: CHILD_LAW_LIMIT,
    secondWithinHours: 24,
    oneActs: false,
    source: 'POCSO Act 2012, sections 19 and 21 (constitutionofindia.in).',
    confidence: 'high',
  },
  {
    id: 'in-pocso-rules-11',
    law: 'POCSO Rules 2020, rule 11',
    who: 'Whoever received sexual material of a child, or knows of it.',
    to: ['in-police-pocso', 'in-police', 'in-ncrp'],
    within: CHILD_LAW_LIMIT,
    secondWithinHours: 24,
    oneActs: false,
    source: 'POCSO Rules 2020, rule 11 (chronicleindia, vidhayakbharti).',
    confidence: 'high',
  },
];

/** The ground of this id; undefined: there is none. Pure. */
export function legalDutyOf(id: string): LegalDuty | undefined {
  return LEGAL_DUTIES.find((duty) => duty.id === id);
}
