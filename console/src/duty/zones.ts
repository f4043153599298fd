/** The zones to choose from. Browsers list some under an old name alone, Kolkata among them; any name is taken. */
export const ZONES: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone'), 'Asia/Kolkata', 'UTC', homeZone()]),
].sort();

/** The zone of this device. */
export function homeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
