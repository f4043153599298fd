/** Who a person is, as far as a service asks for it. `unsaid`: nobody asked, or they did not say. */
export const PERSON_GENDERS = ['female', 'male', 'other', 'unsaid'] as const;
export type PersonGender = (typeof PERSON_GENDERS)[number];

/** Whether a service takes a person, by what is known of both. `ask_first`: something that decides it is not known. */
export const SERVICE_FITS = ['takes', 'ask_first', 'does_not_take'] as const;
export type ServiceFit = (typeof SERVICE_FITS)[number];

/** What decides whether a service takes a person. */
export const FIT_MATTERS = ['country', 'age', 'gender', 'matter', 'language', 'hours', 'confidence'] as const;
export type FitMatter = (typeof FIT_MATTERS)[number];

/** Where a referral stands. `offered`, `accepted` and `handed_over` wait for a next step; nothing follows on `declined` and `ended`. */
export const REFERRAL_STATES = [
  'offered',
  'accepted',
  'declined',
  'handed_over',
  'attended',
  'not_attended',
  'ended',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** What a person says to an offer. */
export const REFERRAL_ANSWERS = ['accepted', 'declined'] as const;
export type ReferralAnswer = (typeof REFERRAL_ANSWERS)[number];

/** Whether they went, or were reached. */
export const ATTENDANCES = ['attended', 'not_attended'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** How a referral ended. `withdrawn`: the desk or the person no longer wanted it. */
export const REFERRAL_OUTCOMES = ['helped', 'partly_helped', 'not_helped', 'withdrawn', 'unknown'] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

/** Where an appointment stands. */
export const APPOINTMENT_STATES = ['planned', 'cancelled'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** Which of two is meant where a zone puts its clocks back and a time of day comes twice. */
export const TWICE = ['earlier', 'later'] as const;
export type Twice = (typeof TWICE)[number];
