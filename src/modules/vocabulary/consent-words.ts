/** What a reporter is asked to allow: telling somebody of the case, asking for links to be taken down, being put in touch. */
export const CONSENT_PURPOSES = ['report', 'takedown', 'referral'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Where a question for consent stands. `withdrawn`: by the desk, before it was answered. */
export const CONSENT_STATES = ['asked', 'given', 'refused', 'taken_back', 'expired', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** What a reporter can say to it. */
export const CONSENT_ANSWERS = ['given', 'refused', 'taken_back'] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

/** On which grounds something leaves a case without consent: a life in danger, or a law. */
export const LEGAL_DUTIES = ['danger-to-life', 'in-pocso-19', 'in-pocso-rules-11'] as const;
export type LegalDutyId = (typeof LEGAL_DUTIES)[number];

/** Where such a decision stands. `lapsed`: no second person looked at it in time. */
export const DUTY_STATES = ['decided', 'confirmed', 'rejected', 'lapsed'] as const;
export type DutyState = (typeof DUTY_STATES)[number];
