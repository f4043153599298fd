import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config, ensureWorkerKeyFile } from '../../platform/config/index.js';
import {
  asKemPublicKey,
  KeyFile,
  rowMac,
  rowMacMatches,
  WorkerKeyFile,
  type KemPublicKey,
  type KemSecretKey,
} from '../../platform/crypto/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { DispatchError } from './dispatch.definitions.js';
import { DispatchRepository } from './dispatch.repository.js';

/** What packages are sealed to: the workers' public key, as a worker of this installation told it. */
@Injectable()
export class DispatchPublicKey {
  constructor(
    private readonly rows: DispatchRepository,
    private readonly keyFile: KeyFile,
  ) {}

  /** @throws DISPATCH_NOT_READY where no worker told one, or something else wrote it */
  async get(): Promise<{ id: Uint8Array; publicKey: KemPublicKey }> {
    const row = await this.rows.newestKey();
    if (!row || !rowMacMatches(this.keyFile, 'dispatch_key', [row.id, row.publicKey], row.mac))
      throw new DispatchError('DISPATCH_NOT_READY');
    return { id: row.id, publicKey: asKemPublicKey(row.publicKey) };
  }
}

/** The keys of the workers, in a worker. */
@Injectable()
export class DispatchSecrets implements OnApplicationBootstrap {
  private file: WorkerKeyFile | null = null;

  constructor(
    private readonly config: Config,
    private readonly keyFile: KeyFile,
    private readonly rows: DispatchRepository,
    private readonly logger: AppLogger,
  ) {}

  /** Reads the file of the keys, or makes it, and tells the public half to the web process. */
  async onApplicationBootstrap(): Promise<void> {
    const text = await ensureWorkerKeyFile(this.config, () => WorkerKeyFile.create().toText());
    if (text === null) {
      this.logger.warn('dispatch.no_key');
      return;
    }
    this.file = WorkerKeyFile.parse(text);
    const { id, publicKey } = this.file.dispatchPublic();
    await this.rows.insertKey(id, publicKey, rowMac(this.keyFile, 'dispatch_key', [id, publicKey]));
  }

  /** Null where this worker does not have it. */
  secret(id: Uint8Array): KemSecretKey | null {
    return this.file?.dispatchSecret(id) ?? null;
  }
}
