import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../../..');
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');
const CONFIG = join(__dirname, 'console/vite.config.ts');

const runFile = promisify(execFile);

/** Builds the console with the panel and the sentences of this feature in it into `folder`. */
export async function buildConsole(folder: string): Promise<void> {
  const args = [VITE, 'build', '--config', CONFIG, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  await runFile(process.execPath, args, { cwd: ROOT });
}
