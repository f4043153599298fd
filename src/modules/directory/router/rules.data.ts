import {
  ADULT,
  all,
  any,
  CHILD,
  CHILD_ABUSE,
  FOUND,
  GROOMING,
  INDIA,
  is,
  MINOR_NOW,
  MINOR_THEN,
  not,
  OUT,
  PERSON,
  PICTURES,
} from './conditions.js';
import { rule, to, type RouteRule } from './rule.js';
import { ABROAD_RULES } from './rules-abroad.data.js';

const QUARTER = 15;
const HOUR = 60;
const TWO_HOURS = 120;
const DAY = 1440;
const SOP = 'MeitY SOP of October 2025';

/** Life first. None of these waits for an approval or a consent. */
const FIRST: readonly RouteRule[] = [
  rule('danger', is('danger', true), 'emergency', {
    basis: 'danger',
    clockMinutes: QUARTER,
    consequences: ['desk_calls'],
    formal: false,
    source: 'eSafety: in immediate danger, call the emergency number',
  }),
  rule('meeting-with-child', all(is('meeting', 'planned'), CHILD), 'emergency', {
    basis: 'danger',
    clockMinutes: QUARTER,
    consequences: ['desk_calls'],
    formal: false,
    source: 'Cybertip.ca, report form: asks about a plan to meet',
    confidence: 'medium',
  }),
  rule('distress', is('distress', true), 'crisis_line', {
    basis: 'none',
    clockMinutes: QUARTER,
    consequences: ['person_does_it'],
    formal: false,
    source: 'NICE guideline NG225: help is offered, nothing is scored',
    confidence: 'medium',
  }),
  rule('in-money', all(INDIA, is('moneyLost', true)), to('in-1930', 'phone'), {
    basis: 'none',
    clockMinutes: HOUR,
    consequences: ['person_does_it'],
    source: 'Ministry of Home Affairs: as soon as possible',
  }),
];

/** What the person does on their own device: nothing leaves the helpdesk. */
const OWN_DEVICE: readonly RouteRule[] = [
  rule('take-it-down', all(PERSON, PICTURES, MINOR_THEN), to('us-ncmec-take-it-down', 'form'), {
    basis: 'none',
    clockMinutes: TWO_HOURS,
    consequences: ['person_does_it', 'stays_without_name'],
    formal: false,
    source: 'NCMEC release of 2023-02-27',
  }),
  rule('stopncii', all(PERSON, PICTURES, ADULT), to('stopncii', 'form'), {
    basis: 'none',
    clockMinutes: TWO_HOURS,
    consequences: ['person_does_it'],
    formal: false,
    source: 'stopncii.org, FAQ',
  }),
  rule('in-meri-trustline', all(INDIA, PERSON, PICTURES, MINOR_NOW), to('in-meri-trustline', 'phone'), {
    basis: 'none',
    clockMinutes: TWO_HOURS,
    consequences: ['person_does_it'],
    formal: false,
    source: 'IWF annual report 2025 (draft)',
    confidence: 'low',
  }),
  rule(
    'gb-report-remove',
    all(is('country', 'GB'), PERSON, PICTURES, MINOR_NOW),
    to('gb-report-remove', 'form'),
    {
      basis: 'none',
      clockMinutes: TWO_HOURS,
      consequences: ['person_does_it'],
      formal: false,
      source: 'childline.org.uk',
    },
  ),
];

/** Where the pictures are: a notice for each link. */
const WHERE_IT_IS: readonly RouteRule[] = [
  rule(
    'in-grievance-officer',
    all(INDIA, PERSON, any(OUT, is('kind', 'threatened'))),
    to('in-grievance-officer', 'mail'),
    {
      clockMinutes: HOUR,
      source: 'IT Rules 2021, rule 3(2)(b), in force 2026-02-20',
    },
  ),
  rule('platform', any(PICTURES, FOUND, GROOMING, is('otherKind', 'account_taken')), 'platforms', {
    clockMinutes: HOUR,
    source: 'The platforms’ own pages',
    confidence: 'medium',
  }),
  rule('us-tida', all(PERSON, OUT), to('us-tida-platform', 'form'), {
    clockMinutes: HOUR,
    consequences: ['needs_signature', 'name_may_be_passed_on'],
    source: 'TAKE IT DOWN Act, P.L. 119-12, section 3',
  }),
  rule('host', all(any(OUT, FOUND), is('otherHost', true)), to('host-any', 'mail'), {
    clockMinutes: HOUR,
    source: 'RFC 9083; XARF 4.2.0',
  }),
  rule('in-sop-host', all(INDIA, PERSON, OUT, is('otherHost', true)), to('in-ncii-sop-host', 'mail'), {
    clockMinutes: HOUR,
    source: SOP,
  }),
  rule('search', all(PERSON, OUT), to('platform-google', 'form'), {
    clockMinutes: DAY,
    source: 'support.google.com',
  }),
];

