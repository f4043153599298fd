import { Agent } from 'node:http';
import { connect, type NetConnectOpts, type Socket } from 'node:net';

/** An agent that keeps its connections and counts what comes over them: status lines, headers and bodies as they were sent. */
export class CountedWire extends Agent {
  private readonly opened: Socket[] = [];

  constructor() {
    super({ keepAlive: true });
  }

  /** Bytes that came so far, of every answer. */
  get received(): number {
    return this.opened.reduce((sum, socket) => sum + socket.bytesRead, 0);
  }

  override createConnection(options: NetConnectOpts): Socket {
    const socket = connect(options);
    this.opened.push(socket);
    return socket;
  }
}
