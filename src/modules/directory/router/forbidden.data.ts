import {
  ADULT,
  all,
  ALWAYS,
  any,
  CHILD_ABUSE,
  INDIA,
  is,
  MINOR_THEN,
  not,
  OUT,
  PERSON,
  PICTURES,
} from './conditions.js';
import type { ForbiddenRule } from './rule.js';

const forbid = (
  id: string,
  when: ForbiddenRule['when'],
  record: string | null,
  source: string,
  confidence: ForbiddenRule['confidence'] = 'high',
): ForbiddenRule => ({ id, when, record, source, confidence });

/** What must not be done or promised, and in which cases. */
export const FORBIDDEN_RULES: readonly ForbiddenRule[] = [
  forbid(
    'adult-to-cybertipline',
    ADULT,
    'us-ncmec-cybertipline',
    'CyberTipline API: every kind of incident concerns children',
  ),
  forbid('minor-to-stopncii', all(PERSON, MINOR_THEN), 'stopncii', 'stopncii.org, FAQ: 18 and more'),
  forbid(
    'child-as-offender',
    all(PERSON, MINOR_THEN, not(is('selfMade', false))),
    null,
    'Rule of this desk: the child is never the offender for own pictures',
  ),
  forbid(
    'no-copy-of-child',
    CHILD_ABUSE,
    null,
    'POCSO Act section 15; IT Act section 67B; TikTok safety page: link, name and time only',
  ),
  forbid(
    'portal-not-withdrawn',
    INDIA,
    'in-ncrp',
    'The portal’s FAQ: complaints about women and children cannot be withdrawn',
  ),
  forbid('gac-by-the-desk', INDIA, 'in-gac', 'hapka.info 2023-03: the person’s own Aadhaar', 'medium'),
  forbid('no-zero-fir', INDIA, 'in-ncrp', 'PTI, Statesman 2025-05-19: only money above Rs 10 lakh'),
  forbid(
    'bsa-part-a',
    INDIA,
    null,
    'BSA section 63(4)(c), Schedule: Part A is signed by who controls the device',
  ),
  forbid('sahyog-agencies', INDIA, 'in-sahyog', 'G.S.R. 775(E) of 2025-10-22: agencies only'),
  forbid(
    'no-report-to-interpol',
    CHILD_ABUSE,
    'interpol-icse',
    'inhope.org: the police and the hotlines feed it',
  ),
  forbid(
    'no-one-stop-for-men',
    all(INDIA, PICTURES),
    'in-one-stop-centre',
    'MeitY SOP; Sakhi: women and girls',
  ),
  forbid(
    'onlyfans-copyright',
    is('platforms', 'onlyfans'),
    'platform-onlyfans',
    'The form states under perjury and names the person to the uploader',
    'low',
  ),
  forbid(
    'name-to-cloudflare',
    is('otherHost', true),
    'host-cloudflare',
    'developers.cloudflare.com: may be shown to the Lumen database',
  ),
  forbid(
    'ca-no-clock',
    any(is('country', 'CA'), is('hostCountries', 'CA')),
    'ca-police',
    'Bill C-16: no duty to remove was found in it',
    'medium',
  ),
  forbid(
    'gb-no-clock',
    all(any(is('country', 'GB'), is('hostCountries', 'GB')), PICTURES),
    'gb-ofcom',
    'Crime and Policing Act 2026: not confirmed as in force',
    'low',
  ),
  forbid(
    'known-person-block',
    all(is('knownPerson', true), PERSON),
    null,
    'Thorn 2025: 36 % knew the person; a plan for safety first',
    'medium',
  ),
  forbid(
    'fine-promised',
    all(INDIA, OUT),
    'in-grievance-officer',
    'Financial Express 2026-02: loss of safe harbour',
  ),
  forbid('link-opened', ALWAYS, null, 'Rule of this desk: no reported link is ever fetched'),
];
