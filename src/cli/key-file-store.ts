import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { constantTimeEqual, KeyFile } from '../platform/crypto/index.js';

/**
 * The key file while an installation is set up. It is written beside its place first, the database commits, and then it
 * takes its place: whenever the process dies, either both are there or neither counts.
 */
export class KeyFileStore {
  constructor(private readonly path: string) {}

  exists(): boolean {
    return existsSync(this.path);
  }

  /** Whether a set-up that did not end left keys behind. */
  isPrepared(): boolean {
    return existsSync(this.prepared);
  }

  /** Writes the keys, safely on disk and readable by this user alone, where only `settle` and `accept` look. */
  async prepare(keyFile: KeyFile): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const file = await open(this.prepared, 'wx', 0o600);
    try {
      await file.writeFile(keyFile.toText());
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Gives the prepared keys their place. */
  async accept(): Promise<void> {
    await rename(this.prepared, this.path);
    const folder = await open(dirname(this.path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /**
   * Finishes or forgets a set-up that was interrupted. `organisationPublic`: what the database says, null when it holds no
   * organisation. Returns true when keys that the database was using were put in their place.
   */
  async settle(organisationPublic: Uint8Array | null): Promise<boolean> {
    if (!this.isPrepared()) return false;
    if (organisationPublic && !this.exists()) {
      const keyFile = KeyFile.parse(await readFile(this.prepared, 'utf8'));
      if (constantTimeEqual(keyFile.organisationPublic, organisationPublic)) {
        await this.accept();
        return true;
      }
    }
    await rm(this.prepared);
    return false;
  }

  private get prepared(): string {
    return `${this.path}.new`;
  }
}
