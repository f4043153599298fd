import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/index.js';
import { surfaceOf } from './surface.js';

type Onion = Pick<Config, 'onionOrigin'>;

/**
 * Whether a request was made to the site's onion address. A browser names the host it was sent to and no page can change
 * that; whoever makes the name up gets an answer without Secure cookies, for nobody but themselves.
 */
export function isOnion(config: Onion, host: string | undefined): boolean {
  return config.onionOrigin !== undefined && host?.toLowerCase() === new URL(config.onionOrigin).host;
}

/** Fastify onSend hook: tells Tor Browser that a page of the site has an onion address too, and which page it is there. */
export function tellOnion(config: Onion) {
  return (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: Done): void => {
    const { onionOrigin } = config;
    if (onionOrigin !== undefined && isPage(request, reply) && !isOnion(config, request.headers.host))
      setOnion(reply.raw, onionOrigin + request.url);
    done(null, payload);
  };
}

type Done = (error: Error | null, payload: unknown) => void;

function isPage(request: FastifyRequest, reply: FastifyReply): boolean {
  const read = request.method === 'GET' || request.method === 'HEAD';
  return (
    read && surfaceOf(request) === 'site' && /^text\/html\b/.test(String(reply.getHeader('content-type')))
  );
}

function setOnion(response: ServerResponse, address: string): void {
  response.setHeader('Onion-Location', address);
}
