import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request may change something. */
export function isWrite(request: FastifyRequest): boolean {
  return !SAFE.has(request.method);
}

/**
 * Whether a browser says that another site made this request (Fetch Metadata, W3C). Browsers that say nothing are let
 * through: SameSite=Strict cookies and the CSRF token guard them.
 */
export function isCrossSite(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
