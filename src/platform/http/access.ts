import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { RouteConfig, RouteConstraints } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Surface } from './surface.js';

/** Who a route lets in. A route without one is refused at boot and at every request. */
export type Access =
  | { kind: 'public'; surfaces: readonly Surface[] }
  | { kind: 'reporter' }
  | { kind: 'staff'; permission: string };

const ACCESS = Symbol('access');

function access(rule: Access, surfaces: Surface | readonly Surface[]): MethodDecorator {
  return (target, key, descriptor) => {
    SetMetadata(ACCESS, rule)(target, key, descriptor);
    RouteConstraints({ surface: surfaces })(target, key, descriptor);
  };
}

/** Console only: a signed-in staff member whose role has this permission; writes also need the CSRF header. */
export function RequirePermission(permission: string): MethodDecorator {
  return access({ kind: 'staff', permission }, 'console');
}

/** Site only: a reporter who came back with a code. Its pages take turns. */
export function ReporterSession(): MethodDecorator {
  return (target, key, descriptor) => {
    access({ kind: 'reporter' }, 'site')(target, key, descriptor);
    TakesTurns()(target, key, descriptor);
  };
}

/**
 * A page of the site that costs the database something: whoever asks for it takes turns with everybody else who does. Posted
 * forms always do; pages that need no database are served at once.
 */
export function TakesTurns(): MethodDecorator {
  return RouteConfig({ takesTurns: true });
}

/** Anyone, on the named surfaces. */
export function Public(...surfaces: [Surface, ...Surface[]]): MethodDecorator {
  return access({ kind: 'public', surfaces }, surfaces.length === 1 ? surfaces[0] : surfaces);
}

/** The rule a handler was decorated with, or null. */
export function accessOf(handler: object): Access | null {
  return (Reflect.getMetadata(ACCESS, handler) as Access | undefined) ?? null;
}

/** The signed-in staff member: what the StaffAuthenticator returned for this request. */
export const CurrentStaff = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().staff,
);

/** The returning reporter: what the ReporterAuthenticator returned for this request. */
export const CurrentReporter = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().reporter,
);
