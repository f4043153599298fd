import type { INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { RequestMethod } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { accessOf, type Access } from '../../src/platform/http/access.js';
import type { Surface } from '../../src/platform/http/index.js';

/** A way into the app: one method at one path. */
export interface Route {
  method: string;
  path: string;
  surfaces: readonly Surface[];
}

/** A route of a controller. */
export interface ControllerRoute extends Route {
  /** Class and method. */
  name: string;
  access: Access | null;
}

/** Every route that Fastify serves, HEAD included. */
export function servedRoutes(app: INestApplication): Route[] {
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
  return fastify.knownRoutes['known'].flatMap(({ methods, url, surfaces }) =>
    methods.map((method) => ({ method, path: url, surfaces })),
  );
}

/** Every method of a controller that Nest makes a route of, and the rule it was decorated with. */
export function controllerRoutes(app: INestApplication): ControllerRoute[] {
  const served = servedRoutes(app);
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    const { prototype } = metatype as { prototype: Record<string, unknown> };
    const base = Reflect.getMetadata(PATH_METADATA, metatype as object) as string;
    return scanner
      .getAllMethodNames(prototype)
      .map((key) => [key, prototype[key]] as const)
      .filter((entry): entry is [string, object] => typeof entry[1] === 'function')
      .filter(([, handler]) => Reflect.hasMetadata(PATH_METADATA, handler))
      .map(([key, handler]) => {
        const own = Reflect.getMetadata(PATH_METADATA, handler) as string;
        const path = `/${[base, own].flatMap((part) => part.split('/').filter(Boolean)).join('/')}`;
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '';
        const surfaces = served.find((route) => route.method === method && route.path === path)?.surfaces;
        const name = `${(metatype as { name: string }).name}.${key}`;
        return { name, method, path, surfaces: surfaces ?? [], access: accessOf(handler) };
      });
  });
}

/** The path with an id in every place for one. */
export function fillPath(path: string, id: string): string {
  return path.replace(':page', '1').replace(':kind', 'note').replaceAll(/:\w+/g, id);
}
