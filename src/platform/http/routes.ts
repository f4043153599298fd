import type { FastifyRequest, RouteOptions } from 'fastify';
import { surfaceOf, type Surface } from './surface.js';

interface Known {
  surfaces: readonly Surface[];
  methods: readonly string[];
  url: string;
  pattern: RegExp;
}

/** Every route that Fastify was given, as it was given. */
export class Routes {
  private readonly known: Known[] = [];

  /** For Fastify's onRoute hook. */
  add(route: RouteOptions): void {
    const surface = (route.constraints as { surface?: Surface | readonly Surface[] } | undefined)?.surface;
    this.known.push({
      surfaces: surface === undefined ? [] : typeof surface === 'string' ? [surface] : surface,
      methods: typeof route.method === 'string' ? [route.method] : route.method,
      url: route.url,
      pattern: patternOf(route.url),
    });
  }

  /** Routes that say not on which surface they are, as `METHOD:/path`. */
  withoutSurface(): string[] {
    return this.known.filter((route) => route.surfaces.length === 0).map(name);
  }

  /** The methods that the path of this request takes on its surface, sorted; none for an unknown path. */
  methodsAt(request: FastifyRequest): string[] {
    const path = request.url.split('?', 1)[0] ?? '';
    const surface = surfaceOf(request);
    const found = this.known.filter((route) => route.surfaces.includes(surface) && route.pattern.test(path));
    return [...new Set(found.flatMap((route) => route.methods))].sort();
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    knownRoutes: Routes;
  }
}

function name(route: Known): string {
  return `${route.methods.join('-')}:${route.url}`;
}

/** A catch-all belongs to no path, so it tells nothing about which methods one takes. */
function patternOf(url: string): RegExp {
  if (url === '*' || url === '/*') return /(?!)/;
  const segments = url.split('/').map((segment) => {
    if (segment.startsWith(':')) return '[^/]+';
    if (segment === '*') return '.*';
    return segment.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  });
  return new RegExp(`^${segments.join('/')}$`);
}
