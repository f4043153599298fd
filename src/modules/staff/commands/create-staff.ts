import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  ArgonQueue,
  CryptoError,
  KeyFile,
  newPassphrase,
  newRecoveryCode,
  newStaffRoot,
  sealGrant,
  sealRootByPassword,
  sealRootByRecovery,
  signStaffKeys,
  staffKemPair,
  staffSignPair,
  verifyStaffKeys,
  type SignSecretKey,
} from '../../../platform/crypto/index.js';
import { isUniqueViolation, Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import type { Role } from '../../permissions/index.js';
import { organisationGrantContext } from '../../keys/index.js';
import { accessMac } from '../access.js';
import { checkEmail, checkName } from '../person.js';
import { signStanding } from '../standing.js';
import { StaffEntity } from '../staff.entity.js';
import { StaffError } from '../staff.errors.js';
import { StaffRepository } from '../staff.repository.js';

export interface NewStaff {
  email: string;
  name: string;
  role: Role;
  /** BCP 47; English without it. */
  locale?: string;
}

/** What the new person is handed once; it is kept nowhere. */
export interface CreatedStaff {
  staffId: string;
  passphrase: string;
  recoveryCode: string;
}

/** On whose authority accounts are made. `actorId` is null while the installation has nobody yet. */
export interface Authority {
  actorId: string | null;
  organisationSecret: SignSecretKey;
}

/** An administrator who signs what they hand out. */
export interface Granter extends Authority {
  actorId: string;
  signSecret: SignSecretKey;
}

/** Makes an account: new keys and a role, signed by the organisation. An administrator is handed the organisation's signing key too. */
@Injectable()
export class CreateStaff {
  constructor(
    private readonly staff: StaffRepository,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly keyFile: KeyFile,
    private readonly queue: ArgonQueue,
  ) {}

  /**
   * Makes the account and returns its secrets, which are stored nowhere.
   *
   * @throws EMAIL_INVALID, NAME_INVALID, EMAIL_TAKEN
   * @throws KEY_FILE_MISMATCH when the authority does not hold this organisation's key
   */
  async create(authority: Authority, input: NewStaff): Promise<CreatedStaff> {
    const email = checkEmail(input.email);
    const name = checkName(input.name);
    if (await this.staff.findByEmail(email)) throw new StaffError('EMAIL_TAKEN');
    const { row, created } = await this.prepare(authority, { ...input, email, name });
    await this.transaction.run(async () => {
      await this.insert(row);
      await this.audit.record({
        actorId: authority.actorId,
        action: 'staff.created',
        subject: 'staff',
        subjectId: row.id,
        detail: { role: row.role, number: row.accessNumber },
      });
    });
    return created;
  }

  private async prepare(
    authority: Authority,
    input: NewStaff,
  ): Promise<{ row: StaffEntity; created: CreatedStaff }> {
    const staffId = randomUUID();
    const root = newStaffRoot();
    const { publicKey: kemPublic } = staffKemPair(root);
    const { publicKey: signPublic } = staffSignPair(root);
    const statement = { staffId, kemPublic, signPublic };
    const signature = signStaffKeys(authority.organisationSecret, statement);
    if (!(await verifyStaffKeys(this.keyFile.organisationPublic, statement, signature))) {
      throw new CryptoError('KEY_FILE_MISMATCH');
    }
    const created = { staffId, passphrase: newPassphrase(), recoveryCode: newRecoveryCode() };
    const salt = randomBytes(16);
    const pepper = this.keyFile.pepper();
    const row = Object.assign(new StaffEntity(), {
      id: staffId,
      email: input.email,
      name: input.name,
      role: input.role,
      locale: input.locale ?? 'en',
      active: true,
      salt,
      rootByPassword: Buffer.from(
        await sealRootByPassword({
          queue: this.queue,
          pepper,
          password: created.passphrase,
          salt,
          staffId,
          root,
        }),
      ),
      rootByRecovery: Buffer.from(sealRootByRecovery({ pepper, code: created.recoveryCode, staffId, root })),
      kemPublic: Buffer.from(kemPublic),
      signPublic: Buffer.from(signPublic),
      keysSignature: Buffer.from(signature),
      ...signStanding(authority.organisationSecret, { id: staffId, role: input.role, active: true }, 1),
      organisationGrant:
        input.role === 'administrator'
          ? Buffer.from(sealGrant(kemPublic, organisationGrantContext(staffId), authority.organisationSecret))
          : null,
    });
    row.accessNumber = 1;
    row.accessMac = accessMac(this.keyFile, row);
    return { row, created };
  }

  private async insert(row: StaffEntity): Promise<void> {
    try {
      await this.staff.insert(row);
    } catch (error) {
      throw isUniqueViolation(error, 'staff_email') ? new StaffError('EMAIL_TAKEN') : error;
    }
  }
}
