import { mkdtempSync } from 'node:fs';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKeyFile } from './key-file.js';
import { loadConfig } from './load-config.js';

describe('the key file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abhaya-keys-'));
  const path = join(folder, 'keys.json');
  const config = loadConfig({ DATABASE_URL: 'postgresql://a@localhost/a', KEY_FILE: path });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is missing: the error says which variable names it, where it should be, and how to make it', async () => {
    await expect(loadKeyFile(config)).rejects.toThrow(
      `KEY_FILE wants a key file, and there is none at ${path}: make it with`,
    );
  });

  it('is read as it is', async () => {
    await writeFile(path, '{"version":1}', { mode: 0o600 });
    expect(await loadKeyFile(config)).toBe('{"version":1}');
  });

  it.each([0o644, 0o640, 0o660, 0o604, 0o601, 0o444])(
    'is refused when others than its owner may open it: %o',
    async (mode) => {
      await chmod(path, mode);
      await expect(loadKeyFile(config)).rejects.toThrow(`chmod 600 ${path}`);
    },
  );

  it.each([0o600, 0o400])('is taken when its owner alone may open it: %o', async (mode) => {
    await chmod(path, mode);
    await expect(loadKeyFile(config)).resolves.toBe('{"version":1}');
  });
});
