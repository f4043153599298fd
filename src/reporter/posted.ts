import type { FastifyRequest } from 'fastify';
import type { Fields } from './form/index.js';
import type { Posted } from './pages/trouble.page.js';

/** The posted fields of a form, by name; empty for anything but a form. */
export function postedOf(request: FastifyRequest): Posted {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
  const texts = Object.entries(body as Record<string, unknown>).filter(
    (entry): entry is [string, string | string[]] =>
      typeof entry[1] === 'string' ||
      (Array.isArray(entry[1]) && entry[1].every((one) => typeof one === 'string')),
  );
  return Object.fromEntries(texts);
}

/** The same as a map of lists, which no name such as `__proto__` can confuse. */
export function fieldsOf(posted: Posted): Fields {
  return new Map(Object.entries(posted).map(([name, values]) => [name, [values].flat()]));
}

/** The only or first value of a field, or null. */
export function fieldOf(posted: Posted, name: string): string | null {
  const value = Object.hasOwn(posted, name) ? posted[name] : undefined;
  return value === undefined ? null : ([value].flat()[0] ?? null);
}

/** The only or first value of a query parameter, or null. */
export function queryOf(request: FastifyRequest, name: string): string | null {
  return fieldOf((request.query ?? {}) as Posted, name);
}

/** The path of a request without its query. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/';
}
