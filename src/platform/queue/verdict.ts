import { isError } from '../errors/index.js';
import { errorCode } from '../logging/index.js';
import { OutcomeUnknown } from './at-most-once.js';
import type { RetryPolicy } from './job.js';
import type { JobRecord } from './job-store.js';

/** What is to become of a job after a try that failed. */
export type Verdict =
  /** Nobody knows whether its effect happened: it stops. */
  | { readonly kind: 'unknown'; readonly code: string }
  /** It waits; the try does not count. */
  | { readonly kind: 'delayed'; readonly code: string; readonly delayMs: number }
  | { readonly kind: 'failed'; readonly code: string; readonly delayMs: number }
  | { readonly kind: 'given_up'; readonly code: string };

/** Judges a failed try by its error and by how often the job was tried. */
export function verdictOf(job: JobRecord, retry: RetryPolicy, error: unknown): Verdict {
  const code = errorCode(error);
  if (error instanceof OutcomeUnknown) return { kind: 'unknown', code };
  const delayMs = delayAskedBy(error);
  if (delayMs !== null) {
    const mayWait = job.ageSeconds * 1_000 < retry.giveUpAfterMs;
    return mayWait ? { kind: 'delayed', code, delayMs } : { kind: 'given_up', code };
  }
  return isLast(job, retry, error, code)
    ? { kind: 'given_up', code }
    : { kind: 'failed', code, delayMs: delayAfter(job.attempt, retry) };
}

/** One refusal after an outage may be the end of it; the second in a row is meant. */
function isLast(job: JobRecord, retry: RetryPolicy, error: unknown, code: string): boolean {
  if (job.attempt >= retry.attempts) return true;
  const permanent = isError(error) && 'permanent' in error && error.permanent === true;
  return permanent && job.attempt >= retry.attemptsIfPermanent && job.lastCode === code;
}

/** Milliseconds that the error asks to wait before a try has any sense; null where it does not. */
function delayAskedBy(error: unknown): number | null {
  return isError(error) && 'delayMs' in error && typeof error.delayMs === 'number' ? error.delayMs : null;
}

/** Milliseconds to wait after so many tries: doubled each time up to the longest, less up to a half by chance. */
export function delayAfter(attempt: number, retry: RetryPolicy): number {
  const full = Math.min(retry.firstDelayMs * 2 ** Math.min(attempt - 1, 30), retry.longestDelayMs);
  return Math.round(full * (0.5 + Math.random() / 2));
}
