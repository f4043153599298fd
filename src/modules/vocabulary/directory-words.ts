/** What a record of the directory is. */
export const DIRECTORY_KINDS = ['authority', 'hotline', 'platform', 'host', 'service'] as const;
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

/** What somebody in the directory takes. */
export const TAKEN_KINDS = [
  'danger',
  'child_material',
  'grooming',
  'sextortion',
  'intimate_images',
  'impersonation',
  'harassment',
  'money_lost',
  'account_taken',
  'distress',
  'care',
  'legal_help',
  'appeal',
  'own_behaviour',
] as const;
export type TakenKind = (typeof TAKEN_KINDS)[number];

/** Who may file with somebody in the directory: `authorised` is the person, or who acts for them. */
export const FILERS = ['anyone', 'person', 'authorised', 'providers', 'agencies'] as const;
export type Filer = (typeof FILERS)[number];

/** How something reaches somebody in the directory. */
export const CHANNEL_TYPES = ['mail', 'pgp_mail', 'web_form', 'api', 'phone', 'letter'] as const;
export type ChannelType = (typeof CHANNEL_TYPES)[number];

/** What a channel asks of whoever uses it, beside its fields. */
export const CHANNEL_NEEDS = [
  'account',
  'identity_document',
  'aadhaar',
  'phone_number',
  'e_mail',
  'signature',
  'consent',
  'credentials',
  'police_request',
  'visit',
] as const;
export type ChannelNeed = (typeof CHANNEL_NEEDS)[number];

/** How sure a fact is: by its own text or several sources, by one good source, or by one that is weak or old. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What stands behind a time limit. `sop`: an advisory; `announced`: not in force as far as is known, so that no clock runs. */
export const CLOCK_STANDINGS = ['law', 'sop', 'announced'] as const;
export type ClockStanding = (typeof CLOCK_STANDINGS)[number];

/** Whether a picture shows what was, was edited, or was made by a computer. */
export const CONTENT_ORIGINS = ['real', 'edited', 'generated'] as const;
export type ContentOrigin = (typeof CONTENT_ORIGINS)[number];

/** On what it may be passed on: the person's consent, a duty by law, danger to life, or nothing, for nothing of a person leaves. */
export const ROUTE_BASES = ['consent', 'duty', 'danger', 'none'] as const;
export type RouteBasis = (typeof ROUTE_BASES)[number];

/** What going a way means for the reporter. */
export const ROUTE_CONSEQUENCES = [
  'cannot_be_taken_back',
  'police_may_call',
  'needs_identity',
  'needs_aadhaar',
  'needs_phone_number',
  'needs_signature',
  'name_may_be_passed_on',
  'person_does_it',
  'stays_without_name',
  'only_women_and_girls',
  'takes_links_only',
  'desk_calls',
] as const;
export type RouteConsequence = (typeof ROUTE_CONSEQUENCES)[number];
