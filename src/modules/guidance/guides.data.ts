import type { MessageKey } from '../../platform/i18n/index.js';
import type { StepId } from './steps.data.js';

/** Who reads a guide. */
export const GUIDE_READERS = ['child', 'young', 'adult', 'parent', 'teacher', 'friend', 'saw'] as const;
export type GuideReader = (typeof GUIDE_READERS)[number];

/** What a guide is about. */
export const GUIDE_KINDS = ['threatened', 'shared', 'found', 'pressure', 'account', 'other'] as const;
export type GuideKind = (typeof GUIDE_KINDS)[number];

const HELPER_CHAT: readonly StepId[] = ['keep_chat_helper', 'report_then_block'];
/** A finder is not sent back to look: what is left to do can be done without. */
const FOUND: readonly StepId[] = [
  'do_not_go_back',
  'do_not_save',
  'note_where',
  'leave_group',
  'report_without_name',
];
const ACCOUNT: readonly StepId[] = ['new_password', 'account_help', 'warn_friends'];

/** From 13 to 17: stop, one person, the line for distress, and only then evidence, report, block. */
const YOUNG_FIRST: readonly StepId[] = ['stop', 'tell_someone', 'hurting'];
const YOUNG_PERSON: readonly StepId[] = [...YOUNG_FIRST, 'do_not_meet', 'keep_chat', 'report_then_block'];
const ADULT_PERSON: readonly StepId[] = [
  'stop',
  'do_not_meet',
  'keep_chat',
  'report_then_block',
  'tell_someone',
  'hurting',
];

/** What to do in the first hour, by who reads it and what it is about: the ids of the steps, in the order in which they help. */
export const GUIDES: Readonly<Record<GuideReader, Readonly<Record<GuideKind, readonly StepId[]>>>> = {
  child: {
    threatened: ['tell_adult_now', 'stop', 'hurting', 'do_not_delete'],
    shared: ['tell_adult_now', 'hurting', 'do_not_delete'],
    found: ['close_it', 'do_not_save', 'tell_adult_now'],
    pressure: ['tell_adult_now', 'stop', 'do_not_meet'],
    account: ['tell_adult_now', 'warn_friends'],
    other: ['tell_adult_now', 'stop', 'do_not_meet'],
  },
  young: {
    threatened: [...YOUNG_FIRST, 'keep_chat', 'report_then_block', 'paid', 'take_it_down'],
    shared: ['tell_someone', 'hurting', 'keep_links', 'report_then_block', 'do_not_delete', 'take_it_down'],
    found: [...FOUND, 'tell_someone'],
    pressure: YOUNG_PERSON,
    account: [...ACCOUNT, 'tell_someone'],
    other: YOUNG_PERSON,
  },
  adult: {
    threatened: [
      'stop',
      'keep_chat',
      'report_then_block',
      'paid',
      'take_it_down',
      'stop_ncii',
      'tell_someone',
      'hurting',
    ],
    // Links and screenshots before anything is taken down: afterwards there is nothing left to show.
    shared: [
      'keep_links',
      'ask_site',
      'ask_google',
      'take_it_down',
      'stop_ncii',
      'someone_known',
      'tell_someone',
      'hurting',
    ],
    found: FOUND,
    pressure: ADULT_PERSON,
    account: [...ACCOUNT, 'tell_someone'],
    other: ADULT_PERSON,
  },
  parent: {
    threatened: [
      'stay_calm',
      'do_not_punish',
      'ask_hurt',
      'help_stop_replying',
      'do_not_pay',
      'paid',
      ...HELPER_CHAT,
    ],
    shared: ['stay_calm', 'do_not_punish', 'ask_hurt', 'keep_links', 'report_then_block', 'do_not_delete'],
    found: [...FOUND, 'stay_calm', 'do_not_punish'],
    pressure: ['stay_calm', 'do_not_punish', 'ask_hurt', 'help_stop_replying', 'keep_apart', ...HELPER_CHAT],
    account: ['stay_calm', ...ACCOUNT],
    other: ['stay_calm', 'do_not_punish', 'ask_hurt', 'listen', ...HELPER_CHAT],
  },
  teacher: {
    threatened: [
      'listen',
      'ask_hurt',
      'do_not_look',
      'help_stop_replying',
      'do_not_pay',
      'few_people',
      'child_safety_lead',
    ],
    shared: ['listen', 'ask_hurt', 'do_not_look', 'do_not_pass_on', 'few_people', 'child_safety_lead'],
    found: [...FOUND, 'few_people', 'child_safety_lead'],
    pressure: ['listen', 'ask_hurt', 'keep_apart', 'few_people', 'child_safety_lead'],
    account: ['listen', ...ACCOUNT],
    other: ['listen', 'ask_hurt', 'few_people', 'child_safety_lead'],
  },
  friend: {
    threatened: ['listen', 'no_secret', 'help_stop_replying', 'do_not_pay', ...HELPER_CHAT, 'help_tell'],
    shared: ['listen', 'no_secret', 'do_not_pass_on', 'keep_links', 'report_there', 'help_tell'],
    found: [...FOUND, 'listen', 'help_tell'],
    pressure: ['listen', 'no_secret', 'help_stop_replying', 'keep_apart', ...HELPER_CHAT, 'help_tell'],
    account: ['listen', ...ACCOUNT],
    other: ['listen', 'no_secret', ...HELPER_CHAT, 'help_tell'],
  },
  saw: {
    threatened: ['do_not_pass_on', 'tell_them', 'note_where', 'report_there', 'help_tell'],
    shared: ['do_not_pass_on', 'tell_them', 'note_where', 'report_there'],
    found: FOUND,
    pressure: ['note_where', 'report_there', 'help_tell', 'no_secret'],
    account: ['warn_friends', 'report_there'],
    other: ['do_not_pass_on', 'note_where', 'report_there', 'help_tell'],
  },
};

/** True for whoever reads, whatever happened: what is said while neither is known. */
export const STEPS_FOR_ANYONE: readonly StepId[] = ['do_not_pay', 'tell_someone', 'hurting', 'keep_anything'];

/** What is said to each reader before the steps. */
export const GUIDE_LEADS: Readonly<Record<GuideReader, MessageKey>> = {
  child: 'guidance.lead.child',
  young: 'guidance.lead.young',
  adult: 'guidance.lead.adult',
  parent: 'guidance.lead.parent',
  teacher: 'guidance.lead.teacher',
  friend: 'guidance.lead.friend',
  saw: 'guidance.found.no_trouble',
};

/** Who is told that the law may ask them, and not only this desk, to go to the police. */
const HAVE_A_DUTY: readonly GuideReader[] = ['teacher', 'friend'];

/** Whether a guide says what the law asks of its reader: where it may be about a crime against a child. */
export function saysDuty(reader: GuideReader, kind: GuideKind): boolean {
  return HAVE_A_DUTY.includes(reader) && kind !== 'account';
}
