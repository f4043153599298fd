import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startPostgres } from '../../../scripts/lib/embedded-postgres.mjs';
import { identity } from '../../../scripts/lib/process-record.mjs';
import { projectRoot } from '../../../src/platform/config/index.js';

const asRoot = process.getuid?.() === 0;

describe('the embedded Postgres', () => {
  let folder: string;
  let running: EmbeddedPostgres[];
  const start = async (more: Partial<Parameters<typeof startPostgres>[0]> = {}) => {
    const server = await startPostgres({
      dataDir: join(folder, 'data'),
      durable: false,
      systemDir: join(folder, 'system'),
      ...more,
    });
    running.push(server);
    return server;
  };
  const ask = async (server: EmbeddedPostgres, ...statements: string[]) => {
    const client = new Client({ connectionString: server.adminUrl });
    client.on('error', () => undefined);
    await client.connect();
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
    await client.end();
    return rows;
  };
  /** Starts a server from a process of its own and kills that process. */
  const startAndKill = async (dataDir: string): Promise<number> => {
    const module = join(projectRoot(), 'scripts/lib/embedded-postgres.mjs');
    const script = `
      const { startPostgres } = await import(${JSON.stringify(module)});
      await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
      process.stdout.write('ready');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    return Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  };
  /** Whether it runs; one that has ended and that nobody has taken note of yet does not. */
  const lives = (pid: number) => identity(pid) !== null;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'abhaya-pg-'));
    chmodSync(folder, 0o711);
    running = [];
  });
  afterEach(async () => {
    for (const server of running) await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('listens on a socket in a folder of its own alone, and keeps its data from one start to the next', async () => {
    const first = await start();
    const network = await ask(first, 'SHOW listen_addresses');
    expect(network).toEqual([{ listen_addresses: '' }]);
    expect((await stat(first.where.socketDir)).mode & 0o777).toBe(0o700);
    await ask(first, 'CREATE TABLE kept (word text)', "INSERT INTO kept VALUES ('here')");
    await first.stop();
    expect(existsSync(first.where.socketDir)).toBe(false);
    expect(await ask(await start(), 'SELECT word FROM kept')).toEqual([{ word: 'here' }]);
  });

  it('logs no statement and no value, whatever goes wrong', async () => {
    const lines: string[] = [];
    const server = await start({ log: (line) => lines.push(line) });
    await expect(ask(server, "SELECT 'Meera wrote this'::uuid")).rejects.toThrow();
    await expect(ask(server, "SELECT nonsense FROM nowhere WHERE word = 'Meera'")).rejects.toThrow();
    await server.stop();
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join('\n')).not.toContain('Meera');
  });

  it('stops the server that a killed process left running, and finds the data again', async () => {
    const dataDir = join(folder, 'data');
    await (await start()).stop();
    const left = await startAndKill(dataDir);
    expect(lives(left)).toBe(true);
    const server = await start();
    expect(lives(left)).toBe(false);
    expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('starts again when the server itself was killed too', async () => {
    const left = await startAndKill(join(folder, 'data'));
    process.kill(left, 'SIGKILL');
    expect(await ask(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is not misled by the number of a dead server that another program has now', async () => {
    const server = await start();
    await server.stop();
    await writeFile(
      join(folder, 'data', 'postmaster.pid'),
      `${process.pid}\n${join(folder, 'data')}\n0\n5432\n/tmp\n\n`,
    );
    expect(await ask(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('does not take the data from a process that lives', async () => {
    const server = await start();
    await expect(start()).rejects.toThrow(`is in use by process ${process.pid}`);
    expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('does not mistake a first start that was cut off half-way for a finished one', async () => {
    await mkdir(join(folder, 'data.making'));
    await writeFile(join(folder, 'data.making', 'PG_VERSION'), '18\n');
    expect(await ask(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('works in a long path', async () => {
    const dataDir = join(folder, 'long'.repeat(25), 'path'.repeat(25), 'data');
    const server = await start({ dataDir });
    expect(Buffer.byteLength(join(server.where.socketDir, '.s.PGSQL.5432'))).toBeLessThan(104);
    expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says what to do when the data are of another version', async () => {
    await (await start()).stop();
    await writeFile(join(folder, 'data', 'PG_VERSION'), '12\n');
    await expect(start()).rejects.toMatchObject({
      isTrouble: true,
      message: expect.stringMatching(/PostgreSQL 12.*docs\/operations\/embedded-database\.md/) as string,
    });
  });

  it('runs where its user can reach the data, and says where that is', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed);
    await chmod(closed, 0o700);
    const dataDir = join(closed, 'data');
    const server = await start({ dataDir });
    expect(
      await ask(
        server,
        'CREATE TABLE kept (word text)',
        "INSERT INTO kept VALUES ('here')",
        'SELECT word FROM kept',
      ),
    ).toEqual([{ word: 'here' }]);
    if (asRoot) {
      expect(server.where.dataDir).toMatch(new RegExp(`^${folder}/system/[0-9a-f]{16}/data$`));
      expect(String(server.where)).toBe(
        `${server.where.dataDir} (user postgres, who runs the database, cannot reach ${dataDir})`,
      );
      expect(await readFile(join(server.where.dataDir, '..', 'made-for'), 'utf8')).toBe(`${dataDir}\n`);
    } else {
      expect(String(server.where)).toBe(dataDir);
    }
    await server.stop();
    expect(await ask(await start({ dataDir }), 'SELECT word FROM kept')).toEqual([{ word: 'here' }]);
  });

  it('finds its data again after the folder was moved, and never shares them with a copy', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const first = await start({ dataDir: join(closed, 'postgres') });
    const data = first.where.dataDir;
    await ask(first, 'CREATE TABLE kept (word text)', "INSERT INTO kept VALUES ('here')");
    await first.stop();
    const moved = join(folder, 'moved');
    await rename(closed, moved);
    const second = await start({ dataDir: join(moved, 'postgres') });
    expect(await ask(second, 'SELECT word FROM kept')).toEqual([{ word: 'here' }]);
    await second.stop();
    if (!asRoot) return; // the data are in the folder itself and went with it
    expect(second.where.dataDir).toBe(data);
    expect(String(second.where)).toContain(data);

    const copied = join(folder, 'copied');
    await cp(moved, copied, { recursive: true });
    await chmod(copied, 0o700);
    await expect(start({ dataDir: join(copied, 'postgres') })).rejects.toMatchObject({
      isTrouble: true,
      message: expect.stringMatching(`copied is a copy of .*moved, .* are in ${data}`) as string,
    });
    await rm(data, { recursive: true });
    await expect(start({ dataDir: join(moved, 'postgres') })).rejects.toMatchObject({
      isTrouble: true,
      message: expect.stringContaining(`were kept in ${data} and are no longer there`) as string,
    });
  });

  it('tells when the server ends by itself', async () => {
    const server = await start();
    process.kill(
      Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]),
      'SIGKILL',
    );
    expect(await server.ended).toBe('SIGKILL');
  });
});
