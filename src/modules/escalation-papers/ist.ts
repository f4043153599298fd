const IST_MS = 5.5 * 3_600_000;

/** A moment in Indian Standard Time (UTC+5:30, without summer time), to the minute: `30/11/2026 23:34`. Pure. */
export function istText(at: Date): string {
  const [day = '', time = ''] = new Date(at.getTime() + IST_MS).toISOString().split('T');
  return `${day.split('-').reverse().join('/')} ${time.slice(0, 5)}`;
}
