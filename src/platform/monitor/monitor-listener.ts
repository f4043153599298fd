import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/index.js';
import { AppLogger } from '../logging/index.js';
import { Metrics } from '../metrics/index.js';
import { Figures } from './figures.js';
import { MetricsPortError } from './monitor.errors.js';
import { Readiness } from './readiness.js';

/** Which process it is; each has a port of its own. */
export const MONITORED = Symbol('MONITORED');
export type Monitored = 'web' | 'worker';

const REQUEST_MS = 10_000;
const LIMITS = { headersTimeout: REQUEST_MS, requestTimeout: REQUEST_MS, maxHeaderSize: 8 * 1024 };

interface Answer {
  status: number;
  type: string;
  text: string;
}

/**
 * What watches the process asks here, on METRICS_HOST and a port that no reporter and no console ever sees:
 *
 * - `GET /metrics`: the figures, in the text format of Prometheus
 * - `GET /health/live`: 200 while the process runs
 * - `GET /health/ready`: 200 or 503, and what was looked at (`ReadyReport`)
 */
@Injectable()
export class MonitorListener implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly variable: MetricsPortError['variable'];
  private readonly port: number | undefined;
  private server: Server | undefined;

  constructor(
    @Inject(MONITORED) monitored: Monitored,
    private readonly config: Config,
    private readonly figures: Figures,
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
    private readonly logger: AppLogger,
  ) {
    this.variable = monitored === 'web' ? 'METRICS_PORT' : 'WORKER_METRICS_PORT';
    this.port = monitored === 'web' ? config.metricsPort : config.workerMetricsPort;
  }

  /** Throws METRICS_PORT_TAKEN. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.port === undefined) return;
    this.metrics.watchProcess();
    const server = createServer(LIMITS, (request, response) => void this.serve(request, response));
    server.listen(this.port, this.config.metricsHost);
    try {
      await once(server, 'listening');
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (taken) this.logger.failure('monitor.port_taken', error, { [this.variable]: this.port });
      throw taken ? new MetricsPortError(this.variable, this.port) : error;
    }
    this.server = server;
    this.logger.info('monitor.ready', { [this.variable]: this.port });
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.server) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, text } = await this.answer(request).catch((error: unknown) => {
      this.logger.failure('monitor.failed', error);
      return said(500, 'error');
    });
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : text);
  }

  private async answer({ method, url = '' }: IncomingMessage): Promise<Answer> {
    if (method !== 'GET' && method !== 'HEAD') return said(405, 'method not allowed');
    switch (url.split('?', 1)[0]) {
      case '/metrics':
        return { status: 200, ...(await this.figures.text()) };
      case '/health/live':
        return said(200, 'ok');
      case '/health/ready': {
        const report = await this.readiness.look();
        return json(report.status === 'ok' || report.status === 'degraded' ? 200 : 503, report);
      }
      default:
        return said(404, 'not found');
    }
  }
}

function said(status: number, word: string): Answer {
  return json(status, { status: word });
}

function json(status: number, body: object): Answer {
  return { status, type: 'application/json; charset=utf-8', text: `${JSON.stringify(body)}\n` };
}
