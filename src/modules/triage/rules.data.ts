import { all, any, CONCERNS_CHILD, is, not, PERSON_UNDER_18 } from './conditions.js';
import type { Rule, Source } from './rule.js';

const CHECKED_ON = '2026-11-24';
const high = (title: string): Source => ({ title, checkedOn: CHECKED_ON, confidence: 'high' });
const low = (title: string): Source => ({ title, checkedOn: CHECKED_ON, confidence: 'low' });

const IMMEDIATE_DANGER = low('eSafety: in immediate danger, call the emergency number');
const DEMANDS = high('CAC Ontology 3.0.0, vocabulary of sextortion: a meeting is one of the demands');
const WITHIN_HOURS = low('A published case of sextortion in which a death followed within eight hours');
const THORN = 'Thorn 2025, survey of 1,200 people of 13 to 20';
const REMOVAL_CLOCKS = high(
  'IT Rules, rule 3(2)(b) (India): removal within 2 hours from 2026-02-20; TAKE IT DOWN Act (US): within 48 hours',
);

const THREATENED = is('kind', 'threatened');
const SHARED = is('kind', 'shared');
const FOUND = is('kind', 'found');
const MEETING_DEMANDED = is('demands', 'meeting');

/** Each rule stands alone and their order says nothing: see assess.ts for what becomes of those that hold. */
export const RULES: readonly Rule[] = [
  {
    id: 'danger-now',
    when: is('safety', 'danger'),
    urgency: 1,
    marks: ['danger'],
    source: IMMEDIATE_DANGER,
  },
  {
    // Urgency 1 is attention, not a score: whoever says this is answered first. It stands for one answer to one question, is
    // added to nothing, and takes nothing away. Help is offered to everyone before and after the question, whatever the answer.
    id: 'self-harm-answer',
    when: is('safety', 'self_harm'),
    urgency: 1,
    marks: ['self_harm'],
    source: low('NICE guideline NG225: no risk scale or score to predict suicide or to decide who gets help'),
  },
  {
    id: 'child-in-danger',
    when: is('childInDanger', true),
    urgency: 1,
    marks: ['child_in_danger'],
    source: IMMEDIATE_DANGER,
  },
  {
    // Staff set it when they find it out, and set it back when it is over: that makes no case less urgent by itself.
    id: 'imminent-danger',
    when: is('imminentDanger', true),
    urgency: 1,
    marks: ['danger'],
    source: IMMEDIATE_DANGER,
  },
  {
    id: 'meeting-planned',
    when: is('meeting', 'planned'),
    urgency: 1,
    marks: ['meeting'],
    source: low('Cybertip.ca, report form: asks about a plan to meet'),
  },
  {
    id: 'meeting-demanded-of-child',
    when: all(MEETING_DEMANDED, CONCERNS_CHILD),
    urgency: 1,
    marks: ['meeting'],
    source: DEMANDS,
  },
  { id: 'meeting-demanded', when: MEETING_DEMANDED, urgency: 2, marks: ['meeting'], source: DEMANDS },
  { id: 'meeting-past', when: is('meeting', 'past'), urgency: 2, marks: ['meeting'], source: null },
  {
    id: 'child-threatened',
    when: all(THREATENED, CONCERNS_CHILD),
    urgency: 1,
    playbook: 'sextortion_child',
    source: high('US alert of December 2022: at least 3,000 minors, more than 12 suicides; NCMEC 2024, 2025'),
  },
  {
    id: 'time-limit-today',
    when: is('timeLimit', 'today'),
    urgency: 1,
    marks: ['time_limit'],
    source: WITHIN_HOURS,
  },
  {
    id: 'time-limit-a-day',
    when: is('timeLimit', 'day'),
    urgency: 2,
    marks: ['time_limit'],
    source: WITHIN_HOURS,
  },
  {
    id: 'adult-threatened',
    when: all(THREATENED, not(CONCERNS_CHILD)),
    urgency: 2,
    playbook: 'sextortion_adult',
    source: high(
      'Revenge Porn Helpline (SWGfL): helps adults with abuse of intimate images and with threats',
    ),
  },
  {
    id: 'still-happening',
    when: is('stillHappening', true),
    urgency: 2,
    marks: ['still_happening'],
    source: high('Cybertip.ca, report form: asks whether the person is being threatened'),
  },
  {
    id: 'threat-carried-out',
    when: all(THREATENED, is('shared', true)),
    urgency: 2,
    marks: ['already_shared'],
    source: REMOVAL_CLOCKS,
  },
  {
    id: 'child-pictures-shared',
    when: all(SHARED, CONCERNS_CHILD),
    urgency: 2,
    playbook: 'pictures_shared',
    marks: ['already_shared'],
    source: REMOVAL_CLOCKS,
  },
  {
    id: 'pictures-shared',
    when: all(SHARED, not(CONCERNS_CHILD)),
    urgency: 3,
    playbook: 'pictures_shared',
    marks: ['already_shared'],
    source: REMOVAL_CLOCKS,
  },
  {
    id: 'money-paid',
    when: is('paid', true),
    urgency: 2,
    marks: ['paid'],
    source: high(
      'Helpline 1930 (India), Ministry of Home Affairs: to be told of lost money as soon as possible',
    ),
  },
  {
    id: 'pictures-sent',
    when: is('sentPictures', true),
    marks: ['sent_pictures'],
    source: low(`${THORN}: 18 % sent more pictures`),
  },
  {
    id: 'person-known',
    when: is('offender', 'partner', 'known'),
    marks: ['known_person'],
    source: low(`${THORN}: 36 % knew the person who threatened them`),
  },
  {
    id: 'screen-watched',
    when: is('safety', 'watched'),
    marks: ['watched'],
    source: {
      ...low('NNEDV Safety Net: never contact in a way that was not said to be safe'),
      url: 'https://techsafety.org/safe-contact-methods',
    },
  },
  { id: 'finder-knows-child', when: all(FOUND, is('knowsChild', true)), urgency: 2, source: null },
  {
    id: 'found',
    when: FOUND,
    urgency: 3,
    playbook: 'finder',
    source: {
      ...high('IWF: takes the address alone, without a name'),
      url: 'https://iwf.org.uk/faqs',
    },
  },
  {
    id: 'pressure-on-child',
    when: is('otherKind', 'pressure_on_child'),
    urgency: 2,
    playbook: 'grooming',
    source: high(
      'NCMEC: online enticement, 292,951 reports in the first half of 2024, 518,720 in that of 2025',
    ),
  },
  {
    id: 'account-taken',
    when: is('otherKind', 'account_taken'),
    urgency: 3,
    playbook: 'account_taken',
    source: null,
  },
  { id: 'concerns-a-child', when: CONCERNS_CHILD, marks: ['child'], source: null },
  {
    // Nobody is asked who made the pictures or why, so pictures that were shared are treated like pictures that were sent.
    id: 'child-not-offender',
    when: all(PERSON_UNDER_18, any(is('sentPictures', true), SHARED)),
    marks: ['not_in_trouble'],
    source: high('First-hours guidance of NCMEC and FBI: you are not to blame, you are not in trouble'),
  },
  {
    // For a person to decide on. No rule, and nothing that follows from one, passes a report to anybody.
    id: 'legal-duty',
    when: all(is('country', 'IN'), CONCERNS_CHILD),
    marks: ['legal_duty'],
    source: high('POCSO Act 2012 (India), section 19; section 21 on failure to report'),
  },
  { id: 'sent-unfinished', when: is('partial', true), marks: ['partial'], source: null },
];
