/** What a case is about. */
export const CASE_KINDS = ['threatened', 'shared', 'found', 'other'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_STATUSES = ['new', 'in_progress', 'waiting_for_reporter', 'closed'] as const;
export type StatusName = (typeof CASE_STATUSES)[number];

export const CLOSE_REASONS = [
  'resolved',
  'advice_given',
  'referred',
  'no_contact',
  'duplicate',
  'not_for_us',
  'test',
  'prank',
  'abuse',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** The reasons of contacts that are no counselling: out of clocks and figures, and counted apart. */
export const NO_COUNSELLING_REASONS = ['test', 'prank', 'abuse'] as const satisfies readonly CloseReason[];

/** What became of the person when a case of counselling is closed. */
export const OUTCOMES = [
  'removed',
  'stopped',
  'safe',
  'referred_attended',
  'handed_over',
  'no_answer',
  'unknown',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** An answer that staff found out, or could not. */
export const KNOWN_ANSWERS = ['yes', 'no', 'unknown'] as const;
export type KnownAnswer = (typeof KNOWN_ANSWERS)[number];

/** What was found when a question about the risk was asked, or that it was not. */
export const RISK_ANSWERS = ['yes', 'no', 'not_asked'] as const;
export type RiskAnswer = (typeof RISK_ANSWERS)[number];

/** Why the sheet of an imminent risk is closed; `other` is said in words. */
export const RISK_ENDS = ['help_reached', 'safe', 'other'] as const;
export type RiskEnd = (typeof RISK_ENDS)[number];

/**
 * Where the wish to keep somebody of the staff away from a case stands: there is none; what was typed names them for sure; a
 * person has to decide whom it means, and nobody but who may decide has the case until then; a person decided.
 */
export const EXCLUSION_STATES = ['none', 'named', 'undecided', 'decided'] as const;
export type ExclusionState = (typeof EXCLUSION_STATES)[number];

/** 1 is the most urgent. */
export const URGENCIES = [1, 2, 3, 4] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Why a person set another urgency than the rules, or a colleague, had. */
export const URGENCY_REASONS = [
  'new_facts',
  'more_danger',
  'less_danger',
  'time_pressing',
  'misjudged',
] as const;
export type UrgencyReason = (typeof URGENCY_REASONS)[number];

/** By rank: where rules name several, the first of this list is taken. The last is for a case that no rule gives one. */
export const PLAYBOOKS = [
  'sextortion_child',
  'sextortion_adult',
  'pictures_shared',
  'finder',
  'grooming',
  'account_taken',
  'general',
] as const;
export type Playbook = (typeof PLAYBOOKS)[number];

/** In the order in which staff see them, whichever rule set them. */
export const MARKS = [
  'danger',
  'self_harm',
  'child_in_danger',
  'meeting',
  'time_limit',
  'still_happening',
  'already_shared',
  'paid',
  'sent_pictures',
  'known_person',
  'watched',
  'child',
  'not_in_trouble',
  'legal_duty',
  'partial',
] as const;
export type Mark = (typeof MARKS)[number];

/**
 * The bands of the queue, in their order: what cannot wait (severe and due within the hour or late, or the reporter wrote
 * something unread, or told of danger), one's own and nobody's, and those of others.
 */
export const QUEUE_BANDS = ['now', 'mine', 'others'] as const;
export type QueueBand = (typeof QUEUE_BANDS)[number];

/** What of the reporter nobody answered yet who had read it: that they wrote, or told of danger. */
export const UNANSWERED = ['wrote', 'danger'] as const;
export type Unanswered = (typeof UNANSWERED)[number];

/** What somebody does in a case that they have before them. */
export const DOINGS = ['reading', 'writing'] as const;
export type Doing = (typeof DOINGS)[number];

/** How far a reply written beforehand is reviewed. One that is overdue can still be used, and says so. */
export const REPLY_REVIEWS = ['not_reviewed', 'current', 'due', 'overdue'] as const;
export type ReplyReview = (typeof REPLY_REVIEWS)[number];

/** What came of asking a caller for the code word of a case. */
export const CODE_WORD_OUTCOMES = ['right', 'wrong', 'not_asked'] as const;
export type CodeWordOutcome = (typeof CODE_WORD_OUTCOMES)[number];

/** For whom a case is printed: its reporter, or the police. */
export const PRINT_AUDIENCES = ['reporter', 'police'] as const;
export type PrintAudience = (typeof PRINT_AUDIENCES)[number];

/** `json`: for a program, of what is the reporter's own. */
export const PRINT_FORMATS = ['pdf', 'json'] as const;
export type PrintFormat = (typeof PRINT_FORMATS)[number];

/** Why a case is printed. */
export const PRINT_REASONS = [
  'reporter_asked',
  'complaint',
  'police_asked',
  'court_order',
  'other_help',
] as const;
export type PrintReason = (typeof PRINT_REASONS)[number];

/** What of a case can be printed for the police. */
export const PRINT_PARTS = ['facts', 'words', 'identifiers', 'thread'] as const;
export type PrintPart = (typeof PRINT_PARTS)[number];
