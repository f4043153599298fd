import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { contentPolicy, newNonce } from './headers.js';

/** What the build leaves in the console's page wherever the nonce of a response belongs. */
export const NONCE_MARK = '__CSP_NONCE__';

const NOT_A_PAGE = /^\/(?:api|assets|health)(?:\/|$)/;

/** Serves the console's page at every path of the console that is neither its API nor a file. */
export function serveConsolePage(fastify: FastifyInstance, folder: string): void {
  const path = join(folder, 'index.html');
  if (!existsSync(path)) return;
  const page = readFileSync(path, 'utf8');
  fastify.get('/*', { constraints: { surface: 'console' } }, (request, reply) => {
    if (NOT_A_PAGE.test(request.url.split('?', 1)[0] ?? '')) return reply.callNotFound();
    const nonce = newNonce();
    return reply
      .header('content-security-policy', contentPolicy('console', nonce))
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE_MARK, nonce));
  });
}
