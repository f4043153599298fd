import { Inject, Injectable, RequestMethod, type INestApplication } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { MetadataScanner, ModuleRef, ModulesContainer } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Config } from '../config/index.js';
import { accessOf, type Access } from './access.js';
import {
  REPORTER_AUTHENTICATOR,
  STAFF_AUTHENTICATOR,
  type ReporterAuthenticator,
  type StaffAuthenticator,
} from './authenticators.js';
import { isCrossSite, isWrite } from './cross-site.js';
import { HttpError, RouteError } from './http.errors.js';
import { surfaceOf } from './surface.js';

/** Lets a request through to a route only as the route's decorator says; a route without one lets nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly modules: ModuleRef,
    @Inject(Config) private readonly config: Pick<Config, 'siteOrigin' | 'consoleOrigin' | 'onionOrigin'>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule = accessOf(context.getHandler());
    if (!rule) throw new HttpError('FORBIDDEN');
    if (isWrite(request) && isCrossSite(request, this.config)) throw new HttpError('CROSS_SITE');
    switch (rule.kind) {
      case 'public':
        if (!rule.surfaces.includes(surfaceOf(request))) throw new HttpError('NOT_FOUND');
        return true;
      case 'reporter':
        if (surfaceOf(request) !== 'site') throw new HttpError('NOT_FOUND');
        return this.letReporterIn(request);
      case 'staff':
        if (surfaceOf(request) !== 'console') throw new HttpError('NOT_FOUND');
        return this.letStaffIn(request, rule.permission);
    }
  }

  private async letReporterIn(request: FastifyRequest): Promise<boolean> {
    const authenticator = this.modules.get<ReporterAuthenticator>(REPORTER_AUTHENTICATOR, { strict: false });
    request.reporter = await authenticator.authenticate(request);
    if (!request.reporter) throw new HttpError('REPORTER_SESSION_REQUIRED');
    return true;
  }

  private async letStaffIn(request: FastifyRequest, permission: string): Promise<boolean> {
    const authenticator = this.modules.get<StaffAuthenticator>(STAFF_AUTHENTICATOR, { strict: false });
    request.staff = await authenticator.authenticate(request);
    if (!request.staff) throw new HttpError('SESSION_REQUIRED');
    if (isWrite(request)) {
      const token = request.headers['x-csrf-token'];
      if (typeof token !== 'string' || !authenticator.csrfMatches(request, token))
        throw new HttpError('CSRF_INVALID');
    }
    if (!request.staff.permissions.has(permission)) throw new HttpError('FORBIDDEN');
    return true;
  }
}

/**
 * Refuses (RouteError) an app with a route that has no access decorator or no surface, that asks for a permission not in
 * the list, or whose authenticator nobody bound. Call it once the app is initialised.
 */
export function assertEveryRouteGuarded(app: INestApplication, permissions: readonly string[]): void {
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
  const handlers = routesOf(app);
  const unguarded = handlers.filter(({ rule }) => !rule).map(({ name }) => name);
  const open = [...unguarded, ...fastify.knownRoutes.withoutSurface()];
  if (open.length > 0) throw new RouteError('ROUTE_UNGUARDED', open);
  const unknown = handlers.filter(
    ({ rule }) => rule?.kind === 'staff' && !permissions.includes(rule.permission),
  );
  if (unknown.length > 0)
    throw new RouteError(
      'PERMISSION_UNKNOWN',
      unknown.map(({ name }) => name),
    );
  for (const [kind, token] of [
    ['staff', STAFF_AUTHENTICATOR],
    ['reporter', REPORTER_AUTHENTICATOR],
  ] as const) {
    const needed = handlers.filter(({ rule }) => rule?.kind === kind);
    if (needed.length > 0 && !isBound(app, token)) {
      throw new RouteError(
        'AUTHENTICATOR_MISSING',
        needed.map(({ name }) => name),
      );
    }
  }
}

/** A method of a controller that Nest makes a route of; `path` as Nest writes it, with `:id` in place of an id. */
interface GuardedRoute {
  name: string;
  method: string;
  path: string;
  rule: Access | null;
}

/** Every route of every controller, and the rule that it was decorated with. */
export function routesOf(app: INestApplication): GuardedRoute[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ name, metatype }) => {
    const prototype = (metatype as { prototype?: object } | null)?.prototype;
    if (!metatype || !prototype) return [];
    const base = pathOf(metatype);
    return scanner
      .getAllMethodNames(prototype)
      .map((key) => ({ key, handler: (prototype as Record<string, unknown>)[key] }))
      .filter((found): found is { key: string; handler: object } => typeof found.handler === 'function')
      .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler))
      .map(({ key, handler }) => ({
        name: `${String(name)}.${key}`,
        method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '',
        path: `/${[...base, ...pathOf(handler)].join('/')}`,
        rule: accessOf(handler),
      }));
  });
}

function pathOf(decorated: object): string[] {
  const path: unknown = Reflect.getMetadata(PATH_METADATA, decorated);
  return typeof path === 'string' ? path.split('/').filter(Boolean) : [];
}

function isBound(app: INestApplication, token: symbol): boolean {
  try {
    return app.get<unknown>(token, { strict: false }) != null;
  } catch {
    return false;
  }
}
