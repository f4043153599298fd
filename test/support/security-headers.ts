import type { Surface } from '../../src/platform/http/index.js';

/** Headers of an answer, names in small letters. */
export type HeaderMap = Readonly<Record<string, string | readonly string[] | undefined>>;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];
/** The site's pages hold no picture but an empty icon; the one that makes fingerprints runs a script aside and looks at a video. */
const OF_SURFACE: Readonly<Record<Surface, readonly (readonly string[])[]>> = {
  site: [
    ['img-src data:', "trusted-types 'none'"],
    ['img-src data:', 'trusted-types worker', "worker-src 'self'", 'media-src blob:'],
  ],
  console: [["img-src 'self'", "connect-src 'self'"]],
};
/** Nothing goes to another site; a form of ours names us. */
const REFERRER: Readonly<Record<Surface, string>> = { site: 'same-origin', console: 'no-referrer' };
const STYLE = "style-src 'self'";
const NONCE = / 'nonce-[A-Za-z0-9+/]{22}=='$/;

/** What every answer of either surface carries, whatever it is an answer to. */
const ALWAYS: Readonly<Record<string, string>> = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-dns-prefetch-control': 'off',
};

/** What a page could spy on somebody with. */
const FEATURES_OFF = ['camera', 'clipboard-read', 'display-capture', 'geolocation', 'microphone'];

/** A built file under a hashed name, or one beside it, may be kept by the browser; nothing else may. */
const CACHES = ['no-store', 'public, max-age=31536000, immutable', 'public, max-age=3600'];

/** What would tell a browser, or whoever looks at the answer, more than it should know. */
const NEVER = [
  'server',
  'x-powered-by',
  'access-control-allow-origin',
  'etag',
  'last-modified',
  'refresh',
  'server-timing',
  'timing-allow-origin',
  'report-to',
  'nel',
  'accept-ch',
  'alt-svc',
];

/** What is wrong with the headers of an answer; empty when nothing is. `cached`: a built file. */
export function headerFaults(surface: Surface, headers: HeaderMap, cached = false): string[] {
  const faults: string[] = [];
  const value = (name: string): string => String(headers[name] ?? '(missing)');
  const want = (name: string, right: boolean): void => {
    if (!right) faults.push(`${name}: ${value(name)}`);
  };
  for (const [name, wanted] of Object.entries(ALWAYS)) want(name, value(name) === wanted);
  want('referrer-policy', value('referrer-policy') === REFERRER[surface]);
  want('content-security-policy', policyFits(surface, value('content-security-policy')));
  want('permissions-policy', featuresFit(value('permissions-policy')));
  want('cache-control', cached ? CACHES.includes(value('cache-control')) : isPrivate(headers));
  want('x-robots-tag', headers['x-robots-tag'] === (surface === 'console' ? 'noindex' : undefined));
  for (const name of NEVER) want(name, headers[name] === undefined);
  for (const line of [headers['set-cookie'] ?? []].flat()) want('set-cookie', cookieFits(line));
  return faults;
}

/** The live updates say "no-cache" and more: they are no page that a browser keeps. */
function isPrivate(headers: HeaderMap): boolean {
  const cache = String(headers['cache-control']);
  const stream = String(headers['content-type']).startsWith('text/event-stream');
  return cache === 'no-store' || (stream && /\bno-store\b/.test(cache));
}

function policyFits(surface: Surface, policy: string): boolean {
  const found = policy.split('; ');
  const style = found.filter((part) => part.startsWith('style-src'));
  const rest = found.filter((part) => !part.startsWith('style-src')).sort();
  const wanted = OF_SURFACE[surface].map((own) => [...POLICY, ...own].sort().join());
  const plain = surface === 'console' ? style[0]?.replace(NONCE, '') : style[0];
  return style.length === 1 && plain === STYLE && wanted.includes(rest.join());
}

function featuresFit(policy: string): boolean {
  const found = policy.split(', ');
  return (
    found.every((part) => /^[a-z-]+=\(\)$/.test(part)) && FEATURES_OFF.every((f) => found.includes(`${f}=()`))
  );
}

/** The test's origins are http, so no cookie is Secure or has the prefix; a test of its own looks at https. */
function cookieFits(line: string): boolean {
  return /^(?:c|d|r|staff)=[A-Za-z0-9_-]*; Path=\/; HttpOnly; SameSite=Strict(?:; Max-Age=0)?$/.test(line);
}
