import type { MessageKey } from '../../platform/i18n/index.js';
import type { PictureAge } from './removal-services.js';
import type { Use } from './helpline.js';

/** Who reads a guide. */
export const GUIDE_READERS = ['child', 'young', 'adult', 'parent', 'teacher', 'friend', 'saw'] as const;
export type GuideReader = (typeof GUIDE_READERS)[number];

/** What a guide is about. */
export const GUIDE_KINDS = ['threatened', 'shared', 'found', 'pressure', 'account', 'other'] as const;
export type GuideKind = (typeof GUIDE_KINDS)[number];

/** Every step that a guide may be made of. Its source and its review stand in the catalogue's reviews, under its text. */
export const STEPS = {
  stop_replying: 'guidance.step.stop_replying',
  do_not_pay: 'guidance.step.do_not_pay',
  paid: 'guidance.step.paid',
  do_not_meet: 'guidance.step.do_not_meet',
  keep_chat: 'guidance.step.keep_chat',
  keep_chat_adult: 'guidance.step.keep_chat_adult',
  keep_chat_helper: 'guidance.step.keep_chat_helper',
  keep_links: 'guidance.step.keep_links',
  report_then_block: 'guidance.step.report_then_block',
  do_not_delete: 'guidance.step.do_not_delete',
  block_pictures: 'guidance.step.block_pictures',
  tell_someone: 'guidance.step.tell_someone',
  tell_adult_now: 'guidance.step.tell_adult_now',
  close_it: 'guidance.step.close_it',
  do_not_save: 'guidance.step.do_not_save',
  note_where: 'guidance.step.note_where',
  report_there: 'guidance.step.report_there',
  new_password: 'guidance.step.new_password',
  account_help: 'guidance.step.account_help',
  warn_friends: 'guidance.step.warn_friends',
  stay_calm: 'guidance.step.stay_calm',
  do_not_punish: 'guidance.step.do_not_punish',
  listen: 'guidance.step.listen',
  ask_hurt: 'guidance.step.ask_hurt',
  help_stop_replying: 'guidance.step.help_stop_replying',
  help_tell: 'guidance.step.help_tell',
  no_secret: 'guidance.step.no_secret',
  do_not_look: 'guidance.step.do_not_look',
  few_people: 'guidance.step.few_people',
  child_safety_lead: 'guidance.step.child_safety_lead',
  do_not_pass_on: 'guidance.step.do_not_pass_on',
  tell_them: 'guidance.step.tell_them',
  keep_apart: 'guidance.step.keep_apart',
} as const satisfies Record<string, MessageKey>;
export type StepId = keyof typeof STEPS;

const OWN_CHAT: readonly StepId[] = ['keep_chat', 'report_then_block', 'do_not_delete'];
const HELPER_CHAT: readonly StepId[] = ['keep_chat_helper', 'report_then_block', 'do_not_delete'];
const FOUND: readonly StepId[] = ['do_not_save', 'note_where', 'report_there'];
const ACCOUNT: readonly StepId[] = ['new_password', 'account_help', 'warn_friends'];

/** The steps of somebody whom it happens to and who is 13 or over. */
const SELF: Readonly<Record<GuideKind, readonly StepId[]>> = {
  threatened: ['stop_replying', 'do_not_pay', 'paid', ...OWN_CHAT, 'block_pictures', 'tell_someone'],
  shared: ['keep_links', 'report_then_block', 'do_not_delete', 'block_pictures', 'tell_someone'],
  found: FOUND,
  pressure: ['stop_replying', 'do_not_meet', ...OWN_CHAT, 'tell_someone'],
  account: [...ACCOUNT, 'tell_someone'],
  other: ['stop_replying', 'do_not_meet', ...OWN_CHAT, 'tell_someone'],
};

/** What to do in the first hour, by who reads it and what it is about: the ids of the steps, in the order in which they help. */
export const GUIDES: Readonly<Record<GuideReader, Readonly<Record<GuideKind, readonly StepId[]>>>> = {
  child: {
    threatened: ['tell_adult_now', 'stop_replying', 'do_not_delete'],
    shared: ['tell_adult_now', 'do_not_delete'],
    found: ['close_it', 'do_not_save', 'tell_adult_now'],
    pressure: ['tell_adult_now', 'stop_replying', 'do_not_meet'],
    account: ['tell_adult_now', 'warn_friends'],
    other: ['tell_adult_now', 'stop_replying', 'do_not_meet'],
  },
  young: { ...SELF, found: [...FOUND, 'tell_someone'] },
  adult: SELF,
  parent: {
    threatened: [
      'stay_calm',
      'do_not_punish',
      'help_stop_replying',
      'do_not_pay',
      'paid',
      ...HELPER_CHAT,
      'ask_hurt',
    ],
    shared: ['stay_calm', 'do_not_punish', 'keep_links', 'report_then_block', 'do_not_delete', 'ask_hurt'],
    found: FOUND,
    pressure: ['stay_calm', 'do_not_punish', 'help_stop_replying', 'keep_apart', ...HELPER_CHAT, 'ask_hurt'],
    account: ['stay_calm', ...ACCOUNT],
    other: ['stay_calm', 'do_not_punish', 'listen', ...HELPER_CHAT, 'ask_hurt'],
  },
  teacher: {
    threatened: [
      'listen',
      'do_not_look',
      'help_stop_replying',
      'do_not_pay',
      'few_people',
      'child_safety_lead',
      'ask_hurt',
    ],
    shared: ['listen', 'do_not_look', 'do_not_pass_on', 'few_people', 'child_safety_lead', 'ask_hurt'],
    found: [...FOUND, 'child_safety_lead'],
    pressure: ['listen', 'keep_apart', 'few_people', 'child_safety_lead', 'ask_hurt'],
    account: ['listen', ...ACCOUNT],
    other: ['listen', 'few_people', 'child_safety_lead', 'ask_hurt'],
  },
  friend: {
    threatened: ['listen', 'help_stop_replying', 'do_not_pay', ...HELPER_CHAT, 'help_tell', 'no_secret'],
    shared: ['listen', 'do_not_pass_on', 'keep_links', 'report_there', 'help_tell', 'no_secret'],
    found: FOUND,
    pressure: ['listen', 'help_stop_replying', 'keep_apart', ...HELPER_CHAT, 'help_tell', 'no_secret'],
    account: ['listen', ...ACCOUNT],
    other: ['listen', ...HELPER_CHAT, 'help_tell', 'no_secret'],
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

const YOUNG_NUMBERS: readonly Use[] = ['emergency', 'child', 'distress'];

/** The numbers on a guide, in this order. */
export function guideNumbers(reader: GuideReader, kind: GuideKind): readonly Use[] {
  const first: readonly Use[] = reader === 'adult' ? ['emergency', 'distress'] : YOUNG_NUMBERS;
  const pictures: readonly Use[] = kind === 'threatened' || kind === 'shared' ? ['pictures'] : [];
  return kind === 'threatened' && reader !== 'child'
    ? [...first, 'money', ...pictures]
    : [...first, ...pictures];
}

/** Whose pictures a guide offers to have taken down: none where the reader must not hold them. */
export function guidePictures(reader: GuideReader, kind: GuideKind): readonly PictureAge[] {
  if ((kind !== 'threatened' && kind !== 'shared') || reader === 'saw' || reader === 'teacher') return [];
  return reader === 'adult' || reader === 'friend' ? ['under_18', 'adult'] : ['under_18'];
}
