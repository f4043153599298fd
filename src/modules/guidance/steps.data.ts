import type { MessageKey } from '../../platform/i18n/index.js';
import type { Use } from './helpline.js';
import type { ServiceId } from './removal-services.js';

/** One thing to do. */
export interface Step {
  text: MessageKey;
  /** The first number of the country for it stands right in the step. */
  use?: Use;
  /** The service that the step is about, as a link. */
  service?: ServiceId;
}

/** Every step that a guide may be made of. Its source and its review stand in the catalogue's reviews, under its text. */
export const STEPS = {
  stop: { text: 'guidance.step.stop' },
  do_not_pay: { text: 'guidance.step.do_not_pay' },
  tell_someone: { text: 'guidance.step.tell_someone' },
  tell_adult_now: { text: 'guidance.step.tell_adult_now' },
  hurting: { text: 'guidance.step.hurting', use: 'distress' },
  keep_anything: { text: 'guidance.step.keep_anything' },
  paid: { text: 'guidance.step.paid' },
  do_not_meet: { text: 'guidance.step.do_not_meet' },
  keep_chat: { text: 'guidance.step.keep_chat' },
  keep_chat_adult: { text: 'guidance.step.keep_chat_adult' },
  keep_chat_helper: { text: 'guidance.step.keep_chat_helper' },
  keep_links: { text: 'guidance.step.keep_links' },
  keep_links_adult: { text: 'guidance.step.keep_links_adult' },
  report_then_block: { text: 'guidance.step.report_then_block' },
  ask_site: { text: 'guidance.step.ask_site' },
  ask_google: { text: 'guidance.step.ask_google', service: 'google' },
  someone_known: { text: 'guidance.step.someone_known' },
  do_not_delete: { text: 'guidance.step.do_not_delete' },
  take_it_down: { text: 'guidance.removal.take_it_down', service: 'take_it_down' },
  stop_ncii: { text: 'guidance.removal.stop_ncii', service: 'stop_ncii' },
  close_it: { text: 'guidance.step.close_it' },
  do_not_go_back: { text: 'guidance.step.do_not_go_back' },
  do_not_save: { text: 'guidance.step.do_not_save' },
  note_where: { text: 'guidance.step.note_where' },
  report_there: { text: 'guidance.step.report_there' },
  leave_group: { text: 'guidance.step.leave_group' },
  report_without_name: { text: 'guidance.step.report_without_name', use: 'found' },
  new_password: { text: 'guidance.step.new_password' },
  account_help: { text: 'guidance.step.account_help' },
  warn_friends: { text: 'guidance.step.warn_friends' },
  stay_calm: { text: 'guidance.step.stay_calm' },
  do_not_punish: { text: 'guidance.step.do_not_punish' },
  listen: { text: 'guidance.step.listen' },
  ask_hurt: { text: 'guidance.step.ask_hurt', use: 'distress' },
  help_stop_replying: { text: 'guidance.step.help_stop_replying' },
  help_tell: { text: 'guidance.step.help_tell' },
  no_secret: { text: 'guidance.step.no_secret', use: 'distress' },
  do_not_look: { text: 'guidance.step.do_not_look' },
  few_people: { text: 'guidance.step.few_people' },
  child_safety_lead: { text: 'guidance.step.child_safety_lead' },
  do_not_pass_on: { text: 'guidance.step.do_not_pass_on' },
  tell_them: { text: 'guidance.step.tell_them' },
  keep_apart: { text: 'guidance.step.keep_apart' },
} as const satisfies Record<string, Step>;
export type StepId = keyof typeof STEPS;
