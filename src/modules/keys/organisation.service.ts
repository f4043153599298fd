import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUniqueViolation } from '../../platform/database/index.js';
import { KeyError } from './key.errors.js';
import { OrganisationEntity } from './organisation.entity.js';
import { OrganisationRepository } from './organisation.repository.js';

const SALT_BYTES = 16;

/** The one organisation of an installation: its public signing key and the salt of its receipt codes. */
@Injectable()
export class Organisation {
  private salt: Uint8Array | null = null;

  constructor(private readonly repository: OrganisationRepository) {}

  /**
   * Adds the organisation of a new installation, with a random receipt salt.
   *
   * @param signPublic - its public signing key (Ed25519, 32 bytes), the one that the key file pins
   * @throws ALREADY_SET_UP when the database has an organisation
   */
  async create(signPublic: Uint8Array): Promise<void> {
    if (await this.exists()) throw new KeyError('ALREADY_SET_UP');
    const row = Object.assign(new OrganisationEntity(), {
      id: 1,
      signPublic: Buffer.from(signPublic),
      receiptSalt: randomBytes(SALT_BYTES),
    });
    try {
      await this.repository.insert(row);
    } catch (error) {
      throw isUniqueViolation(error) ? new KeyError('ALREADY_SET_UP') : error;
    }
  }

  /**
   * Returns the salt (16 bytes) under which every receipt code of this installation is stretched.
   *
   * @throws NOT_SET_UP
   */
  async receiptSalt(): Promise<Uint8Array> {
    if (!this.salt) {
      const row = await this.repository.find();
      if (!row) throw new KeyError('NOT_SET_UP');
      this.salt = new Uint8Array(row.receiptSalt);
    }
    return this.salt;
  }

  /**
   * Returns the public signing key (32 bytes) that the database has, or null before set-up. Signatures are checked against the
   * key in the key file, not this one.
   */
  async signPublic(): Promise<Uint8Array | null> {
    return (await this.repository.find())?.signPublic ?? null;
  }

  /** Returns whether the installation has been set up. */
  async exists(): Promise<boolean> {
    return (await this.repository.find()) !== null;
  }
}
