import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../scripts/lib/embedded-postgres.mjs';

/** One Postgres for the whole run, however many Jest projects ask for it. */
interface TestServer {
  users: number;
  readonly adminUrl: Promise<string>;
  readonly stop: () => Promise<void>;
}

const shared = globalThis as typeof globalThis & { abhayaTestServer?: TestServer | undefined };

/**
 * Starts the Postgres of the run (TEST_DATABASE_URL names one that runs already, as a user who may create databases) and
 * tells the test files where it is. Jest loads this file without its module map, so it imports nothing of `src`.
 */
async function globalSetup(): Promise<void> {
  const server = (shared.abhayaTestServer ??= process.env['TEST_DATABASE_URL']
    ? { users: 0, adminUrl: Promise.resolve(process.env['TEST_DATABASE_URL']), stop: () => Promise.resolve() }
    : startServer());
  if (server.users++ === 0) stopOnSignals(server);
  process.env['ABHAYA_TEST_SERVER'] = await server.adminUrl;
  // Names what is prepared once for this run, and never for the next, whose code may prepare it in another way.
  process.env['ABHAYA_TEST_RUN'] ??= randomBytes(6).toString('hex');
}

function startServer(): TestServer {
  const folder = mkdtempSync(join(tmpdir(), 'abhaya-test-'));
  // Started by root, the server is another user, who must walk through to its data.
  chmodSync(folder, 0o711);
  const server = startPostgres({ dataDir: join(folder, 'data'), durable: false });
  return {
    users: 0,
    adminUrl: server.then(({ adminUrl }) => adminUrl),
    stop: async () => {
      await (await server).stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A run that is broken off leaves no server behind. */
function stopOnSignals(server: TestServer): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void server.stop().finally(() => process.kill(process.pid, signal)));
  }
}

export { globalSetup as default };
