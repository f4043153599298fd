import type { Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';

/** The longest line of the PROXY protocol, version 1, with its line end. */
const LONGEST = 107;
const PATIENCE_MS = 5_000;
const LINE_END = '\r\n';

/** The network in which tor writes the number of a circuit as an address (HiddenServiceExportCircuitID haproxy). */
const CIRCUITS = 'fc00:dead:beef:4dad:';
const LINE = /^PROXY TCP6 (fc00:dead:beef:4dad:[0-9a-f:]{1,24}) \S+ \d{1,5} \d{1,5}$/i;

/** Whether an address is no address but tor's number of a circuit. */
export function isCircuit(address: string): boolean {
  return address.toLowerCase().startsWith(CIRCUITS);
}

/**
 * Takes the connections of a tor on this machine for `server`. Each begins with one line that numbers its circuit, which
 * becomes the connection's address: that tells one visitor of the onion service from another, and nobody from anybody else,
 * for a circuit is made for one visit and says nothing of where it begins. A connection that begins otherwise is closed.
 */
export function onionListener(server: HttpServer): Server {
  return createServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    void circuitOf(socket).then((circuit) => {
      if (circuit === null) {
        socket.destroy();
        return;
      }
      Object.defineProperty(socket, 'remoteAddress', { value: circuit });
      server.emit('connection', socket);
      socket.resume();
    });
  });
}

/** Reads the line and leaves everything after it unread. Null where there is none. */
function circuitOf(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    let head = Buffer.alloc(0);
    const end = (circuit: string | null): void => {
      clearTimeout(timer);
      socket.pause();
      socket.off('data', read).off('close', none);
      resolve(circuit);
    };
    const none = (): void => end(null);
    const read = (part: Buffer): void => {
      head = Buffer.concat([head, part]);
      const at = head.indexOf(LINE_END);
      if (at < 0 && head.length < LONGEST) return;
      const line = at < 0 ? '' : head.subarray(0, at).toString('latin1');
      end(LINE.exec(line)?.[1]?.toLowerCase() ?? null);
      socket.unshift(head.subarray(at + LINE_END.length));
    };
    const timer = setTimeout(none, PATIENCE_MS);
    socket.on('data', read).on('close', none);
    socket.resume();
  });
}
