import type { Server } from 'node:http';
import type { AddressInfo, Server as SocketServer } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { AppLogger } from '../logging/index.js';
import { Metrics } from '../metrics/index.js';
import { assertEveryRouteGuarded } from './access.guard.js';
import { measureResponses } from './response-metrics.js';
import { PortTakenError, RouteError } from './http.errors.js';
import { Shutdown } from './shutdown.js';
import { WebAdapter } from './web-adapter.js';

/** Whoever reaches the listener of tor could make up circuits. */
const LOOPBACK = '127.0.0.1';

/** Where to listen. Port 0 takes any free port. */
export interface ListenAt {
  listenHost: string;
  port: number;
  consolePort: number;
  /** Where tor brings the visitors of the onion address, on the loopback only. */
  onionPort?: number;
}

/** The ports that the two surfaces answer on. */
export interface Addresses {
  site: number;
  console: number;
}

/**
 * Initialises the app, refuses it (RouteError) when a route is unguarded, and opens both listeners. Throws PortTakenError
 * when another program holds a port.
 */
export async function openListeners(
  app: INestApplication,
  at: ListenAt,
  permissions: readonly string[],
): Promise<Addresses> {
  const adapter = app.getHttpAdapter();
  if (!(adapter instanceof WebAdapter)) throw new TypeError('The app was not made with createWebAdapter.');
  const logger = app.get(AppLogger);
  const servers = { site: app.getHttpServer() as Server, console: adapter.consoleServer };
  closeConnectionsOnceLeaving(Object.values(servers), app.get(Shutdown));
  const metrics = app.get(Metrics, { strict: false });
  measureResponses(servers.site, 'site', metrics);
  measureResponses(servers.console, 'console', metrics);
  try {
    await app.init();
    assertEveryRouteGuarded(app, permissions);
    await opened('PORT', at.port, () => app.listen(at.port, at.listenHost));
    await opened('CONSOLE_PORT', at.consolePort, () =>
      listen(adapter.consoleServer, at.consolePort, at.listenHost),
    );
    const { onionPort } = at;
    if (onionPort !== undefined)
      await opened('ONION_PORT', onionPort, () => listen(adapter.onionServer, onionPort, LOOPBACK));
  } catch (error) {
    if (error instanceof RouteError)
      error.routes.forEach((route) => logger.failure('http.route_refused', error, { route }));
    if (error instanceof PortTakenError)
      logger.failure('http.port_taken', error, { [error.variable]: error.port });
    await app.close();
    throw error;
  }
  return { site: portOf(app.getHttpServer() as Server), console: portOf(adapter.consoleServer) };
}

/** From then on each answer is the last of its connection, so that none is left to break when the listeners close. */
function closeConnectionsOnceLeaving(servers: readonly Server[], shutdown: Shutdown): void {
  for (const server of servers)
    server.prependListener('request', (_request, response) => {
      if (shutdown.begun) response.shouldKeepAlive = false;
    });
}

async function opened(
  variable: PortTakenError['variable'],
  port: number,
  open: () => Promise<unknown>,
): Promise<void> {
  try {
    await open();
  } catch (error) {
    throw taken(error) ? new PortTakenError(variable, port) : error;
  }
}

function listen(server: SocketServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function taken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
