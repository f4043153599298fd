import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { median } from './figures.mjs';

/** From `npm start` to its line that everything is ready, with packages, build and data there: seconds, median. */
export async function startUp(root, env, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const child = spawn('npm', ['start'], {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const ended = once(child, 'close');
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    while (!output.includes('Stop it with Ctrl-C')) {
      const more = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)]);
      if (more === null) throw new Error(`npm start ended:\n${output}`);
    }
    times.push((performance.now() - began) / 1000);
    process.kill(-child.pid, 'SIGINT');
    await ended;
  }
  return median(times);
}
