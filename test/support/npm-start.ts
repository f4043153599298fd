import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identity } from '../../scripts/lib/process-record.mjs';
import { withoutSettings } from '../../scripts/lib/settings.mjs';

const root = join(__dirname, '../..');

/** What npm start says once everything answers. */
export const READY = 'Stop it with Ctrl-C';

/** Another program on a port of 127.0.0.1. */
export function listen(port = 0): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Two free ports next to each other. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const first = await listen();
    const { port } = first.address() as AddressInfo;
    const second = await listen(port + 1).catch(() => null);
    first.close();
    second?.close();
    if (second) return port;
  }
}

/** One `npm start`, without npm. */
export class Start {
  readonly child: ChildProcess;
  output = '';
  readonly ended: Promise<number | string>;

  constructor(env: Record<string, string>) {
    this.child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
      env: { ...withoutSettings(process.env), ...env },
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

/** Whether the process runs: not one that has ended and that nobody has asked about yet. */
export const isRunning = (pid: number): boolean => identity(pid) !== null;

/** A data folder and ports of its own, and every start that a test makes on them. */
export class Place {
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

  /** The process of its own database server. */
  async postmaster(): Promise<number> {
    const said = /^ {2}Database +(\S+)/m.exec(this.starts.at(-1)?.output ?? '')?.[1] ?? '';
    return Number((await readFile(join(said, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  }

  /** `npm run cli`, without npm. */
  cli(args: string[], env: Record<string, string> = {}): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/cli.mjs'), ...args], {
      env: { ...withoutSettings(process.env), DATA_FOLDER: this.dataFolder, ...env },
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  }

  isReady(port = this.port, host = '127.0.0.1'): Promise<boolean> {
    return fetch(`http://${host}:${port}/health/ready`).then(
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
