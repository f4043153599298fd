import { ApiError } from '../api/problem.js';
import type { ErrorCode } from '../api/types.js';
import { t, type PlainKey } from './messages/index.js';

/** What a person is told of each code that the API names. Null: the status, or the fields that are named, say enough. */
const TEXTS: Readonly<Record<ErrorCode, PlainKey | null>> = {
  ASSIGNEE_NOT_ON_DESK: 'problem.ASSIGNEE_NOT_ON_DESK',
  ASSIGN_NOT_ALLOWED: 'problem.ASSIGN_NOT_ALLOWED',
  BODY_TOO_LARGE: null,
  CASE_CLOSED: 'problem.CASE_CLOSED',
  CASE_TAKEN: 'problem.CASE_TAKEN',
  CLOSE_NOT_ALLOWED: null,
  CLOSE_REASON_MISSING: null,
  CLOSE_REASON_UNEXPECTED: null,
  CSRF_INVALID: null,
  DUTY_CHANGED: 'problem.DUTY_CHANGED',
  ENTRIES_TAMPERED: 'problem.ENTRIES_TAMPERED',
  ENTRY_DIFFERS: 'problem.ENTRY_DIFFERS',
  ENTRY_ID_TAKEN: null,
  INPUT_INVALID: null,
  JOB_NOT_FAILED: 'problem.JOB_NOT_FAILED',
  JOB_NOT_UNKNOWN: 'problem.JOB_NOT_UNKNOWN',
  LOOK_AGAIN_CASE_CLOSED: 'problem.LOOK_AGAIN_CASE_CLOSED',
  LOOK_AGAIN_TOO_LATE: 'problem.LOOK_AGAIN_TOO_LATE',
  LOOK_AGAIN_TOO_SOON: 'problem.LOOK_AGAIN_TOO_SOON',
  MEDIA_TYPE_UNSUPPORTED: null,
  PASSWORD_COMMON: 'problem.PASSWORD_COMMON',
  PASSWORD_SHORT: 'problem.PASSWORD_SHORT',
  PASSWORD_WRONG: 'problem.PASSWORD_WRONG',
  PROMISE_TOO_LATE: 'problem.PROMISE_TOO_LATE',
  PROMISE_TOO_SOON: 'problem.PROMISE_TOO_SOON',
  SESSION_REQUIRED: null,
  SITE_CHANGED: 'problem.SITE_CHANGED',
  SITE_VERSION_NOT_FOUND: 'problem.SITE_VERSION_NOT_FOUND',
  STATUS_NOT_ALLOWED: 'problem.STATUS_NOT_ALLOWED',
  TEXT_CONTAINS_FILE: 'problem.TEXT_CONTAINS_FILE',
  TEXT_EMPTY: 'problem.TEXT_EMPTY',
  TEXT_HAS_NUL: 'problem.TEXT_HAS_NUL',
  TEXT_TOO_LONG: 'problem.TEXT_TOO_LONG',
  TOO_MANY_REQUESTS: null,
};

const isKnown = (code: string): code is ErrorCode => Object.hasOwn(TEXTS, code);

/** What to tell a person about a failed request: what happened, and that nothing was lost. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiError)) return t('problem.unexpected');
  const known = isKnown(error.code) ? TEXTS[error.code] : null;
  if (known) return t(known);
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
