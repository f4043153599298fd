import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config/index.js';
import { isOnion } from './onion.js';
import type { Surface } from './surface.js';

/**
 * What could show or hear a person, or where they are: nothing here asks for it, and a script that got in may not either. Every
 * other feature needs a frame, a press or a question of the browser's own, and a longer list would be sent with each answer:
 * twenty more names cost a slow phone half a kilobyte a page.
 */
const FEATURES_OFF = ['camera', 'clipboard-read', 'display-capture', 'geolocation', 'microphone'];

const COMMON = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': FEATURES_OFF.map((feature) => `${feature}=()`).join(', '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-DNS-Prefetch-Control': 'off',
};

const BASE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];
/** No script of the site makes HTML, so no policy that would let one may be made. */
const NO_POLICY = "trusted-types 'none'";

/**
 * Nothing goes to another site either way. Under "no-referrer" browsers send forms, of our own pages too, with `Origin: null`
 * (Fetch standard, "append a request Origin header"); the console sends what it writes by script, which no policy changes.
 */
const REFERRER_POLICY = { site: 'same-origin', console: 'no-referrer' } as const;

/** The Content-Security-Policy of a surface. `styleNonce` lets the console's page put its own style elements in. */
export function contentPolicy(surface: Surface, styleNonce?: string): string {
  // The site's pages have no picture but an empty icon, which costs no request.
  if (surface === 'site') return [...BASE_POLICY, NO_POLICY, "style-src 'self'", 'img-src data:'].join('; ');
  const style = styleNonce ? `style-src 'self' 'nonce-${styleNonce}'` : "style-src 'self'";
  return [...BASE_POLICY, style, "img-src 'self'", "connect-src 'self'"].join('; ');
}

/**
 * The policy of a page of the site whose script runs another one aside, as the trusted types policy `worker` names it, and shows
 * itself a video that was chosen on the device. What runs aside can reach nothing: it has the policy of the site.
 */
export function policyWithWorker(): string {
  const own = ['trusted-types worker', "worker-src 'self'", 'media-src blob:'];
  return [...BASE_POLICY, ...own, "style-src 'self'", 'img-src data:'].join('; ');
}

/** A fresh nonce of 128 bits. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * Puts the headers of a surface on a response, before anything else happens to it: errors, streams and 404s carry them
 * too. A handler may replace one with its own.
 */
export function setSurfaceHeaders(
  response: ServerResponse<IncomingMessage>,
  surface: Surface,
  config: Pick<Config, 'siteOrigin' | 'consoleOrigin' | 'onionOrigin'>,
): void {
  for (const [name, value] of Object.entries(COMMON)) response.setHeader(name, value);
  response.setHeader('Referrer-Policy', REFERRER_POLICY[surface]);
  response.setHeader('Content-Security-Policy', contentPolicy(surface));
  if (surface === 'console') response.setHeader('X-Robots-Tag', 'noindex');
  const origin = surface === 'site' ? config.siteOrigin : config.consoleOrigin;
  // A browser that went to the onion address would not find https there.
  if (origin.startsWith('https:') && !isOnion(config, response.req.headers.host)) {
    response.setHeader('Strict-Transport-Security', 'max-age=63072000');
  }
}
