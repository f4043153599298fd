import { EUROPEAN_UNION } from '../../guidance/index.js';
import { ADULT, all, any, CHILD_ABUSE, FOUND, is, OUT, PERSON, PICTURES } from './conditions.js';
import { rule, to, type RouteRule } from './rule.js';

const DAY = 1440;
const IN_EU = any(is('country', ...EUROPEAN_UNION), is('hostCountries', 'EU', ...EUROPEAN_UNION));

/** Regulators, police and helplines outside India. */
export const ABROAD_RULES: readonly RouteRule[] = [
  rule(
    'au-esafety',
    all(any(is('country', 'AU'), is('hostCountries', 'AU')), PICTURES),
    to('au-esafety', 'form'),
    {
      clockMinutes: DAY,
      consequences: ['name_may_be_passed_on'],
      source: 'Online Safety Act 2021 (Cth), sections 33, 77, 78',
    },
  ),
  rule('au-accce', all(is('country', 'AU'), CHILD_ABUSE), to('au-accce', 'form'), {
    clockMinutes: DAY,
    consequences: ['cannot_be_taken_back', 'police_may_call'],
    source: 'thinkuknow.org.au',
    confidence: 'medium',
  }),
  rule('sg-osc', all(is('country', 'SG'), PICTURES), to('sg-osc', 'form'), {
    clockMinutes: DAY,
    consequences: ['name_may_be_passed_on'],
    source: 'osc.gov.sg FAQ; Regulations S 396/2026',
  }),
  rule(
    'us-fbi',
    all(is('country', 'US'), any(is('kind', 'threatened'), CHILD_ABUSE, is('moneyLost', true))),
    to('us-fbi', 'form'),
    {
      clockMinutes: DAY,
      consequences: ['cannot_be_taken_back', 'police_may_call'],
      source: 'FBI releases',
    },
  ),
  rule('ca-cybertip', all(is('country', 'CA'), any(CHILD_ABUSE, PICTURES)), to('ca-cybertip', 'form'), {
    clockMinutes: DAY,
    consequences: ['cannot_be_taken_back', 'stays_without_name'],
    source: 'cybertip.ca',
  }),
  rule('ca-police', all(is('country', 'CA'), PERSON, ADULT, PICTURES), to('ca-police', 'phone'), {
    consequences: ['police_may_call', 'person_does_it'],
    source: 'Bill C-16, Royal Assent 2026-06-18',
    confidence: 'medium',
  }),
  rule('gb-rph', all(is('country', 'GB'), PERSON, ADULT, PICTURES), to('gb-rph', 'phone'), {
    consequences: ['person_does_it'],
    formal: false,
    source: 'swgfl.org.uk',
  }),
  rule('eu-dsa', all(IN_EU, any(OUT, FOUND)), to('eu-dsa-notice', 'form'), {
    clockMinutes: DAY,
    source: 'Regulation (EU) 2022/2065, article 16',
  }),
  rule('pk-nccia', all(is('country', 'PK'), PERSON), to('pk-nccia', 'phone'), {
    consequences: ['needs_identity', 'police_may_call', 'person_does_it'],
    source: 'Arab News 2025-06-04; governmentschemes.pk',
    confidence: 'medium',
  }),
  rule('pk-drf', all(is('country', 'PK'), PERSON), to('pk-drf', 'phone'), {
    consequences: ['person_does_it'],
    formal: false,
    source: 'governmentschemes.pk',
    confidence: 'medium',
  }),
  rule('lk-ncpa', all(is('country', 'LK'), CHILD_ABUSE), to('lk-ncpa', 'phone'), {
    clockMinutes: DAY,
    consequences: ['police_may_call'],
    source: 'hypesrilanka; elakiri; Save the Children',
    confidence: 'medium',
  }),
  rule('np-cyber-bureau', all(is('country', 'NP'), PERSON), to('np-cyber-bureau', 'mail'), {
    consequences: ['needs_identity', 'police_may_call'],
    source: 'lawalpine; Himalayan Times 2020',
    confidence: 'medium',
  }),
  rule('bd-pcsw', all(is('country', 'BD'), PERSON, PICTURES), to('bd-pcsw', 'phone'), {
    consequences: ['only_women_and_girls', 'police_may_call', 'person_does_it'],
    source: 'bdnews24; Daily Star (2020)',
    confidence: 'medium',
  }),
  rule('ae-aman', all(is('country', 'AE'), PERSON), to('ae-aman', 'phone'), {
    consequences: ['person_does_it'],
    source: 'Gulf News 2024-11',
  }),
  rule('ae-ecrime', all(is('country', 'AE'), PERSON), to('ae-ecrime-dubai', 'form'), {
    consequences: ['needs_identity', 'cannot_be_taken_back', 'person_does_it'],
    source: 'Gulf News 2019',
    confidence: 'medium',
  }),
  rule('ph-makabata', all(is('country', 'PH'), CHILD_ABUSE), to('ph-makabata', 'phone'), {
    clockMinutes: DAY,
    consequences: [],
    formal: false,
    source: 'Radyo Pilipinas 2024; DSWD 2021',
    confidence: 'medium',
  }),
  rule('ph-pnp-acg', all(is('country', 'PH'), any(PICTURES, CHILD_ABUSE)), to('ph-pnp-acg', 'phone'), {
    clockMinutes: DAY,
    consequences: ['police_may_call'],
    source: 'Radyo Pilipinas 2024; DSWD 2021',
    confidence: 'medium',
  }),
];
