import { readFile, stat } from 'node:fs/promises';
import type { Config } from './config.js';
import { ConfigError } from './load-config.js';

const GROUP_AND_OTHERS = 0o077;

/**
 * Reads the text of the key file that KEY_FILE names; `platform/crypto` reads meaning into it. Refuses a file that anybody
 * but its owner may open. Throws ConfigError, which names the variable and the path, never the content.
 */
export async function loadKeyFile(config: Config): Promise<string> {
  const expected = (what: string) => new ConfigError([{ variable: 'KEY_FILE', expected: what }]);
  try {
    const { mode } = await stat(config.keyFile);
    if (mode & GROUP_AND_OTHERS && process.platform !== 'win32') {
      throw expected(`a file that other users cannot open: chmod 600 ${config.keyFile}`);
    }
    return await readFile(config.keyFile, 'utf8');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw expected(
      missing
        ? `a key file, and there is none at ${config.keyFile}: make it with "npm run cli -- setup"`
        : `a file that this process can read, and ${config.keyFile} is not`,
    );
  }
}
