import { Injectable } from '@nestjs/common';
import { constantTimeEqual, CryptoError, type KeyFile } from '../../platform/crypto/index.js';
import { KeyError } from './key.errors.js';
import { KeyCheckEntity } from './organisation.entity.js';
import { OrganisationRepository } from './organisation.repository.js';

/** Checks, before anything is sealed or opened, that a key file and this database belong together. */
@Injectable()
export class KeyChecks {
  constructor(private readonly repository: OrganisationRepository) {}

  /**
   * Compares the key file with the database; call it at boot. Records the versions of keys that an operator added to the file.
   *
   * @throws NOT_SET_UP for a database without an organisation
   * @throws KEY_FILE_MISMATCH when a key that the database was used with is missing from the file or differs, or when the file
   *   pins another organisation key
   */
  async verify(keyFile: KeyFile): Promise<void> {
    const organisation = await this.repository.find();
    if (!organisation) throw new KeyError('NOT_SET_UP');
    const stored = await this.repository.keyChecks();
    const names = new Set(stored.map(({ name }) => name));
    const own = keyFile.checks();
    // A database that lost its checks would otherwise take any key file.
    if (!own.every(({ name }) => names.has(name))) throw new CryptoError('KEY_FILE_MISMATCH');
    keyFile.requireMatch(stored);
    if (!constantTimeEqual(organisation.signPublic, keyFile.organisationPublic)) {
      throw new CryptoError('KEY_FILE_MISMATCH');
    }
    const added = own.filter(
      (check) => !stored.some((s) => s.name === check.name && s.version === check.version),
    );
    if (added.length > 0) await this.repository.addKeyChecks(added.map(toRow));
  }

  /** Records a check of each key in the file of a new installation. Call it in the transaction that sets the installation up. */
  async record(keyFile: KeyFile): Promise<void> {
    await this.repository.addKeyChecks(keyFile.checks().map(toRow));
  }
}

function toRow(check: { name: string; version: number; value: Uint8Array }): KeyCheckEntity {
  return Object.assign(new KeyCheckEntity(), { ...check, value: Buffer.from(check.value) });
}
