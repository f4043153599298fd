import fc from 'fast-check';
import { REPORT_FORM } from '../../src/modules/report-form/index.js';
import type { Surface } from '../../src/platform/http/index.js';
import { bodyFor, queryFor } from './fuzz-bodies.js';
import { headerValue, MARKS, oddId, oddText, STANDS_FOR } from './fuzz-values.js';
import type { Route } from './route-table.js';

/** Whose cookie a request carries. */
export const WHO = [
  'nobody',
  'writer',
  'sender',
  'reporter',
  'counsellor',
  'coordinator',
  'administrator',
] as const;
export type Who = (typeof WHO)[number];

/** A request as it was drawn; what it stands for is put in when it is sent. */
export interface Plan {
  surface: Surface;
  method: string;
  path: string;
  headers: [string, string][];
  who: Who;
  /** Which of several of them. */
  which: number;
  cookie: 'whole' | 'cut' | 'swapped' | 'twice' | 'long' | 'odd';
  body: string | null;
  /** Sent as it stands instead of the rest. */
  raw: string | null;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'];
const TYPES = [
  'application/x-www-form-urlencoded',
  'application/json',
  'application/x-www-form-urlencoded; charset=utf-16',
  'APPLICATION/JSON; charset="utf-8"',
  'application/problem+json',
  'multipart/form-data; boundary=x',
  'text/plain',
  'text/html',
  'image/png',
  '',
  ';',
];

const header: fc.Arbitrary<[string, string]> = fc.oneof(
  fc.tuple(
    fc.constantFrom('accept-language', 'accept', 'user-agent', 'referer', 'x-forwarded-for', 'forwarded'),
    headerValue,
  ),
  fc.tuple(fc.constant('content-type'), fc.oneof(fc.constantFrom(...TYPES), headerValue)),
  fc.tuple(
    fc.constant('sec-fetch-site'),
    fc.constantFrom('same-origin', 'none', 'same-site', 'cross-site', ''),
  ),
  fc.tuple(fc.constant('origin'), fc.constantFrom('null', 'https://evil.example', 'http://127.0.0.1')),
  fc.tuple(fc.constant('range'), fc.constantFrom('bytes=0-1', 'bytes=-1', 'bytes=9-1,2-', 'x')),
  fc.tuple(fc.constantFrom('if-none-match', 'if-match'), fc.constantFrom('*', '"x"', 'W/"x"', ',')),
  fc.tuple(fc.constant('if-modified-since'), fc.constantFrom('Thu, 01 Jan 1970 00:00:00 GMT', 'x')),
  fc.tuple(fc.constant('expect'), fc.constantFrom('100-continue', 'x')),
  fc.tuple(
    fc.constantFrom('x-http-method-override', 'x-original-url', 'x-forwarded-host', 'x-surface'),
    headerValue,
  ),
  fc.tuple(
    fc.constantFrom('host', 'x-forwarded-proto'),
    fc.constantFrom('localhost', 'evil.example:1', 'a b'),
  ),
  fc.tuple(fc.constant('accept-encoding'), fc.constantFrom('br', 'gzip;q=0', '*', 'br;q=x, gzip', 'deflate')),
  fc.tuple(fc.constant('content-encoding'), fc.constantFrom('gzip', 'br', 'identity')),
  fc.tuple(fc.constant('x-unattended'), fc.constant('1')),
  fc.tuple(fc.constant('upgrade'), fc.constantFrom('websocket', 'h2c')),
);

const csrf: fc.Arbitrary<[string, string][]> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<[string, string][]>([['x-csrf-token', STANDS_FOR.token]]) },
  { weight: 1, arbitrary: fc.constant<[string, string][]>([]) },
  { weight: 1, arbitrary: headerValue.map((value): [string, string][] => [['x-csrf-token', value]]) },
);

const mostly = <T>(right: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: odd });

const percent = (text: string): string =>
  encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('%40%40', '@@');

/** The path of a route with ids in it, and now and then something before, behind or within. */
function pathOf(route: string): fc.Arbitrary<string> {
  const places = route.split(/(:\w+)/);
  const page = fc.oneof(fc.integer({ min: 0, max: 60 }).map(String), oddText);
  const kind = mostly(fc.constantFrom('note', 'message'), oddText);
  const id = mostly(fc.constant(route.includes('/desks/') ? STANDS_FOR.desk : STANDS_FOR.case), oddId);
  const parts = places.map((part) => {
    if (!part.startsWith(':')) return fc.constant(part);
    const value = part === ':page' ? page : part === ':kind' ? kind : id;
    return value.map(percent);
  });
  const spoil = fc.oneof(
    { weight: 40, arbitrary: fc.constant((path: string) => path) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<(path: string) => string>(
        (path) => `${path}/`,
        (path) => `/${path}`,
        (path) => `${path}/..;/`,
        (path) => `${path}%2e%2e%2f`,
        (path) => path.toUpperCase(),
        (path) => `${path}.json`,
        (path) => `${path}%`,
        (path) => `${path}%00`,
        (path) => `${path}#x`,
        (path) => `http://evil.example${path}`,
        (path) => path.replace('/', '/%2f'),
      ),
    },
    { weight: 1, arbitrary: oddText.map((text) => (path: string) => `${path}/${percent(text)}`) },
  );
  return fc.tuple(fc.tuple(...parts), spoil).map(([filled, change]) => change(filled.join('')));
}

