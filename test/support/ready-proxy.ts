import { once } from 'node:events';
import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import { PATIENCE_MS } from './patience.js';

const LOOK_EVERY_MS = 100;
/** A process serves for `DRAIN_SECONDS` after it said for the last time that it is ready: what was said longer ago than this counts no more. */
const FRESH_MS = 1_000;
/** A connection that nobody used for so long is closed from here, well before a process does. */
const IDLE_MS = 4_000;

interface Backend {
  readonly origin: URL;
  ready: boolean;
  /** When it was last asked whether it is ready. */
  asked: number;
}

/**
 * A proxy as one stands in front of several web processes: it looks every 100 ms which of them are ready, and sends each request
 * to one that is, in turn, over connections that it keeps. On a busy machine, where such a look comes late or nobody answers it in
 * time, the request waits for the next. It never sends one twice: what a process drops is lost, and counted.
 */
export class ReadyProxy {
  /** One line for each request that no process answered, and for each answer that says the fault is not the client's. */
  readonly dropped: string[] = [];
  private readonly backends: Backend[] = [];
  private readonly agent = new Agent({ keepAlive: true, timeout: IDLE_MS });
  private readonly looking = new AbortController();
  private readonly server: Server;
  private turn = 0;
  private looks: Promise<void> = Promise.resolve();

  private constructor() {
    this.server = createServer((asked, answer) => void this.pass(asked, answer));
  }

  static async start(): Promise<ReadyProxy> {
    const proxy = new ReadyProxy();
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    proxy.looks = proxy.keepLooking();
    return proxy;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  add(origin: string): void {
    this.backends.push({ origin: new URL(origin), ready: false, asked: 0 });
  }

  /** How many of its processes are ready. */
  get ready(): number {
    return this.backends.filter(({ ready }) => ready).length;
  }

  async stop(): Promise<void> {
    this.looking.abort();
    await this.looks;
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async keepLooking(): Promise<void> {
    const { signal } = this.looking;
    while (!signal.aborted) {
      await Promise.all(this.backends.map((one) => this.look(one)));
      await rest(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async look(backend: Backend): Promise<void> {
    const asked = performance.now();
    backend.ready = await fetch(new URL('/health/ready', backend.origin)).then(
      ({ status }) => status === 200,
      () => false,
    );
    backend.asked = asked;
  }

  private isOpen({ ready, asked }: Backend): boolean {
    return ready && performance.now() - asked < FRESH_MS;
  }

  /** The process whose turn it is. Waits while none is ready; undefined: for too long. */
  private async next(): Promise<Backend | undefined> {
    const end = performance.now() + PATIENCE_MS;
    while (performance.now() < end) {
      const open = this.backends.filter((one) => this.isOpen(one));
      if (open.length > 0) return open[this.turn++ % open.length];
      await Promise.all(this.backends.map((one) => this.look(one)));
    }
    return undefined;
  }

  private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const backend = await this.next();
    if (!backend) return this.drop(asked, answer, 'nobody is ready');
    const { hostname, port } = backend.origin;
    const { connection: _own, ...headers } = asked.headers;
    const options = { hostname, port, method: asked.method, path: asked.url, headers, agent: this.agent };
    const sent = request(options, (got) => {
      if ((got.statusCode ?? 500) >= 500)
        this.dropped.push(`${asked.method} ${asked.url}: ${got.statusCode}`);
      const { connection: _its, 'keep-alive': _time, ...kept } = got.headers;
      answer.writeHead(got.statusCode ?? 502, kept);
      got.pipe(answer);
    });
    sent.on('error', (error) => this.drop(asked, answer, error.message));
    asked.pipe(sent);
  }

  private drop(asked: IncomingMessage, answer: ServerResponse, why: string): void {
    this.dropped.push(`${asked.method} ${asked.url}: ${why}`);
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502).end();
  }
}
