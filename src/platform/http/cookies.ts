import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/index.js';
import { isOnion } from './onion.js';
import { surfaceOf } from './surface.js';

export interface CookieOptions {
  /** Seconds until the browser forgets it; without it the cookie lives as long as the browser's session. */
  maxAge?: number;
}

type Origins = Pick<Config, 'siteOrigin' | 'consoleOrigin' | 'onionOrigin'>;

const VALUE = /^[A-Za-z0-9_-]*$/;

/**
 * Sets a cookie that no script reads and no other site sends: HttpOnly, SameSite=Strict, whole host only. Behind https it
 * is Secure and carries the `__Host-` prefix; the onion address has no https, and tor's own encryption instead. `value` is base64url; anything else throws.
 */
export function setCookie(
  config: Origins,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  value: string,
  options: CookieOptions = {},
): void {
  if (!VALUE.test(value)) throw new TypeError('A cookie value is base64url.');
  const secure = isSecure(config, request);
  const parts = [`${secure ? '__Host-' : ''}${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Strict'];
  if (secure) parts.push('Secure');
  if (options.maxAge !== undefined) parts.push(`Max-Age=${Math.max(0, Math.floor(options.maxAge))}`);
  reply.header('set-cookie', parts.join('; '));
}

/** Makes the browser forget a cookie. */
export function clearCookie(
  config: Origins,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
): void {
  setCookie(config, request, reply, name, '', { maxAge: 0 });
}

/** The value of a cookie set by `setCookie` on this surface, or null. A name sent twice is nobody's: null. */
export function readCookie(config: Origins, request: FastifyRequest, name: string): string | null {
  const wanted = `${isSecure(config, request) ? '__Host-' : ''}${name}=`;
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(wanted));
  const value = found.length === 1 ? found[0]?.slice(wanted.length) : undefined;
  return value && VALUE.test(value) ? value : null;
}

function isSecure(config: Origins, request: FastifyRequest): boolean {
  if (surfaceOf(request) === 'console') return config.consoleOrigin.startsWith('https:');
  return config.siteOrigin.startsWith('https:') && !isOnion(config, request.headers.host);
}