/** Mostly somebody who may do it. */
function whoFor(surface: Surface, path: string): fc.Arbitrary<Who> {
  const right: readonly Who[] =
    surface === 'console'
      ? path === '/api/audit'
        ? ['administrator']
        : ['counsellor', 'coordinator']
      : path === '/r'
        ? ['reporter']
        : path === '/h/code'
          ? ['sender']
          : ['writer', 'writer', 'nobody'];
  return mostly(fc.constantFrom(...right), fc.constantFrom(...WHO));
}

const cookie = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Plan['cookie']>('whole') },
  { weight: 1, arbitrary: fc.constantFrom<Plan['cookie']>('cut', 'swapped', 'twice', 'long', 'odd') },
);

/** A request to one of the routes, as its page or the console would send it or nearly so. */
function toRoute(route: Route, surface: Surface): fc.Arbitrary<Plan> {
  const method = fc.oneof(
    { weight: 20, arbitrary: fc.constant(route.method) },
    { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
  );
  return method.chain((chosen) => {
    const write = !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(chosen);
    const body = write
      ? fc.oneof(
          { weight: 12, arbitrary: bodyFor(route.method, route.path) },
          {
            weight: 1,
            arbitrary: fc.tuple(fc.constantFrom(...TYPES), oddText).map(([type, text]) => ({ type, text })),
          },
          { weight: 1, arbitrary: fc.constant(null) },
        )
      : fc.constant(null);
    return fc
      .record({
        path: pathOf(route.path),
        query: queryFor(route.method, route.path),
        headers: fc.oneof(fc.constant<[string, string][]>([]), fc.array(header, { maxLength: 3 })),
        csrf,
        body,
        cookie,
        who: whoFor(surface, route.path),
        which: fc.nat(99),
      })
      .map(({ path, query, headers, csrf: token, body: given, ...rest }) => {
        const asked = query.map(([name, value]) => `${percent(name)}=${percent(value)}`).join('&');
        const type: [string, string][] = given ? [['content-type', given.type]] : [];
        const own = headers.filter(([name]) => name !== 'content-type' || !given || rest.which % 4 === 0);
        return {
          surface,
          method: chosen,
          path: (asked === '' ? path : `${path}?${asked}`).slice(0, 4_000),
          headers: [...type.filter(() => !own.some(([name]) => name === 'content-type')), ...token, ...own],
          body: given?.text ?? null,
          raw: null,
          ...rest,
        };
      });
  });
}

const anywhere: fc.Arbitrary<Plan> = fc.record({
  surface: fc.constantFrom<Surface>('site', 'console'),
  method: fc.constantFrom(...METHODS),
  path: fc
    .array(oddText, { maxLength: 4 })
    .map((parts) => `/${parts.map(percent).join('/')}`.slice(0, 9_000)),
  headers: fc.array(header, { maxLength: 4 }),
  who: fc.constantFrom(...WHO),
  which: fc.nat(99),
  cookie,
  body: fc.oneof(fc.constant(null), oddText),
  raw: fc.constant(null),
});

const HEADS = [
  'GET / HTTP/1.1\r\nHost: x\r\n',
  'GET / HTTP/9.9\r\nHost: x\r\n',
  'GET  / HTTP/1.1\r\nHost: x\r\n',
  'POST /c HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n',
  'POST /c HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n',
  'POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n',
  'POST /api/auth/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n',
  'POST /api/auth/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -5\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\n folded: y\r\n',
  'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: x\r\n',
  '\u0016\u0003\u0001\u0002',
];

/** Bytes that are hardly HTTP. */
const broken: fc.Arbitrary<Plan> = fc
  .record({
    surface: fc.constantFrom<Surface>('site', 'console'),
    head: fc.oneof(fc.constantFrom(...HEADS), oddText),
    line: fc.oneof(headerValue, fc.constantFrom(...MARKS)),
    body: fc.oneof(fc.constant(''), fc.constantFrom('5\r\nabc', 'zz\r\n', '0\r\n\r\n', '\r\n'), oddText),
  })
  .map(({ surface, head, line, body }) => ({
    surface,
    method: 'GET',
    path: '/',
    headers: [],
    who: 'nobody',
    which: 0,
    cookie: 'whole',
    body: null,
    raw: `${head}X-Odd: ${line}\r\nConnection: close\r\n\r\n${body}`,
  }));

/** How often a route is asked: the less the more it ends, or the less it does. */
function weightOf({ method, path }: Route): number {
  if (/sign-out|finish|exit/.test(path)) return 3;
  if (/health|help|done|passphrase|\*/.test(path)) return 6;
  if (/^\/h\/\d/.test(path)) return method === 'POST' ? 6 : 3;
  return method === 'GET' ? 20 : 40;
}

/** Requests to an app with these routes: mostly nearly right, for what is wholly wrong is refused before it gets anywhere. */
export function requests(routes: readonly Route[]): fc.Arbitrary<Plan> {
  const known = routes
    .filter(({ method, path }) => method !== 'HEAD' && !path.startsWith('/assets/'))
    .flatMap((route) =>
      route.path === '/h/:page'
        ? [route, ...REPORT_FORM.screens.map(({ page }) => ({ ...route, path: `/h/${page}` }))]
        : [route],
    )
    .flatMap((route) =>
      [route.surfaces]
        .flat()
        .map((surface) => ({ weight: weightOf(route), arbitrary: toRoute(route, surface) })),
    );
  return fc.oneof(
    { weight: 30, arbitrary: fc.oneof(...known) },
    { weight: 2, arbitrary: anywhere },
    { weight: 1, arbitrary: broken },
  );
}
