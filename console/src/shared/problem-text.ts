import { ApiError } from '../api/problem.js';
import { hasText, label, t } from './messages/index.js';

/** As against the names of the general sentences, `problem.noAnswer`. */
const CODE = /^[A-Z]+(?:_[A-Z]+)*$/;

/**
 * What to tell a person about a failed request: what happened, and that nothing was lost. A code has words of its own where
 * the catalogue has `problem.<CODE>`; else its status or the fields that it names say enough.
 */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiError)) return t('problem.unexpected');
  if (CODE.test(error.code) && hasText('problem', error.code)) return label('problem', error.code);
  if (error.status === 0) return t('problem.noAnswer');
  if (error.status === 429) return t('problem.tooMany');
  if (error.status >= 500) return t('problem.away');
  if (error.status === 401) return t('problem.signedOut');
  if (error.status === 403) return t('problem.forbidden');
  if (error.status === 404) return t('problem.notFound');
  if (error.status === 409) return t('problem.changedMeanwhile');
  const fields = error.fields.map(({ message }) => message).filter(Boolean);
  return fields.join(' ') || error.detail || t('problem.unexpected');
}
