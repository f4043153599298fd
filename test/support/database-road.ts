import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The way from a process to its database, which can be closed and opened again, as when the server goes away and comes back. */
export class DatabaseRoad {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(private readonly target: URL) {
    this.server = createServer((near) => this.join(near, this.connect()));
  }

  /** Opens a way to the database of this address. */
  static async to(databaseUrl: string): Promise<DatabaseRoad> {
    const road = new DatabaseRoad(new URL(databaseUrl));
    await road.listen(0);
    return road;
  }

  /** For DATABASE_URL. */
  get url(): string {
    const url = new URL(this.target);
    url.searchParams.delete('host');
    url.host = `127.0.0.1:${this.port}`;
    return url.toString();
  }

  /** Cuts every connection and takes no new one. */
  async close(): Promise<void> {
    const port = this.port;
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await once(this.server, 'close');
    this.closedAt = port;
  }

  /** Leaves every connection open, and lets nothing through: as a server or a network does that hangs. */
  hold(): void {
    this.held = true;
    for (const socket of this.sockets) socket.unpipe();
  }

  /** Lets new connections through again; those that were held stay dead, as when the host was gone. */
  letNewThrough(): void {
    this.held = false;
  }

  /** Lets through what waited. */
  release(): void {
    this.held = false;
    for (const [near, far] of this.pairs) near.pipe(far).pipe(near);
  }

  /** Lets connections through again, under the same address. */
  reopen(): Promise<void> {
    return this.listen(this.closedAt);
  }

  private closedAt = 0;
  private held = false;
  private readonly pairs = new Map<Socket, Socket>();

  private get port(): number {
    return (this.server.address() as AddressInfo | null)?.port ?? this.closedAt;
  }

  private async listen(port: number): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** An address names a host, or the folder of a socket as its host or in its query. */
  private connect(): Socket {
    const host = this.target.searchParams.get('host') ?? decodeURIComponent(this.target.hostname);
    const port = Number(this.target.port || 5432);
    return host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host || 'localhost');
  }

  private join(near: Socket, far: Socket): void {
    this.pairs.set(near, far);
    near.on('close', () => this.pairs.delete(near));
    for (const socket of [near, far]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    if (!this.held) near.pipe(far).pipe(near);
  }
}
