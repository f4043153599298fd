/** As what a case is found by the words in it. Their order is part of the sealed index: new ones are added at the end. */
export const SEARCHED_FIELDS = [
  /** What the reporter typed into the form. */
  'own_words',
  /** What they chose there. */
  'facts',
  'message',
  'note',
  'task',
  'plan',
  'risk_sheet',
  'consent',
  'takedown',
  'escalation',
  /** What came by mail. */
  'mail',
  'referral',
  'appointment',
] as const;
export type SearchedField = (typeof SEARCHED_FIELDS)[number];

/** Why a case is found: its reference, an identifier or link of an offender that is equal, or words in it. */
export const SEARCH_REASONS = ['reference', 'identifier', 'link', ...SEARCHED_FIELDS] as const;
export type SearchReason = (typeof SEARCH_REASONS)[number];

/** By which tasks of theirs cases are looked for. */
export const TASK_FILTERS = ['open', 'overdue'] as const;
export type TaskFilter = (typeof TASK_FILTERS)[number];
