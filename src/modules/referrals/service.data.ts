import type { Confidence, PersonGender } from '../vocabulary/index.js';

/** Whether persons of a gender are taken; `ask`: nobody knows, or it depends on more. */
export type TakesGender = Readonly<Record<Exclude<PersonGender, 'unsaid'>, 'yes' | 'no' | 'ask'>>;

/** What is known of whom a service takes, beside its record of the directory. Null: not known. */
export interface ServiceFacts {
  readonly genders: TakesGender | null;
  /** Persons under 18 of any gender are taken, whatever `genders` says. */
  readonly anyMinor: boolean;
  /** BCP 47 tags of the languages that are spoken. */
  readonly languages: readonly string[] | null;
  /** In English, as a person reads it. */
  readonly hours: string | null;
  readonly source: string;
  readonly confidence: Confidence;
  /** YYYY-MM-DD: when the source was read. */
  readonly readOn: string;
}

const READ_ON = '2026-11-30';
const ANYONE: TakesGender = { female: 'yes', male: 'yes', other: 'yes' };
const WOMEN: TakesGender = { female: 'yes', male: 'no', other: 'ask' };
const ALWAYS_OPEN = '24x7';

type Given = Pick<ServiceFacts, 'genders' | 'source' | 'confidence'> & Partial<ServiceFacts>;
const known = (given: Given): ServiceFacts => ({
  ...{ anyMinor: false, languages: null, hours: null, readOn: READ_ON },
  ...given,
});

const several = { source: 'several', confidence: 'high' } as const;

/** By the id of the record. What is not here is not known: it is asked first, and never taken for a yes. */
export const SERVICE_FACTS: Readonly<Record<string, ServiceFacts>> = {
  'in-emergency': known({ genders: ANYONE, hours: ALWAYS_OPEN, ...several }),
  'in-1098': known({ genders: ANYONE, hours: ALWAYS_OPEN, ...several }),
  'in-dcpu-cwc': known({
    genders: ANYONE,
    source: 'POCSO Rules 2020, rule 8; chronicleindia',
    confidence: 'high',
  }),
  'in-one-stop-centre': known({
    genders: WOMEN,
    source: 'MeitY SOP of October 2025; righttoinformation.wiki 2026-06-19',
    confidence: 'high',
  }),
  'in-181': known({ genders: WOMEN, hours: ALWAYS_OPEN, ...several }),
  'in-ncw': known({ genders: WOMEN, source: 'dainiktribune (PTI), 2025-11', confidence: 'medium' }),
  // Free for women and children; for others it depends on their means.
  'in-nalsa': known({
    genders: { female: 'yes', male: 'ask', other: 'ask' },
    anyMinor: true,
    source: 'Legal Services Authorities Act 1987, section 12, to be verified',
    confidence: 'medium',
  }),
  'in-tele-manas': known({
    genders: ANYONE,
    hours: ALWAYS_OPEN,
    source: 'Answer in Parliament, November 2025',
    confidence: 'low',
  }),
  'us-emergency': known({ genders: ANYONE, hours: ALWAYS_OPEN, ...several }),
  'us-988': known({ genders: ANYONE, hours: ALWAYS_OPEN, source: '988lifeline.org', confidence: 'high' }),
  'ca-988': known({ genders: ANYONE, hours: ALWAYS_OPEN, source: '988lifeline.org', confidence: 'high' }),
  'gb-rph': known({
    genders: ANYONE,
    languages: ['en'],
    hours: 'Mon-Fri 10-16',
    source: 'swgfl.org.uk',
    confidence: 'high',
  }),
  'au-emergency': known({ genders: ANYONE, hours: ALWAYS_OPEN, source: 'eSafety', confidence: 'high' }),
  'eu-emergency': known({ genders: ANYONE, hours: ALWAYS_OPEN, ...several }),
};
