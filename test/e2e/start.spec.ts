import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, readdir, rm, utimes } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBeating } from '../../src/platform/heartbeat/index.js';
import { createTestDatabase, eventually } from '../support/index.js';

const root = join(__dirname, '../..');
const READY = 'Stop it with Ctrl-C';

function listen(port = 0): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Two free ports next to each other. */
async function freePorts(): Promise<number> {
  for (;;) {
    const first = await listen();
    const { port } = first.address() as AddressInfo;
    const second = await listen(port + 1).catch(() => null);
    first.close();
    second?.close();
    if (second) return port;
  }
}

class Start {
  readonly child: ChildProcess;
  output = '';
  readonly ended: Promise<number | string>;

  constructor(env: Record<string, string>) {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(DATABASE|REDIS|SMTP)_URL$|^NODE_ENV$/.test(name),
    );
    this.child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
      env: { ...Object.fromEntries(inherited), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk) => (this.output += String(chunk)));
    this.ended = once(this.child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  }

  /** Waits until the output holds the words. Fails with the output when the process ends before. */
  async says(words: string): Promise<void> {
    while (!this.output.includes(words)) {
      const more = await Promise.race([
        once(this.child.stdout as NodeJS.ReadableStream, 'data').then(() => true),
        this.ended,
      ]);
      if (more !== true && !this.output.includes(words))
        throw new Error(`Ended with ${more}:\n${this.output}`);
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

interface Recorded {
  children: { name: string; pid: number }[];
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A data folder and ports of its own, and every start that a test makes on them. */
class Place {
  private readonly starts: Start[] = [];

  private constructor(
    readonly dataFolder: string,
    readonly port: number,
  ) {}

  static async make(): Promise<Place> {
    const folder = await mkdtemp(join(tmpdir(), 'abhaya-start-'));
    await chmod(folder, 0o711);
    return new Place(folder, await freePorts());
  }

  start(env: Record<string, string> = {}): Start {
    const made = new Start({ DATA_FOLDER: this.dataFolder, PORT: String(this.port), ...env });
    this.starts.push(made);
    return made;
  }

  async children(): Promise<Recorded['children']> {
    return (JSON.parse(await readFile(join(this.dataFolder, 'processes.json'), 'utf8')) as Recorded).children;
  }

  isReady(port = this.port): Promise<boolean> {
    return fetch(`http://127.0.0.1:${port}/health/ready`).then(
      (answer) => answer.status === 200,
      () => false,
    );
  }

  async leave(): Promise<void> {
    for (const made of this.starts) {
      made.kill('SIGTERM');
      await made.ended;
    }
    await rm(this.dataFolder, { recursive: true, force: true });
  }
}

describe('npm start', () => {
  jest.setTimeout(90_000);
  let place: Place;

  afterEach(() => place.leave());

  describe('the first time', () => {
    it('shows addresses, folders and sign-ins, and Ctrl-C ends every process', async () => {
      place = await Place.make();
      const heartbeat = join(place.dataFolder, 'worker.heartbeat');
      const first = place.start({ HEARTBEAT_FILE: heartbeat });
      await first.says(READY);

      expect(first.output).toContain(`http://127.0.0.1:${place.port}`);
      expect(first.output).toContain(`http://localhost:${place.port + 1}`);
      expect(first.output).toContain(join(place.dataFolder, 'mail'));
      for (const role of ['administrator', 'coordinator', 'counsellor']) expect(first.output).toContain(role);
      expect(await place.isReady(place.port)).toBe(true);
      expect(await place.isReady(place.port + 1)).toBe(true);

      // What is shown once is in no log and in no argument of a process.
      const secrets = [...first.output.matchAll(/(?:password|recovery code) +(\S+)/g)].map(
        (match) => match[1] ?? '',
      );
      expect(secrets).toHaveLength(8);
      const logs = await readdir(join(place.dataFolder, 'logs'));
      const texts = await Promise.all(
        logs.map((name) => readFile(join(place.dataFolder, 'logs', name), 'utf8')),
      );
      const children = await place.children();
      const commands = await Promise.all(
        children.map(({ pid }) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
      );
      for (const secret of secrets)
        for (const text of [...texts, ...commands]) expect(text).not.toContain(secret);

      expect(children.map((child) => child.name).sort()).toEqual(['web', 'worker']);
      const worker = children.find(({ name }) => name === 'worker')?.pid ?? 0;
      await eventually('the worker beats', () => isBeating(heartbeat));
      process.kill(worker, 'SIGSTOP'); // it hangs
      const yesterday = Date.now() / 1000 - 86_400;
      await utimes(heartbeat, yesterday, yesterday);
      expect(await isBeating(heartbeat)).toBe(false);
      process.kill(worker, 'SIGCONT');
      await eventually('it beats again', () => isBeating(heartbeat));

      first.kill('SIGINT');
      expect(await first.ended).toBe(0);
      for (const { pid } of children) expect(isRunning(pid)).toBe(false);
    });
  });

  describe('when something dies', () => {
    it('starts a killed web process again, and finds its data after kill -9 of the starter, without new sign-ins', async () => {
      place = await Place.make();
      const first = place.start();
      await first.says(READY);

      const web = (await place.children()).find(({ name }) => name === 'web');
      process.kill(web?.pid ?? 0, 'SIGKILL');
      await first.says('starting it again');
      await eventually('another web process is ready', async () => {
        const now = (await place.children()).find(({ name }) => name === 'web');
        return now !== undefined && now.pid !== web?.pid && (await place.isReady());
      });

      const left = await place.children();
      first.kill('SIGKILL');
      await first.ended;
      const second = place.start();
      await second.says(READY);
      expect(second.output).not.toContain('recovery code');
      for (const { pid } of left) expect(isRunning(pid)).toBe(false);
      expect(await place.isReady()).toBe(true);

      const third = place.start({ PORT: String(await freePorts()) });
      expect(await third.ended).toBe(1);
      expect(third.output).toContain(`process ${second.child.pid}`);
      expect(await place.isReady()).toBe(true);
    });
  });

  describe('when it cannot start', () => {
    it.each([
      ['public site', 0],
      ['console', 1],
    ])('names the port of the %s that another program has, and what to do', async (surface, offset) => {
      place = await Place.make();
      const taken = await listen(place.port + offset);
      try {
        const refused = place.start();
        expect(await refused.ended).toBe(1);
        expect(refused.output).toContain(`Port ${place.port + offset}, for the ${surface}, is taken`);
        expect(refused.output).toMatch(/PORT=\d+ npm start/);
        expect(await readdir(place.dataFolder)).not.toContain('processes.json');
      } finally {
        taken.close();
      }
    });

    it('names the variable that it cannot use', async () => {
      place = await Place.make();
      const refused = place.start({ FIRST_ANSWER_MINUTES: 'soon' });
      expect(await refused.ended).toBe(1);
      expect(refused.output).toContain('FIRST_ANSWER_MINUTES wants');
    });

    it('wants a database of its own in production', async () => {
      place = await Place.make();
      const refused = place.start({ NODE_ENV: 'production' });
      expect(await refused.ended).toBe(1);
      expect(refused.output).toContain('NODE_ENV=production needs DATABASE_URL');
    });

    it('makes no accounts in production and says how to', async () => {
      place = await Place.make();
      const database = await createTestDatabase();
      try {
        const refused = place.start({
          NODE_ENV: 'production',
          DATABASE_URL: database.url,
          SITE_ORIGIN: 'https://help.example.org',
          CONSOLE_ORIGIN: 'https://console.example.net',
          SMTP_URL: 'smtp://mail.example.org:587',
          MAIL_FROM: 'desk@example.org',
          KEY_FILE: join(place.dataFolder, 'keys.json'),
        });
        expect(await refused.ended).toBe(1);
        expect(refused.output).toContain('npm run cli -- setup');
        expect(refused.output).not.toContain('recovery code');
        expect(await database.query('SELECT 1 FROM staff')).toEqual([]);
        expect(await readdir(place.dataFolder)).not.toContain('keys.json');
      } finally {
        await database.drop();
      }
    });

    it('says which database does not let it in, and not its password', async () => {
      place = await Place.make();
      const refused = place.start({
        DATABASE_URL: `postgresql://someone:not-shown@127.0.0.1:${place.port}/abhaya`,
      });
      expect(await refused.ended).toBe(1);
      expect(refused.output).toContain('DATABASE_URL: the database does not let us in (ECONNREFUSED)');
      expect(refused.output).not.toContain('not-shown');
    });
  });
});
