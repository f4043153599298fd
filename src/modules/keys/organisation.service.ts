import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUniqueViolation } from '../../platform/database/index.js';
import { KeyError } from './key.errors.js';
import { OrganisationEntity } from './organisation.entity.js';
import { OrganisationRepository } from './organisation.repository.js';

const SALT_BYTES = 16;

/** What all of the organisation shares. */
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

  /** The salt (16 bytes) under which every receipt code of this installation is stretched. Throws NOT_SET_UP. */
  async receiptSalt(): Promise<Uint8Array> {
    if (!this.salt) {
      const row = await this.repository.find();
      if (!row) throw new KeyError('NOT_SET_UP');
      this.salt = new Uint8Array(row.receiptSalt);
    }
    return this.salt;
  }

  /** The public signing key as the database has it, or null before set-up. What counts is the one in the key file. */
  async signPublic(): Promise<Uint8Array | null> {
    return (await this.repository.find())?.signPublic ?? null;
  }

  /** Whether the installation has been set up. */
  async exists(): Promise<boolean> {
    return (await this.repository.find()) !== null;
  }
}
