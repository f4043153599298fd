import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyFile, type SignSecretKey } from '../../../platform/crypto/index.js';
import { isUniqueViolation, Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { KeyChecks } from '../key-checks.service.js';
import { OrganisationEntity } from '../organisation.entity.js';
import { OrganisationRepository } from '../organisation.repository.js';
import { StaffError } from '../staff.errors.js';
import { CreateStaff, type CreatedStaff } from './create-staff.js';

/** Makes the organisation of a new installation and its first administrator. */
@Injectable()
export class SetUpOrganisation {
  constructor(
    private readonly organisation: OrganisationRepository,
    private readonly keyChecks: KeyChecks,
    private readonly createStaff: CreateStaff,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly keyFile: KeyFile,
  ) {}

  /**
   * `organisationSecret` belongs to the public key that the key file pins; from here on only administrators hold it.
   * Throws ALREADY_SET_UP, EMAIL_INVALID, NAME_INVALID.
   */
  async run(
    organisationSecret: SignSecretKey,
    administrator: { email: string; name: string },
  ): Promise<CreatedStaff> {
    return this.transaction.run(async () => {
      await this.insert();
      await this.keyChecks.record(this.keyFile);
      await this.audit.record({ actorId: null, action: 'organisation.set_up' });
      return this.createStaff.run(
        { actorId: null, organisationSecret },
        { ...administrator, role: 'administrator' },
      );
    });
  }

  private async insert(): Promise<void> {
    if (await this.organisation.find()) throw new StaffError('ALREADY_SET_UP');
    const row = Object.assign(new OrganisationEntity(), {
      id: 1,
      signPublic: Buffer.from(this.keyFile.organisationPublic),
      receiptSalt: randomBytes(16),
    });
    try {
      await this.organisation.insert(row);
    } catch (error) {
      throw isUniqueViolation(error) ? new StaffError('ALREADY_SET_UP') : error;
    }
  }
}
