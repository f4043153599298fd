import { rm } from 'node:fs/promises';

interface TestServer {
  users: number;
  readonly stop: () => Promise<void>;
}

const shared = globalThis as typeof globalThis & { abhayaTestServer?: TestServer | undefined };

/** Stops the Postgres of the run once every Jest project is done with it. */
async function globalTeardown(): Promise<void> {
  const server = shared.abhayaTestServer;
  if (!server || --server.users > 0) return;
  shared.abhayaTestServer = undefined;
  await server.stop();
  const notes = process.env['ABHAYA_TEST_RUN'];
  if (notes) await rm(notes, { recursive: true, force: true });
}

export { globalTeardown as default };
