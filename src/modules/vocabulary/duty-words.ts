/** Why somebody is on duty for longer, or rests for shorter, than the rule of rest allows. */
export const REST_REASONS = ['on_call', 'nobody_else', 'person_asked', 'emergency'] as const;
export type RestReason = (typeof REST_REASONS)[number];
