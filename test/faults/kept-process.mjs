import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { NODE_FLAGS } from '../../scripts/lib/service.mjs';

const STOP_WITHIN_MS = 20_000;
const MOST_OWN_ENDS = 5;
const WITH_PARENT = new URL('../../scripts/lib/stop-with-parent.mjs', import.meta.url).href;

/**
 * A web or worker process under a service manager: started again at once whenever it ends. That it ends without having been
 * killed is noted as a problem.
 */
export class KeptProcess {
  #options;
  #child = null;
  #log;
  #stopping = false;
  #killed = false;
  #ownEnds = 0;
  /** Resolves once the one that runs now serves. */
  ready;

  /** options: { name, script (below root), root, env, logs (folder), problems (array that gets a line) } */
  constructor(options) {
    this.#options = options;
    this.#log = createWriteStream(join(options.logs, `${options.name}.log`));
    this.#start();
  }

  /** SIGKILL. Resolves once it is gone and the next one has been started. */
  async kill() {
    const child = this.#child;
    this.#killed = true;
    const gone = once(child, 'close');
    child.kill('SIGKILL');
    await gone;
  }

  async stop() {
    this.#stopping = true;
    const child = this.#child;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'close');
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await gone;
      clearTimeout(insist);
    }
    await new Promise((ended) => this.#log.end(ended));
  }

  #start() {
    const { script, root, env } = this.#options;
    const child = spawn(process.execPath, [...NODE_FLAGS, '--import', WITH_PARENT, join(root, script)], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    this.ready = new Promise((ready) => child.on('message', (said) => said === 'ready' && ready()));
    for (const stream of [child.stdout, child.stderr]) stream.pipe(this.#log, { end: false });
    child.once('close', (code, signal) => this.#ended(signal ?? `exit code ${code}`));
  }

  #ended(how) {
    if (this.#stopping) return;
    if (!this.#killed) {
      this.#ownEnds += 1;
      this.#options.problems.push(`${this.#options.name} ended by itself (${how})`);
      if (this.#ownEnds > MOST_OWN_ENDS) return;
    }
    this.#killed = false;
    this.#start();
  }
}
