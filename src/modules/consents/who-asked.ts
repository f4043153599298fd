import type { CaseSummary } from '../cases/index.js';
import type { Recipients } from '../staff-notices/index.js';
import type { Consent } from './consent.repository.js';

/** Who asked, while they are on the desk of the case and may have it; else whoever works on it. */
export async function whoAsked(
  recipients: Recipients,
  { askedBy }: Pick<Consent, 'askedBy'>,
  about: CaseSummary,
): Promise<string[]> {
  const everyone = await recipients.everyone(about);
  return everyone.includes(askedBy) ? [askedBy] : recipients.workingOn(about);
}
