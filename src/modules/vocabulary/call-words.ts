/** How somebody whose report staff write down is spoken with. */
export const INTAKE_CHANNELS = ['phone', 'walk_in'] as const;
export type IntakeChannel = (typeof INTAKE_CHANNELS)[number];

/** Calls of which no case is made. */
export const OTHER_CALLS = ['silent', 'abusive', 'wrong_number', 'information'] as const;
export type OtherCall = (typeof OTHER_CALLS)[number];
