/**
 * What can be owed to those outside the helpdesk, for those who lead a desk. `approval`: a second person has to read a package;
 * `second_look`: one has to confirm what leaves by a duty; `unread_mail`: what came; `failed`, `outcome_unknown`, `no_answer`: of what
 * was sent; `takedown_late`, `takedown_again`: of a location; `task_late`: a task whose time
 * has passed; `referral_late`: the next step of a referral.
 */
export const OWED_KINDS = [
  'second_look',
  'approval',
  'unread_mail',
  'failed',
  'outcome_unknown',
  'no_answer',
  'takedown_late',
  'takedown_again',
  'task_late',
  'referral_late',
] as const;
export type OwedKind = (typeof OWED_KINDS)[number];

/** How many days figures are counted over. There are no others: the difference of two spans that anybody can choose is a single case. */
export const FIGURE_SPANS = [30, 90, 365] as const;
export type FigureSpan = (typeof FIGURE_SPANS)[number];
