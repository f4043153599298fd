import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what a system takes for connections and for servers that ask for any port: nothing else comes upon one by chance. */
const LOWEST = 11_000;
const HIGHEST = 32_000;

/** What this process was given, and the port after each: where nothing else is set, a worker tells its figures there. */
const given = new Set();

/**
 * A loopback port that was free a moment ago, drawn at random: few who draw at the same time get the same. One process gets none
 * twice, and none beside another.
 */
export async function freePort() {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (given.has(port) || given.has(port + 1)) continue;
    const server = createServer();
    const free = once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.listen(port, '127.0.0.1');
    if (!(await free)) continue;
    server.close();
    await once(server, 'close');
    given.add(port).add(port + 1);
    return port;
  }
}
