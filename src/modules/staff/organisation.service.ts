import { Injectable } from '@nestjs/common';
import { OrganisationRepository } from './organisation.repository.js';
import { StaffError } from './staff.errors.js';

/** What all of the organisation shares. */
@Injectable()
export class Organisation {
  private salt: Uint8Array | null = null;

  constructor(private readonly repository: OrganisationRepository) {}

  /** The salt (16 bytes) under which every receipt code of this installation is stretched. Throws NOT_SET_UP. */
  async receiptSalt(): Promise<Uint8Array> {
    if (!this.salt) {
      const row = await this.repository.find();
      if (!row) throw new StaffError('NOT_SET_UP');
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
