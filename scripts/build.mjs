import './lib/check-node.mjs';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildHash, explain, run, stampBuild, stopRuns } from './lib/prepare.mjs';

const root = resolve(import.meta.dirname, '..');
const node = (what, script, ...args) =>
  run(process.execPath, [join(root, script), ...args], { cwd: root, what: `${what} (${script})` });

async function server() {
  await node('Compiling', 'node_modules/@nestjs/cli/bin/nest.js', 'build');
  await node("The site's styles and scripts", 'scripts/build-assets.mjs');
}

async function console_() {
  await node("The console's client", 'console/generate-client.mjs');
  await node(
    'The console',
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    'console/vite.config.ts',
    '--logLevel',
    'warn',
  );
}

try {
  const hash = buildHash(root);
  // What was deleted from the sources must not live on as a compiled migration or entity.
  if (existsSync(join(root, 'dist'))) rmSync(join(root, 'dist'), { recursive: true });
  await Promise.all([server(), console_()]);
  stampBuild(root, hash);
} catch (error) {
  stopRuns(); // the other half
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = 1;
}
