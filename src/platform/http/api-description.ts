import type { INestApplication } from '@nestjs/common';
import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import type { Access } from './access.js';
import { routesOf } from './access.guard.js';
import { ProblemDto } from './problem.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Responses = Operation['responses'];
type Response = { description: string; content?: Record<string, unknown>; $ref?: string };

/** The two names of the one cookie: a browser takes the prefix over https alone. */
export const SESSION_SCHEMES = { session: '__Host-staff', sessionOverHttp: 'staff' } as const;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
const PROBLEM = 'application/problem+json';
const problem = (description: string) => ({
  description,
  content: { [PROBLEM]: { schema: { $ref: getSchemaPath(ProblemDto) } } },
});

const MEANING: Readonly<Record<string, string>> = {
  '200': 'Done.',
  '204': 'Done; there is nothing to say.',
  '400': 'The request is not as described (INPUT_INVALID and others); `errors` names the fields.',
  '401': 'Nobody is signed in (SESSION_REQUIRED), or the secrets given are wrong.',
  '403': 'The role may not do this (FORBIDDEN), or x-csrf-token is missing or old (CSRF_INVALID).',
  '404': 'There is nothing here that the caller may see.',
  '409': 'What is there does not allow it.',
  '413': 'The body is too large (BODY_TOO_LARGE).',
  '415': 'The body is no JSON (MEDIA_TYPE_UNSUPPORTED).',
  '422': 'The request is understood and what it asks for is refused.',
  '429': 'Too many tries (TOO_MANY_REQUESTS); Retry-After says when to come back.',
};
const ANY_PROBLEM =
  'Any other refusal. 503 (UNAVAILABLE): try again after Retry-After; nothing that was sent is lost.';

/** The document is the same for every installation: its address stands in CONSOLE_ORIGIN. */
const CONSOLE = { url: '/', description: 'The address of the staff console.' };

const CSRF_HEADER = {
  name: 'x-csrf-token',
  in: 'header',
  required: true,
  description: '`csrfToken` of the session.',
  schema: { type: 'string' },
} as const;
const UNATTENDED_HEADER = {
  name: 'x-unattended',
  in: 'header',
  required: false,
  description: 'Any value: no person asked for this just now, so that it does not keep the session alive.',
  schema: { type: 'string' },
} as const;

/**
 * Completes the description of the API by what the floor does to every route: who is let in, the headers that it asks for,
 * and the problems that it answers with, and by the server and the tags. Paths outside /api/ are left out.
 *
 * @param app - the web application; it need not listen
 * @param document - as Swagger makes it of the controllers; its operations are changed in place
 * @throws TypeError for an operation that no route serves
 */
export function describeApi(app: INestApplication, document: OpenAPIObject): OpenAPIObject {
  const rules = new Map(routesOf(app).map(({ method, path, rule }) => [`${method} ${path}`, rule]));
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/'));
  for (const [path, item] of paths) {
    for (const method of METHODS) {
      const operation = item[method];
      const rule = rules.get(`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
      if (!operation) continue;
      if (!rule) throw new TypeError(`${method} ${path} is described and not served.`);
      complete(operation, { rule, write: method !== 'get' });
    }
  }
  const described = Object.fromEntries(paths.sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...document, servers: [CONSOLE], tags: tagsOf(described), paths: described };
}

/** The tags that the operations carry, in the order of the alphabet. */
function tagsOf(paths: OpenAPIObject['paths']): { name: string }[] {
  const names = Object.values(paths).flatMap((item) => METHODS.flatMap((method) => item[method]?.tags ?? []));
  return [...new Set(names)].sort().map((name) => ({ name }));
}

function complete(operation: Operation, { rule, write }: { rule: Access; write: boolean }): void {
  const staff = rule.kind === 'staff';
  operation.security = staff ? Object.keys(SESSION_SCHEMES).map((name) => ({ [name]: [] })) : [];
  // A header that a handler reads without describing it is one of the floor's own.
  operation.parameters = (operation.parameters ?? []).filter(
    (one) => !('in' in one && one.in === 'header' && !one.description),
  );
  if (staff) operation.parameters.push(write ? CSRF_HEADER : UNATTENDED_HEADER);
  for (const one of operation.parameters) {
    if ('in' in one && one.in === 'path' && one.name === 'id')
      one.schema = { type: 'string', format: 'uuid' };
  }
  operation.responses = responsesOf(operation, staff);
}

function responsesOf(operation: Operation, staff: boolean): Responses {
  const of = (place: string): boolean =>
    (operation.parameters ?? []).some((one) => 'in' in one && one.in === place);
  const expected = [
    ...(operation.requestBody || of('query') ? ['400'] : []),
    ...(staff ? ['401', '403'] : []),
    ...(of('path') ? ['404'] : []),
    ...(operation.requestBody ? ['413', '415'] : []),
  ];
  const given = Object.keys(operation.responses);
  // Nothing to get wrong but the request itself: its address, or a header that HTTP asks for.
  if (![...expected, ...given].some((status) => status.startsWith('4'))) expected.push('400');
  const responses: Record<string, Response> = Object.fromEntries(
    expected.map((status) => [status, problem(MEANING[status] ?? '')]),
  );
  for (const [status, given] of Object.entries(operation.responses) as [string, Response][]) {
    const description = given.description || (MEANING[status] ?? '');
    responses[status] = Number(status) >= 400 ? problem(description) : { ...given, description };
  }
  return { ...responses, default: problem(ANY_PROBLEM) } as Responses;
}
