import type { MessageKey } from '../../platform/i18n/index.js';

/** What the advice depends on. Null: not known yet. */
export interface Reader {
  kind: 'threatened' | 'shared' | 'found' | 'other' | null;
  /** Everyone whose age is not known is advised as somebody under 18. */
  age: 'under_13' | 'under_18' | 'adult';
  /** An account was taken over: other steps than for a person who writes. */
  accountTaken?: boolean;
}

interface Step {
  text: MessageKey;
  when: (reader: Reader) => boolean;
}

const kinds =
  (...wanted: Reader['kind'][]) =>
  (reader: Reader): boolean =>
    wanted.includes(reader.kind);
const pressed = (reader: Reader): boolean =>
  kinds('threatened', 'other', null)(reader) && !reader.accountTaken;
const adult = (reader: Reader): boolean => reader.age === 'adult';

/** The steps of the first hour, in the order in which they help. Their sources are in the catalogue's reviews. */
const STEPS: readonly Step[] = [
  { text: 'guidance.step.do_not_save', when: kinds('found') },
  { text: 'guidance.step.note_where', when: kinds('found') },
  { text: 'guidance.step.report_there', when: kinds('found') },
  { text: 'guidance.step.stop_replying', when: pressed },
  { text: 'guidance.step.do_not_pay', when: kinds('threatened', null) },
  { text: 'guidance.step.do_not_meet', when: (reader) => reader.kind === 'other' && pressed(reader) },
  { text: 'guidance.step.keep_links', when: kinds('shared') },
  { text: 'guidance.step.keep_chat_adult', when: (reader) => pressed(reader) && adult(reader) },
  { text: 'guidance.step.keep_chat', when: (reader) => pressed(reader) && !adult(reader) },
  { text: 'guidance.step.report_then_block', when: (reader) => pressed(reader) || reader.kind === 'shared' },
  { text: 'guidance.step.do_not_delete', when: (reader) => pressed(reader) || reader.kind === 'shared' },
  { text: 'guidance.step.new_password', when: (reader) => reader.accountTaken === true },
  { text: 'guidance.step.account_help', when: (reader) => reader.accountTaken === true },
  { text: 'guidance.step.tell_someone', when: (reader) => reader.kind !== 'found' },
];

/** A child under 13 gets one thing to do. */
const UNDER_13: readonly MessageKey[] = ['guidance.step.tell_adult_now'];

/** What to do in the first hour: the keys of one sentence or two each, in order. */
export function firstSteps(reader: Reader): readonly MessageKey[] {
  if (reader.age === 'under_13' && reader.kind !== 'found') return UNDER_13;
  return STEPS.filter((step) => step.when(reader)).map((step) => step.text);
}
