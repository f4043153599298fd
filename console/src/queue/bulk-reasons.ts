import { ApiError } from '../api/problem.js';
import type { BulkAnswer } from '../api/types.js';
import { t } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';

/**
 * One line for each reason why cases stayed as they were: what is wrong, and with which cases.
 *
 * @param known - cases whose references are known here; the answer names none that the caller cannot see any more
 */
export function reasonsOf(
  failed: BulkAnswer['failed'],
  known: readonly { id: string; reference: string }[] = [],
): string {
  const byReason = new Map<string, string[]>();
  for (const { id, reference, code } of failed) {
    const named = reference ?? known.find((row) => row.id === id)?.reference ?? id;
    byReason.set(code, [...(byReason.get(code) ?? []), named]);
  }
  const lines = [...byReason].map(
    ([code, named]) => `${named.join(', ')}: ${problemText(new ApiError(statusOf(code), code))}`,
  );
  return [t('bulk.failed', { count: failed.length }), ...lines].join('\n');
}

/** What the change of the case alone would answer with, for a code that has no words of its own. */
function statusOf(code: string): number {
  if (code === 'CASE_NOT_FOUND') return 404;
  if (code === 'FORBIDDEN') return 403;
  return code === 'INTERNAL' || code === 'UNAVAILABLE' || code === 'ENTRIES_TAMPERED' ? 500 : 409;
}
