import { HttpException, NotFoundException } from '@nestjs/common';
import { DatabaseError, databaseError } from '../database/index.js';
import { AppError, type Told } from '../errors/index.js';
import { HttpError, InputError, type FieldError } from './http.errors.js';

/** What a client is told about an error: never more than this. */
export interface Answer {
  status: number;
  code: string;
  errors: readonly FieldError[];
  /** What the error says beside its code. */
  told: Told;
  /** Seconds, or null. */
  retryAfter: number | null;
  /** True for what nobody foresaw: it is logged, by code and place. */
  unforeseen: boolean;
}

const RETRY_AFTER_SECONDS = 5;

const FASTIFY_CODES: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'URL_INVALID',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_EMPTY_TYPE: 'MEDIA_TYPE_UNSUPPORTED',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE_UNSUPPORTED',
  FST_ERR_MAX_PARAM_LENGTH: 'URL_TOO_LONG',
};

const STATUS_CODES: Readonly<Record<number, string>> = {
  400: 'INPUT_INVALID',
  401: 'SESSION_REQUIRED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  408: 'REQUEST_TIMEOUT',
  413: 'BODY_TOO_LARGE',
  414: 'URL_TOO_LONG',
  415: 'MEDIA_TYPE_UNSUPPORTED',
  429: 'TOO_MANY_REQUESTS',
};

/** Turns anything thrown into an answer. */
export function classify(error: unknown): Answer {
  if (error instanceof AppError) return ofAppError(error);
  if (error instanceof NotFoundException) return answer(404, 'NOT_FOUND');
  const cause = error instanceof HttpException ? (error.cause ?? error) : error;
  const status = error instanceof HttpException ? error.getStatus() : statusOf(cause);
  if (status >= 400 && status < 500) {
    const code = codeOf(cause);
    const named =
      FASTIFY_CODES[code] ?? (code.startsWith('FST_ERR_CTP_') ? 'BODY_INVALID' : STATUS_CODES[status]);
    return answer(status, named ?? 'REQUEST_REFUSED');
  }
  const reduced = databaseError(error);
  return reduced instanceof AppError ? ofAppError(reduced) : answer(500, 'INTERNAL', { unforeseen: true });
}

function ofAppError(error: AppError): Answer {
  if (error instanceof DatabaseError) {
    if (error.code === 'DATABASE_UNAVAILABLE')
      return answer(503, 'UNAVAILABLE', { retryAfter: RETRY_AFTER_SECONDS });
    return answer(500, 'INTERNAL', { unforeseen: true });
  }
  const retryAfter = error instanceof HttpError ? error.retryAfter : null;
  return answer(error.status, error.code, {
    errors: error instanceof InputError ? error.errors : [],
    told: error.told,
    retryAfter: retryAfter ?? (error.status === 503 || error.status === 429 ? RETRY_AFTER_SECONDS : null),
    unforeseen: error.status >= 500 && error.status !== 503,
  });
}

function answer(status: number, code: string, more: Partial<Answer> = {}): Answer {
  return { status, code, errors: [], told: {}, retryAfter: null, unforeseen: false, ...more };
}

function codeOf(error: unknown): string {
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

function statusOf(error: unknown): number {
  const status: unknown =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}
