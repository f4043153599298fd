import type { FastifyRequest } from 'fastify';

/** What the guard needs to know of a signed-in staff member; modules/auth returns its StaffSession. */
export interface StaffPrincipal {
  readonly permissions: ReadonlySet<string>;
}

/** Bound by modules/auth. */
export interface StaffAuthenticator {
  /** The staff member of the session cookie, or null when there is no live session. */
  authenticate(request: FastifyRequest): Promise<StaffPrincipal | null>;
  /** Whether `given`, from the x-csrf-token header, belongs to the session cookie of this request. */
  csrfMatches(request: FastifyRequest, given: string): boolean;
}

/** Bound by the public site. */
export interface ReporterAuthenticator {
  /** The reporter session of the cookie, or null. */
  authenticate(request: FastifyRequest): Promise<object | null>;
}

export const STAFF_AUTHENTICATOR = Symbol('StaffAuthenticator');
export const REPORTER_AUTHENTICATOR = Symbol('ReporterAuthenticator');

declare module 'fastify' {
  interface FastifyRequest {
    staff: StaffPrincipal | null;
    reporter: object | null;
  }
}
