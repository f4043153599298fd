import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { encodingFor, isText, squeeze, type Encoding } from './compression.js';
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

/**
 * Serves the built files of one folder on one surface, each under its own path. They are read once, at start: a path in a
 * request never reaches the file system. A missing folder serves nothing.
 */
export function serveFolder(fastify: FastifyInstance, surface: Surface, folder: string): void {
  for (const path of filesIn(folder)) {
    const type = TYPES[extname(path)];
    if (!type) continue;
    const file = new StaticFile(join(folder, path), type);
    const cache = path.startsWith(HASHED_FOLDER) ? FOR_GOOD : FOR_AN_HOUR;
    fastify.get(`/${path}`, { constraints: { surface } }, async (request, reply) => {
      reply.header('cache-control', cache).type(type);
      if (!isText(type)) return file.plain;
      reply.header('vary', 'Accept-Encoding');
      const encoding = encodingFor(request.headers['accept-encoding']);
      if (encoding === null) return file.plain;
      reply.header('content-encoding', encoding);
      return file.squeezed(encoding);
    });
  }
}

/** One built file: as it is, and compressed by the build or, once, when it is first asked for. */
class StaticFile {
  readonly plain: Buffer;
  private readonly compressed = new Map<Encoding, Promise<Buffer>>();

  constructor(path: string, type: string) {
    this.plain = readFileSync(path);
    for (const [encoding, ending] of [
      ['br', '.br'],
      ['gzip', '.gz'],
    ] as const) {
      if (isText(type) && existsSync(path + ending)) {
        this.compressed.set(encoding, Promise.resolve(readFileSync(path + ending)));
      }
    }
  }

  squeezed(encoding: Encoding): Promise<Buffer> {
    const known = this.compressed.get(encoding) ?? squeeze(this.plain, encoding, 'once');
    this.compressed.set(encoding, known);
    return known;
  }
}

function filesIn(folder: string, below = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(join(folder, below)).flatMap((name) => {
    const path = posix.join(below, name);
    return statSync(join(folder, path)).isDirectory() ? filesIn(folder, path) : [path];
  });
}
