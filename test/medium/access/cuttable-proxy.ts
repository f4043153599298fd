import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy on the loopback before the database: its connections can be cut, and let through again. */
export class CuttableProxy {
  private open = true;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((near) => this.join(near));
  private target: { path: string } | { host: string; port: number } = { path: '' };

  /** Returns the address that leads through the proxy. */
  async through(databaseUrl: string): Promise<string> {
    const url = new URL(databaseUrl);
    const host = decodeURIComponent(url.hostname);
    const port = url.port || '5432';
    this.target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port: Number(port) };
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const own = (this.server.address() as AddressInfo).port;
    return `postgresql://${url.username}${url.password && `:${url.password}`}@127.0.0.1:${own}${url.pathname}`;
  }

  cut(): void {
    this.open = false;
    for (const socket of this.sockets) socket.destroy();
  }

  restore(): void {
    this.open = true;
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private join(near: Socket): void {
    if (!this.open) return void near.destroy();
    const far = connect(this.target as { path: string });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  }
}
