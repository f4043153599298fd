import { spawn } from 'node:child_process';
import { once } from 'node:events';

const READY = 'Stop it with Ctrl-C';

/** `npm start` in a process group of its own, as a terminal gives it. One at a time; `stop` ends it whenever it is asked to. */
export class NpmStart {
  #child = null;
  #ended = null;

  /** Resolves once everything is ready, to the seconds that it took. Throws with the output when it ends before. */
  async start(root, env) {
    const began = performance.now();
    const child = spawn('npm', ['start'], {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#ended = once(child, 'close');
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    while (!output.includes(READY)) {
      const more = await Promise.race([once(child.stdout, 'data'), this.#ended.then(() => null)]);
      if (more === null && !output.includes(READY)) throw new Error(`npm start ended:\n${output}`);
    }
    return (performance.now() - began) / 1000;
  }

  /** Ctrl-C, and waits for the end. */
  async stop() {
    const child = this.#child;
    this.#child = null;
    if (!child) return;
    try {
      process.kill(-child.pid, 'SIGINT');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
    await this.#ended;
  }
}
