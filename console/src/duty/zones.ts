/** Zones that browsers still know by an old name alone (IANA time zone database, `backward`), and their name of today. */
const RENAMED: Readonly<Record<string, string>> = {
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** The name of today of a zone. */
export function zoneName(zone: string): string {
  return RENAMED[zone] ?? zone;
}

/** The zones to choose from, by their names of today; any name is taken. */
export const ZONES: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone').map(zoneName), 'Asia/Kolkata', 'UTC', homeZone()]),
].sort();

/** The zone of this device. */
export function homeZone(): string {
  return zoneName(new Intl.DateTimeFormat().resolvedOptions().timeZone);
}
