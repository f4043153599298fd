/** What a reporter is asked to allow: telling somebody of the case, asking for links to be taken down, being put in touch. */
export const CONSENT_PURPOSES = ['report', 'takedown', 'referral'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Where a question for consent stands. `withdrawn`: by the desk, before it was answered. */
export const CONSENT_STATES = ['asked', 'given', 'refused', 'taken_back', 'expired', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** What a reporter can say to it. */
export const CONSENT_ANSWERS = ['given', 'refused', 'taken_back'] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];
