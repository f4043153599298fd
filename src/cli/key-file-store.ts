import { existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { constantTimeEqual, CryptoError, KeyFile } from '../platform/crypto/index.js';

/** What became of keys that were prepared: in their place, or moved to `setAside` because this database does not use them. */
export interface Settled {
  accepted: boolean;
  setAside: string | null;
}

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
   * Finishes a set-up that was interrupted, or puts its keys out of the way: never away, for they may be the only keys to
   * another database. `organisationPublic`: what the database says, null when it holds no organisation.
   */
  async settle(organisationPublic: Uint8Array | null): Promise<Settled> {
    if (!this.isPrepared()) return { accepted: false, setAside: null };
    if (organisationPublic && !this.exists() && (await this.preparedFor(organisationPublic))) {
      await this.accept();
      return { accepted: true, setAside: null };
    }
    const setAside = `${this.path}.unused-${randomBytes(4).toString('hex')}`;
    await rename(this.prepared, setAside);
    return { accepted: false, setAside };
  }

  private async preparedFor(organisationPublic: Uint8Array): Promise<boolean> {
    try {
      const keyFile = KeyFile.parse(await readFile(this.prepared, 'utf8'));
      return constantTimeEqual(keyFile.organisationPublic, organisationPublic);
    } catch (error) {
      if (error instanceof CryptoError) return false; // cut short by the death of the process: used by nobody
      throw error;
    }
  }

  private get prepared(): string {
    return `${this.path}.new`;
  }
}
