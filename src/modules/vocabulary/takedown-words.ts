/** Where the taking down of one location stands. `expired`: the time that the law gives has passed and it is still there. */
export const TAKEDOWN_STATES = [
  'proposed',
  'ready',
  'sent',
  'acknowledged',
  'removed',
  'refused',
  'expired',
  'appeared_again',
] as const;
export type TakedownState = (typeof TAKEDOWN_STATES)[number];

/** By what a platform, a host or a registrar is asked to take a location down. The last: by its own rules, with no time limit. */
export const TAKEDOWN_LAWS = [
  'in_3_2_b',
  'in_3_2_a',
  'in_sop',
  'us_tida',
  'uk_osa',
  'platform_rules',
] as const;
export type TakedownLaw = (typeof TAKEDOWN_LAWS)[number];

/** What a law asks of whoever gets a notice: to say that it came, and to remove what it names. */
export const TAKEDOWN_DUTIES = ['acknowledge', 'remove'] as const;
export type TakedownDuty = (typeof TAKEDOWN_DUTIES)[number];

/** The kinds of clocks of takedowns: a law's time for one duty. */
export const TAKEDOWN_CLOCKS = [
  'takedown_in_acknowledge',
  'takedown_in_2h',
  'takedown_in_36h',
  'takedown_sop_24h',
  'takedown_us_48h',
] as const;
export type TakedownClock = (typeof TAKEDOWN_CLOCKS)[number];

/**
 * The kinds of clocks that this helpdesk sets itself, by no law: twice after a location was removed somebody says whether it is still
 * gone, and a notice under no time limit that nobody answered is given up.
 */
export const TAKEDOWN_CHECKS = ['takedown_check_3d', 'takedown_check_14d', 'takedown_unanswered_7d'] as const;
export type TakedownCheck = (typeof TAKEDOWN_CHECKS)[number];

/** What can be done next where a location is not gone. */
export const TAKEDOWN_STEPS = [
  'in_ask_acknowledgement',
  'in_second_notice',
  'in_appeal',
  'in_other_doors',
  'us_ftc',
  'us_number_missing',
  'au_esafety',
  'sg_osc',
  'notice_again',
  'other_way',
] as const;
export type TakedownStep = (typeof TAKEDOWN_STEPS)[number];

/** The parts that a notice can have, each with what it says. */
export const TAKEDOWN_ELEMENTS = [
  'rule',
  'locate',
  'on_behalf',
  'good_faith',
  'identity',
  'contact',
  'signature',
] as const;
export type TakedownElement = (typeof TAKEDOWN_ELEMENTS)[number];

/** What a reporter says that they saw of a location. */
export const LINK_SEEN = ['gone', 'again'] as const;
export type LinkSeen = (typeof LINK_SEEN)[number];

/** Whether a notice may be sent for the person: `not_needed`, or how the question to the reporter stands (`none`: not asked). */
export const TAKEDOWN_CONSENTS = [
  'not_needed',
  'none',
  'asked',
  'given',
  'refused',
  'taken_back',
  'expired',
] as const;
export type TakedownConsent = (typeof TAKEDOWN_CONSENTS)[number];
