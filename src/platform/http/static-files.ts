import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { encodingFor, type Encoding } from './compression.js';
import type { Surface } from './surface.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** A build puts a hash of the content into the names below this folder, so a browser may keep them for good. */
const HASHED_FOLDER = 'assets/';
const FOR_GOOD = 'public, max-age=31536000, immutable';
const FOR_AN_HOUR = 'public, max-age=3600';

interface StaticFile {
  type: string;
  plain: Buffer;
  br: Buffer | null;
  gzip: Buffer | null;
}

/**
 * Serves the built files of one folder on one surface, each under its own path. They are read once, at start: a path in a
 * request never reaches the file system. A missing folder serves nothing.
 */
export function serveFolder(fastify: FastifyInstance, surface: Surface, folder: string): void {
  for (const path of filesIn(folder)) {
    const type = TYPES[extname(path)];
    if (!type) continue;
    const file = readStatic(join(folder, path), type);
    const cache = path.startsWith(HASHED_FOLDER) ? FOR_GOOD : FOR_AN_HOUR;
    fastify.get(`/${path}`, { constraints: { surface } }, (request, reply) => {
      const encoding = encodingFor(request.headers['accept-encoding']);
      const squeezed = encoding === null ? null : file[encoding];
      if (squeezed) reply.header('content-encoding', encoding as Encoding);
      if (file.br || file.gzip) reply.header('vary', 'Accept-Encoding');
      return reply
        .header('cache-control', cache)
        .type(file.type)
        .send(squeezed ?? file.plain);
    });
  }
}

function readStatic(path: string, type: string): StaticFile {
  const beside = (ending: string) => (existsSync(path + ending) ? readFileSync(path + ending) : null);
  return { type, plain: readFileSync(path), br: beside('.br'), gzip: beside('.gz') };
}

function filesIn(folder: string, below = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(join(folder, below)).flatMap((name) => {
    const path = posix.join(below, name);
    return statSync(join(folder, path)).isDirectory() ? filesIn(folder, path) : [path];
  });
}