/** India: who investigates, and who helps. */
const INDIA_RULES: readonly RouteRule[] = [
  rule('in-pocso', all(INDIA, CHILD_ABUSE), to('in-police-pocso', 'visit'), {
    basis: 'duty',
    clockMinutes: DAY,
    consequences: ['cannot_be_taken_back', 'police_may_call'],
    source: 'POCSO Act, sections 19 and 21: no hour is named; the day is a decision of this project',
  }),
  rule('in-ncrp-child', all(INDIA, CHILD_ABUSE), to('in-ncrp', 'form'), {
    basis: 'duty',
    clockMinutes: DAY,
    consequences: ['cannot_be_taken_back', 'police_may_call', 'stays_without_name'],
    source: 'POCSO Rules 2020, rule 11: police or the cybercrime portal',
  }),
  rule(
    'in-ncrp-adult',
    all(INDIA, ADULT, any(PICTURES, is('otherKind', 'account_taken'), is('moneyLost', true))),
    to('in-ncrp', 'form'),
    {
      consequences: ['cannot_be_taken_back', 'needs_phone_number', 'police_may_call'],
      source: 'bodhini; the portal’s FAQ',
      confidence: 'medium',
    },
  ),
  rule('in-police-adult', all(INDIA, ADULT, PERSON, PICTURES), to('in-police', 'visit'), {
    consequences: ['cannot_be_taken_back', 'police_may_call', 'needs_signature'],
    source: 'BNSS section 173(1)',
  }),
  rule('in-aarambh', all(INDIA, FOUND), to('in-aarambh-iwf', 'form'), {
    basis: 'none',
    clockMinutes: HOUR,
    consequences: ['cannot_be_taken_back', 'stays_without_name', 'takes_links_only'],
    source: 'NDTV 2016; IWF',
    confidence: 'low',
  }),
  rule('in-child-line', all(INDIA, PERSON, MINOR_NOW, any(PICTURES, GROOMING)), to('in-1098', 'phone'), {
    consequences: ['stays_without_name'],
    formal: false,
    source: 'goa9media 2023-06',
  }),
  rule('in-one-stop-centre', all(INDIA, PERSON, PICTURES), to('in-one-stop-centre', 'phone'), {
    consequences: ['only_women_and_girls', 'person_does_it'],
    formal: false,
    source: SOP,
  }),
  rule('in-legal-aid', all(INDIA, PERSON, PICTURES), to('in-nalsa', 'phone'), {
    consequences: ['person_does_it'],
    formal: false,
    source: SOP,
  }),
];

/** Children anywhere. */
const HOTLINES: readonly RouteRule[] = [
  rule('iwf', all(CHILD, any(FOUND, OUT)), to('gb-iwf', 'form'), {
    basis: 'none',
    clockMinutes: HOUR,
    consequences: ['cannot_be_taken_back', 'stays_without_name', 'takes_links_only'],
    source: 'iwf.org.uk/faqs',
  }),
  rule('cybertipline', CHILD_ABUSE, to('us-ncmec-cybertipline', 'form'), {
    clockMinutes: DAY,
    consequences: ['cannot_be_taken_back', 'police_may_call', 'stays_without_name'],
    source: 'report.cybertip.org/faqs; the day is a decision of this project',
  }),
  rule(
    'inhope',
    all(CHILD, any(FOUND, OUT), not(is('country', 'IN', 'GB', 'US', 'CA'))),
    to('inhope', 'form'),
    {
      basis: 'none',
      consequences: ['stays_without_name', 'takes_links_only'],
      source: 'inhope.org',
    },
  ),
];

/** The rules, in the order in which what they propose is shown. */
export const ROUTE_RULES: readonly RouteRule[] = [
  ...FIRST,
  ...INDIA_RULES.slice(0, 2),
  ...OWN_DEVICE,
  ...WHERE_IT_IS,
  ...HOTLINES,
  ...ABROAD_RULES,
  ...INDIA_RULES.slice(2),
];

/** What is said where no rule that leads to somebody who can act holds. */
export const FALLBACK: RouteRule = rule('no-formal-route', all(), to('police-local', 'visit'), {
  consequences: ['police_may_call', 'cannot_be_taken_back'],
  formal: false,
  source: 'none: a decision of this project',
});

/** The emergency number of a country; any other has `emergency-local`. */
export const EMERGENCY: Readonly<Record<string, string>> = {
  IN: 'in-emergency',
  US: 'us-emergency',
  GB: 'gb-emergency',
  AU: 'au-emergency',
  NP: 'np-police',
};
/** The line for people in distress; any other country has `find-a-helpline`. */
export const CRISIS_LINES: Readonly<Record<string, { any: string; minor?: string }>> = {
  IN: { any: 'in-tele-manas' },
  US: { any: 'us-988' },
  CA: { any: 'ca-988' },
  GB: { any: 'gb-samaritans', minor: 'gb-childline' },
  IE: { any: 'ie-samaritans' },
  AU: { any: 'find-a-helpline', minor: 'au-kids-helpline' },
};
