import { IncomingMessage, type Server } from 'node:http';
import type { FastifyRequest, FastifyServerOptions } from 'fastify';

/** The two faces of the web process: the public site for reporters and the console for staff. */
export const SURFACES = ['site', 'console'] as const;
export type Surface = (typeof SURFACES)[number];

const consoleRequests = new WeakSet<IncomingMessage>();

/** Called by the console's listener before routing. A request nobody marked belongs to the site, the face with fewer rights. */
export function markConsole(request: IncomingMessage): void {
  consoleRequests.add(request);
}

/** The surface a request came in on, told by its listener alone: no header or URL can change it. */
export function surfaceOf(request: FastifyRequest | IncomingMessage): Surface {
  const raw = request instanceof IncomingMessage ? request : request.raw;
  return consoleRequests.has(raw) ? 'console' : 'site';
}

type Strategy = NonNullable<
  NonNullable<FastifyServerOptions<Server>['routerOptions']>['constraints']
>[string];
type Store = ReturnType<ReturnType<Strategy['storage']>['get']>;

/** Fastify routing constraint `surface`: a route is only found on a listener it was declared for. */
export const surfaceConstraint: Strategy = {
  name: 'surface',
  mustMatchWhenDerived: true,
  storage() {
    const stores = new Map<unknown, Store>();
    return {
      get: (asked) => stores.get(listed(asked)[0]) ?? null,
      set: (declared, store) => listed(declared).forEach((surface) => stores.set(surface, store)),
      del: (declared) => listed(declared).forEach((surface) => stores.delete(surface)),
      empty: () => stores.clear(),
    };
  },
  validate(declared) {
    const known: readonly unknown[] = SURFACES;
    const surfaces = listed(declared);
    if (surfaces.length === 0 || !surfaces.every((surface) => known.includes(surface))) {
      throw new TypeError('A route names the site, the console or both.');
    }
  },
  deriveConstraint: (request): string => surfaceOf(request),
};

function listed(declared: unknown): readonly unknown[] {
  return Array.isArray(declared) ? declared : [declared];
}
