import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/index.js';
import { isOnion } from './onion.js';
import { surfaceOf } from './surface.js';

type Origins = Pick<Config, 'siteOrigin' | 'consoleOrigin' | 'onionOrigin'>;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request may change something. */
export function isWrite(request: FastifyRequest): boolean {
  return !SAFE.has(request.method);
}

/**
 * Whether a browser says that another site made this request, by Fetch Metadata (W3C) or by `Origin` (Fetch standard, "append a
 * request Origin header"). `null` is what a sandboxed frame, a file and a page of a strict policy send: it counts as another site
 * unless Fetch Metadata, which no page can change, says that it was one of ours. Browsers that say neither are let through here:
 * SameSite=Strict cookies and the tokens of the forms guard them.
 */
export function isCrossSite(request: FastifyRequest, config: Origins): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return origin === 'null' ? site !== 'same-origin' : !isOurs(origin, request, config);
}

/** Whether a browser says where the request was made. What it says was one of our pages, once `isCrossSite` was asked. */
export function saysWhereFrom(request: FastifyRequest): boolean {
  return request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined;
}

/**
 * The address that the operator gave the surface, also where a proxy puts another host in its place. A host that nobody set up
 * (a trial by number instead of by name) is known by the request alone; no browser says another than the one it asked.
 */
function isOurs(origin: string, request: FastifyRequest, config: Origins): boolean {
  const { host } = request.headers;
  const console_ = surfaceOf(request) === 'console';
  if (!console_ && isOnion(config, host)) return origin === config.onionOrigin;
  const ours = console_ ? config.consoleOrigin : config.siteOrigin;
  if (origin === ours) return true;
  if (host === undefined || host.toLowerCase() === new URL(ours).host) return false;
  return /^https?:\/\//.test(origin) && origin.replace(/^https?:\/\//, '') === host.toLowerCase();
}
