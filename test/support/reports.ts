import type { Answers } from './reporter.js';

/** Words that a person types into a report of kind A: wherever they are read again, somebody opened the report. */
export const TYPED = {
  platformName: 'Kabutar Chat',
  handles: 'night.heron.77\n+91 98765 43210',
  paidTo: 'heron77@upi',
  more: 'He saw my cousin at the swimming gala and now he writes every night.',
  state: 'Nagaland',
} as const;

/** Kind A: a child of 13 to 15 is threatened, today. */
export const CHILD_THREATENED: Answers = {
  safety: 'safe',
  about: 'self',
  happening: 'threatened',
  age: '13_15',
  way: 'report',
  stillHappening: 'yes',
  timeLimit: 'today',
  demands: ['money', 'pictures'],
  offender: 'online',
  platform: 'instagram',
  paid: 'yes',
  sentPictures: 'yes',
  shared: 'no',
  wishes: ['stop', 'talk'],
  country: 'IN',
  ...TYPED,
};

/** Kind B: pictures of an adult were shared by somebody known. */
export const ADULT_SHARED: Answers = {
  about: 'self',
  happening: 'shared',
  age: 'adult',
  picturesUnder18: 'no',
  way: 'report',
  made: 'edited',
  links: 'https://pictures.example/a/1\nhttps://pictures.example/a/2',
  linksPlace: 'a group of my college',
  offender: 'known',
  reportedTo: 'the site itself',
  more: 'I only want them gone.',
  wishes: ['remove'],
};

/** Kind C: somebody came upon a sexual picture of a child that they do not know. */
export const FOUND: Answers = {
  about: 'saw',
  foundWhere: 'site',
  foundAt: 'https://forum.example/thread/9',
  foundWhen: 'last night',
  childInDanger: 'not_sure',
  knowsChild: 'no',
  foundMore: 'It was in the third answer.',
  way: 'report',
};

/** Kind D: an account of an adult was taken over. */
export const ACCOUNT_TAKEN: Answers = {
  about: 'self',
  happening: 'other',
  age: 'adult',
  way: 'report',
  otherKind: 'account_taken',
  meeting: 'no',
  platform: 'facebook',
  handles: 'https://facebook.com/some.body',
  more: 'They changed my password.',
};
