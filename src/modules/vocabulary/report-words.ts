/** Ages that a reporter may choose. */
export const ASKED_AGES = ['under_13', '13_15', '16_17', 'adult'] as const;
/** The age of the person that a case is about; `unsaid`: not asked, or not answered. */
export const AGE_BANDS = [...ASKED_AGES, 'unsaid'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Whom a report is about: the reporter, another person they know, or what they saw. */
export const ABOUT = ['self', 'other', 'saw'] as const;
export type About = (typeof ABOUT)[number];

/** Whether the person in the pictures is under 18. */
export const UNDER_18_ANSWERS = ['yes', 'no', 'not_sure'] as const;
export type Under18Answer = (typeof UNDER_18_ANSWERS)[number];

/** How safe the reporter is now. */
export const SAFETIES = ['safe', 'watched', 'danger', 'self_harm'] as const;
export type Safety = (typeof SAFETIES)[number];

/** By when an offender demands something. */
export const TIME_LIMITS = ['today', 'day', 'none', 'not_sure'] as const;
export type TimeLimit = (typeof TIME_LIMITS)[number];

/** What an offender demands. */
export const DEMANDS = ['money', 'pictures', 'meeting', 'relationship', 'other', 'not_sure'] as const;
export type Demand = (typeof DEMANDS)[number];

/** Who the offender is to the person threatened. */
export const OFFENDERS = ['online', 'partner', 'known', 'not_sure'] as const;
export type Offender = (typeof OFFENDERS)[number];

/** Whether the offender and the child have met or plan to. */
export const MEETINGS = ['planned', 'past', 'no'] as const;
export type Meeting = (typeof MEETINGS)[number];

/** What happened, where a report is of the kind `other`. */
export const OTHER_KINDS = ['pressure_on_child', 'account_taken', 'something_else'] as const;
export type OtherKind = (typeof OTHER_KINDS)[number];
