import { Injectable, type INestApplication } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/internal';
import { MetadataScanner, ModuleRef, ModulesContainer } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
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
  constructor(private readonly modules: ModuleRef) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule = accessOf(context.getHandler());
    if (!rule) throw new HttpError('FORBIDDEN');
    if (isWrite(request) && isCrossSite(request)) throw new HttpError('CROSS_SITE');
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
  const handlers = handlersOf(app);
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

function handlersOf(app: INestApplication): { name: string; rule: Access | null }[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ name, metatype }) => {
    const prototype = (metatype as { prototype?: object } | null)?.prototype;
    if (!prototype) return [];
    return scanner
      .getAllMethodNames(prototype)
      .map((method) => ({ method, handler: (prototype as Record<string, unknown>)[method] }))
      .filter((found): found is { method: string; handler: object } => typeof found.handler === 'function')
      .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler))
      .map(({ method, handler }) => ({ name: `${String(name)}.${method}`, rule: accessOf(handler) }));
  });
}

function isBound(app: INestApplication, token: symbol): boolean {
  try {
    return app.get<unknown>(token, { strict: false }) != null;
  } catch {
    return false;
  }
}
