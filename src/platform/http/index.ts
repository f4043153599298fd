/** The web floor: two surfaces on one Fastify, deny-by-default access, headers, parsers, errors, cookies, rate limits. */
export {
  CurrentReporter,
  CurrentStaff,
  Public,
  ReporterSession,
  RequirePermission,
  TakesTurns,
} from './access.js';
export { assertEveryRouteGuarded } from './access.guard.js';
export { BODY_LIMIT, createWebAdapter, WebAdapter } from './web-adapter.js';
export { describeApi, SESSION_SCHEMES } from './api-description.js';
export { REPORTER_AUTHENTICATOR, STAFF_AUTHENTICATOR } from './authenticators.js';
export type { ReporterAuthenticator, StaffAuthenticator, StaffPrincipal } from './authenticators.js';
export { clientOf, defineRate, RateLimit } from './rate-limit.js';
export type { Rate } from './rate-limit.js';
export { saysWhereFrom } from './cross-site.js';
export { clearCookie, readCookie, setCookie } from './cookies.js';
export type { CookieOptions } from './cookies.js';
export { classify } from './classify.js';
export { fieldErrors } from './field-errors.js';
export { HttpError, InputError, PortTakenError, RouteError } from './http.errors.js';
export type { FieldError } from './http.errors.js';
export { forgetLiveCookie, noteLiveCookie } from './live-cookies.js';
export { policyWithWorker } from './headers.js';
export { HttpModule } from './http.module.js';
export { openListeners } from './listeners.js';
export type { Addresses, ListenAt } from './listeners.js';
export { ProblemDto } from './problem.js';
export { setSiteErrorPage } from './site-error-page.js';
export type { SiteErrorPage } from './site-error-page.js';
export { Shutdown } from './shutdown.js';
export { surfaceOf, SURFACES } from './surface.js';
export type { Surface } from './surface.js';
export { UuidPipe } from './uuid.pipe.js';
