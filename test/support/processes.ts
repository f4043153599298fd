import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import type { Installation } from './installation.js';

const BUILT = join(__dirname, '../../dist/src');

/** A web or worker process of the built helpdesk, as an operator starts it. */
export class BuiltProcess {
  /** What it wrote, for the message of a failure. */
  output = '';
  /** Resolves to its exit code, or to the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => (this.output += String(chunk)));
    this.ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  }

  /** Starts `main.js` or `worker.js` with these variables and nothing else of the environment that steers the helpdesk. */
  static spawn(script: 'main' | 'worker', variables: Readonly<Record<string, string>>): BuiltProcess {
    const path = join(BUILT, `${script}.js`);
    if (!existsSync(path)) throw new Error(`${path} is missing: this test runs what npm run build makes.`);
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, NODE_ENV: 'test', LOG_LEVEL: 'info', ...variables };
    return new BuiltProcess(
      spawn(process.execPath, [path], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }),
    );
  }

  /** Resolves once it serves. Throws with its output when it ends instead. */
  async ready(): Promise<this> {
    const ended = this.ended.then((how) => {
      throw new Error(`Ended with ${how} before it was ready:\n${this.output}`);
    });
    await Promise.race([once(this.child, 'message'), ended]);
    ended.catch(() => undefined);
    return this;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async stop(): Promise<void> {
    this.kill('SIGTERM');
    await this.ended;
  }
}

/** A web process and where it answers. */
export interface BuiltWeb {
  process: BuiltProcess;
  site: string;
  console: string;
}

export async function spawnWeb(
  installation: Installation,
  variables: Readonly<Record<string, string>> = {},
): Promise<BuiltWeb> {
  const [port, consolePort] = [await freePort(), await freePort()];
  const ports = { PORT: String(port), CONSOLE_PORT: String(consolePort) };
  const process = BuiltProcess.spawn('main', { ...installation.variables, ...ports, ...variables });
  await process.ready();
  return { process, site: `http://127.0.0.1:${port}`, console: `http://127.0.0.1:${consolePort}` };
}

export function spawnWorker(
  installation: Installation,
  variables: Readonly<Record<string, string>> = {},
): Promise<BuiltProcess> {
  return BuiltProcess.spawn('worker', { ...installation.variables, ...variables }).ready();
}
