import { createServer, type Server } from 'node:http';
import type { Server as SocketServer } from 'node:net';
import { join } from 'node:path';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyHttpOptions, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { projectRoot, type Config } from '../config/index.js';
import { newRequestId, withRequestId } from '../logging/index.js';
import { sendError } from './send-error.js';
import { classify } from './classify.js';
import { compress } from './compression.js';
import { serveConsolePage } from './console-page.js';
import { parseForm } from './form-parser.js';
import { setSurfaceHeaders } from './headers.js';
import { HttpError } from './http.errors.js';
import { parseJson } from './json-parser.js';
import { LiveCookies } from './live-cookies.js';
import { isCircuit, onionListener } from './onion-listener.js';
import { tellOnion } from './onion.js';
import { Routes } from './routes.js';
import { serveFolder } from './static-files.js';
import { markConsole, surfaceConstraint, surfaceOf, type Surface } from './surface.js';
import { FormQueue } from './form-queue.js';
import { answerUnparsed } from './unparsed.js';

/** The most bytes of a body: bodies hold words, never files. */
export const BODY_LIMIT = 64 * 1024;
const HEADER_LIMIT = 16 * 1024;
const REQUEST_TIMEOUT = 30_000;
const HEADERS_TIMEOUT = 15_000;
const KEEP_ALIVE_TIMEOUT = 10_000;
const DRAIN_TIME = 10_000;
const DRAIN_STEP = 50;
/** A request that names no host is ours to refuse: Node would answer it without our headers. */
const SERVER = { maxHeaderSize: HEADER_LIMIT, headersTimeout: HEADERS_TIMEOUT, requireHostHeader: false };
const WITH_HOST = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;
const BROKEN_URL = /%00|[\u0000-\u001f]/;

type WebConfig = Pick<Config, 'siteOrigin' | 'consoleOrigin' | 'onionOrigin' | 'trustProxy'>;

/** Fastify for both surfaces: its own server is the site's, a second one the console's. */
export class WebAdapter extends FastifyAdapter {
  readonly consoleServer: Server;
  /** Where a tor on this machine brings the visitors of the onion address; they are visitors of the site. */
  readonly onionServer: SocketServer;

  constructor(config: WebConfig, folders: Record<Surface, string>) {
    super(serverOptions(config));
    const fastify = this.getInstance() as unknown as FastifyInstance;
    this.consoleServer = consoleServerOf(fastify);
    this.onionServer = onionListener(fastify.server);
    answerUnparsed(fastify.server, 'site', config);
    answerUnparsed(this.consoleServer, 'console', config);
    watchRoutes(fastify);
    prepareRequests(fastify, config);
    takeBodies(fastify);
    serveFolder(fastify, 'site', folders.site);
    serveFolder(fastify, 'console', folders.console);
    serveConsolePage(fastify, folders.console);
  }

  /** The parsers are ours; Nest must not add its own. */
  override registerParserMiddleware(): void {}

  /** Stops taking connections on both surfaces, lets running answers finish for at most 10 s, then cuts them. */
  override async close(): Promise<void> {
    const servers = [this.consoleServer, this.getHttpServer() as Server];
    // Node closes the idle connections once; those whose last answer ends later are left to us.
    const idle = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), DRAIN_STEP);
    const cut = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), DRAIN_TIME);
    try {
      await Promise.all([closeServer(this.onionServer), closeServer(this.consoleServer), super.close()]);
    } finally {
      clearInterval(idle);
      clearTimeout(cut);
    }
  }
}

function closeServer(server: SocketServer): Promise<void> {
  return new Promise((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
}

/**
 * The HTTP adapter of the web process. `folders` holds the built files of each surface, dist/site and dist/console by
 * default. Give it to NestFactory.create, then open the listeners with `openListeners`.
 */
export function createWebAdapter(config: WebConfig, folders?: Partial<Record<Surface, string>>): WebAdapter {
  const built = join(projectRoot(), 'dist');
  return new WebAdapter(config, { site: join(built, 'site'), console: join(built, 'console'), ...folders });
}

function serverOptions(
  config: WebConfig,
): FastifyHttpOptions<Server> & { skipMiddie: true; multipart: false } {
  return {
    bodyLimit: BODY_LIMIT,
    connectionTimeout: 0,
    // Answers while closing are ours, with their headers: the database stays open until the last one is out.
    return503OnClosing: false,
    exposeHeadRoutes: true,
    frameworkErrors: (error, request, reply) => {
      const failed = request as unknown as FastifyRequest;
      setSurfaceHeaders(reply.raw, surfaceOf(failed), config);
      sendError(classify(error), failed, reply as unknown as FastifyReply);
    },
    http: SERVER,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    logger: false,
    multipart: false,
    requestTimeout: REQUEST_TIMEOUT,
    // A target with a host in it (RFC 9112, 3.2.2) means the path here: no page may lead to that host.
    rewriteUrl: ({ url = '/' }) => url.replace(WITH_HOST, '').replace(/^(?![/*])/, '/'),
    routerOptions: { constraints: { surface: surfaceConstraint } },
    skipMiddie: true,
    // As a function: Fastify takes a bare number of hops to mean that nobody is trusted. No proxy stands between tor and us.
    trustProxy:
      config.trustProxy > 0 &&
      ((address: string, hop: number) => hop < config.trustProxy && !isCircuit(address)),
  };
}

function consoleServerOf(fastify: FastifyInstance): Server {
  const server = createServer(SERVER, (request, response) => {
    markConsole(request);
    fastify.routing(request, response);
  });
  server.requestTimeout = REQUEST_TIMEOUT;
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT;
  return server;
}

function watchRoutes(fastify: FastifyInstance): void {
  const routes = new Routes();
  fastify.decorate('knownRoutes', routes);
  fastify.addHook('onRoute', (route) => routes.add(route));
}

function prepareRequests(fastify: FastifyInstance, config: WebConfig): void {
  fastify.decorateRequest('staff', null);
  fastify.decorateRequest('reporter', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    setSurfaceHeaders(reply.raw, surfaceOf(request), config);
    done(refusalOf(request) ?? undefined);
  });
  const live = new LiveCookies();
  fastify.decorate('liveCookies', live);
  const turns = new FormQueue(live);
  fastify.addHook('preHandler', turns.wait);
  // After the body is read: a socket's events would leave the scope again.
  fastify.addHook('preHandler', (_request, _reply, done) => withRequestId(newRequestId(), done));
  fastify.addHook('onSend', turns.end);
  fastify.addHook('onSend', tellOnion(config));
  fastify.addHook('onSend', compress);
}

function refusalOf(request: FastifyRequest): HttpError | null {
  if (BROKEN_URL.test(request.url)) return new HttpError('URL_INVALID');
  const { httpVersion, headers } = request.raw;
  return httpVersion === '1.1' && headers.host === undefined ? new HttpError('REQUEST_INVALID') : null;
}

/** Each surface has one kind of body: forms on the site, JSON on the console. Everything else is 415. */
function takeBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const only =
    (surface: Surface, parse: (body: Buffer) => unknown) =>
    async (request: FastifyRequest, body: Buffer): Promise<unknown> => {
      if (surfaceOf(request) !== surface) throw new HttpError('MEDIA_TYPE_UNSUPPORTED');
      return parse(body);
    };
  const asBuffer = { parseAs: 'buffer' } as const;
  fastify.addContentTypeParser('application/x-www-form-urlencoded', asBuffer, only('site', parseForm));
  fastify.addContentTypeParser('application/json', asBuffer, only('console', parseJson));
}
