import { defineErrors } from '../errors/index.js';

/** Errors of the web floor itself; each is an answer to a request, and its code is all the client learns. */
export class HttpError extends defineErrors({
  BODY_INVALID: 400,
  BODY_TOO_LARGE: 413,
  CROSS_SITE: 403,
  CSRF_INVALID: 403,
  FORBIDDEN: 403,
  MEDIA_TYPE_UNSUPPORTED: 415,
  METHOD_NOT_ALLOWED: 405,
  NOT_FOUND: 404,
  REPORTER_SESSION_REQUIRED: 401,
  REQUEST_INVALID: 400,
  SESSION_REQUIRED: 401,
  TOO_MANY_FIELDS: 400,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
  URL_INVALID: 400,
  URL_TOO_LONG: 414,
}) {
  /** @param retryAfter - seconds after which trying again makes sense, for TOO_MANY_REQUESTS and UNAVAILABLE */
  constructor(
    code: HttpError['code'],
    readonly retryAfter: number | null = null,
  ) {
    super(code);
  }
}

/** One field of a request that was refused: its path in the body and a sentence in English, without the value. */
export interface FieldError {
  field: string;
  message: string;
}

/** The body or query does not fit its DTO. */
export class InputError extends defineErrors({ INPUT_INVALID: 400 }) {
  constructor(readonly errors: readonly FieldError[]) {
    super('INPUT_INVALID');
  }
}

/** A listener could not be opened because another program holds its port. */
export class PortTakenError extends defineErrors({ PORT_TAKEN: 500 }) {
  constructor(
    readonly variable: 'PORT' | 'CONSOLE_PORT' | 'ONION_PORT',
    readonly port: number,
  ) {
    super('PORT_TAKEN');
  }
}

/** Boot refused: a route says not who may use it, or asks for a permission that no role has. Names routes, which are no secret. */
export class RouteError extends defineErrors({
  ROUTE_UNGUARDED: 500,
  PERMISSION_UNKNOWN: 500,
  AUTHENTICATOR_MISSING: 500,
}) {
  constructor(
    code: RouteError['code'],
    readonly routes: readonly string[],
  ) {
    super(code);
    this.message = `${code}: ${routes.join(', ')}`;
  }
}
