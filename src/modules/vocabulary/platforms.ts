/** The platforms that may stand in the open beside a location. Any other name could be a word that a person typed. */
export const PLATFORMS = [
  'facebook',
  'instagram',
  'threads',
  'whatsapp',
  'telegram',
  'x',
  'google',
  'youtube',
  'snapchat',
  'tiktok',
  'discord',
  'reddit',
  'pornhub',
  'onlyfans',
  'microsoft',
  'sharechat',
  'other',
] as const;
export type PlatformName = (typeof PLATFORMS)[number];

/** The name if it is one of the list, else 'other'. */
export function platformName(given: string): PlatformName {
  return PLATFORMS.find((name) => name === given) ?? 'other';
}
