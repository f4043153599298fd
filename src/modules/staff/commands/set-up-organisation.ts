import { Injectable } from '@nestjs/common';
import { KeyFile, type SignSecretKey } from '../../../platform/crypto/index.js';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { KeyChecks, Organisation } from '../../keys/index.js';
import { CreateStaff, type CreatedStaff } from './create-staff.js';

/** Makes the organisation of a new installation and its first administrator. */
@Injectable()
export class SetUpOrganisation {
  constructor(
    private readonly organisation: Organisation,
    private readonly keyChecks: KeyChecks,
    private readonly createStaff: CreateStaff,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly keyFile: KeyFile,
  ) {}

  /**
   * Makes both in one transaction and returns the secrets of the administrator, which are stored nowhere.
   *
   * @param organisationSecret - belongs to the public key that the key file pins; from here on only administrators hold it
   * @throws ALREADY_SET_UP, EMAIL_INVALID, NAME_INVALID
   */
  async setUp(
    organisationSecret: SignSecretKey,
    administrator: { email: string; name: string },
  ): Promise<CreatedStaff> {
    return this.transaction.run(async () => {
      await this.organisation.create(this.keyFile.organisationPublic);
      await this.keyChecks.record(this.keyFile);
      await this.audit.record({ actorId: null, action: 'organisation.set_up' });
      return this.createStaff.create(
        { actorId: null, organisationSecret },
        { ...administrator, role: 'administrator' },
      );
    });
  }
}
