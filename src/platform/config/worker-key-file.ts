import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from './config.js';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/**
 * The text of the file that WORKER_KEY_FILE names. Where there is none, `make` gives its text, and it appears whole, readable by this
 * user alone; of several that make it at once, one wins, and all get its text.
 *
 * @returns null where there is none and this process may not write there
 */
export async function ensureWorkerKeyFile(
  { workerKeyFile: path }: Pick<Config, 'workerKeyFile'>,
  make: () => string,
): Promise<string | null> {
  const found = await read(path);
  if (found !== null) return found;
  const half = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(half, 'wx', 0o600);
    try {
      await file.writeFile(make());
      await file.sync();
    } finally {
      await file.close();
    }
    await link(half, path);
  } catch (error) {
    if (['EROFS', 'EACCES', 'EPERM'].includes(codeOf(error) ?? '')) return read(path);
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(half, { force: true }).catch(() => undefined);
  }
  return read(path);
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
