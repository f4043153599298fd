import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** A Redis of a test's own, on a socket in a private folder. */
export interface TestRedis {
  /** For REDIS_URL. */
  readonly url: string;
  /** A client to look inside with. */
  client(): Redis;
  /** Kills it with SIGKILL; its address stays. */
  kill(): Promise<void>;
  /**
   * Starts it again after `kill`; without `keep` it comes back empty. With `loadMs` it takes so many milliseconds to load each
   * key, answers LOADING meanwhile, and is not waited for.
   */
  restart(options?: { keep?: boolean; loadMs?: number }): Promise<void>;
  /** Every key and value in it, as text. */
  dump(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Where redis-server is: the runner looks for it and says so in REDIS_SERVER_PATH. Without one it leaves out every
 * `*.redis.spec.ts`, and says so.
 */
const PROGRAM = process.env['REDIS_SERVER_PATH'] ?? 'redis-server';

/** Starts a private redis-server: append-only, never evicting, no port. */
export async function startRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'abhaya-redis-'));
  const socket = join(folder, 'redis.sock');
  const clients: Redis[] = [];
  let server: ChildProcess | undefined = await launch(folder, socket);

  const client = () => {
    const redis = new Redis({ path: socket, maxRetriesPerRequest: null, retryStrategy: () => 50 });
    redis.on('error', () => undefined);
    clients.push(redis);
    return redis;
  };
  const kill = async (signal: NodeJS.Signals) => {
    if (!server) return;
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
    server = undefined;
  };
  return {
    url: `unix://${socket}`,
    client,
    kill: () => kill('SIGKILL'),
    restart: async ({ keep = false, loadMs } = {}) => {
      if (!keep) await rm(join(folder, 'appendonlydir'), { recursive: true, force: true });
      server = await launch(folder, socket, loadMs);
    },
    dump: async () => dump(client()),
    stop: async () => {
      for (const redis of clients) redis.disconnect();
      await kill('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(folder: string, socket: string, loadMs?: number): Promise<ChildProcess> {
  const settings = ['--port', '0', '--unixsocket', socket, '--unixsocketperm', '700', '--dir', folder];
  const safety = [
    '--appendonly',
    'yes',
    '--appendfsync',
    'everysec',
    '--maxmemory-policy',
    'noeviction',
    '--save',
    '',
  ];
  const slowly = [
    '--key-load-delay',
    `${(loadMs ?? 0) * 1_000}`,
    '--loading-process-events-interval-bytes',
    '1024',
  ];
  // "Ready to accept connections" comes once what was on disk is loaded.
  const there = loadMs === undefined ? /ready to accept connections/i : /server initialized/i;
  const server = spawn(PROGRAM, [...settings, ...safety, ...(loadMs === undefined ? [] : slowly)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((ready, failed) => {
    let said = '';
    server.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (there.test(said)) ready();
    });
    server.once('exit', () => failed(new Error(`redis-server did not start: ${said}`)));
  });
  return server;
}

/** One script, so that no key changes between the look at its type and the look inside. */
const DUMP = `
  local read = { hash = 'HGETALL', list = 'LRANGE', set = 'SMEMBERS', zset = 'ZRANGE', stream = 'XRANGE', string = 'GET' }
  local range = { list = { 0, -1 }, zset = { 0, -1, 'WITHSCORES' }, stream = { '-', '+' } }
  local found = {}
  for _, key in ipairs(redis.call('KEYS', '*')) do
    local kind = redis.call('TYPE', key).ok
    found[#found + 1] = key .. ' ' .. cjson.encode(redis.call(read[kind], key, unpack(range[kind] or {})))
  end
  return found`;

async function dump(redis: Redis): Promise<string> {
  const found = (await redis.eval(DUMP, 0)) as string[];
  return found.join('\n');
}
