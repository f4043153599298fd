import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  asKemPublicKey,
  asSignPublicKey,
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
import { checkEmail, checkName, checkOtherNames } from '../person.js';
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
  /** Nicknames, and the name in other spellings and scripts: at most 20. */
  otherNames?: readonly string[];
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

/** The keys of an account as its row holds them, sealed under password and recovery code, or public. */
export type MadeKeys = Pick<
  StaffEntity,
  'salt' | 'rootByPassword' | 'rootByRecovery' | 'kemPublic' | 'signPublic'
>;

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
   * @throws EMAIL_INVALID, NAME_INVALID (also of another name), EMAIL_TAKEN
   * @throws KEY_FILE_MISMATCH when the authority does not hold this organisation's key
   */
  async create(authority: Authority, input: NewStaff): Promise<CreatedStaff> {
    const person = await this.check(input);
    const staffId = randomUUID();
    const passphrase = newPassphrase();
    const { keys, recoveryCode } = await this.newKeys(staffId, passphrase);
    await this.admit(authority, staffId, person, keys);
    return { staffId, passphrase, recoveryCode };
  }

  /**
   * Returns the person as an account keeps them.
   *
   * @throws EMAIL_INVALID, EMAIL_NOT_ASCII, NAME_INVALID (also of another name), EMAIL_TAKEN
   */
  async check(input: NewStaff): Promise<Required<NewStaff>> {
    const email = checkEmail(input.email);
    const name = checkName(input.name);
    const otherNames = checkOtherNames(input.otherNames ?? []);
    if (await this.staff.findByEmail(email)) throw new StaffError('EMAIL_TAKEN');
    return { email, name, otherNames, role: input.role, locale: input.locale ?? 'en' };
  }

  /**
   * Makes a new root and seals it under a password and a new recovery code, which is stored nowhere. Takes Argon2 work, so call
   * it outside a transaction.
   *
   * @throws BUSY when the password queue is full
   */
  async newKeys(staffId: string, password: string): Promise<{ keys: MadeKeys; recoveryCode: string }> {
    const root = newStaffRoot();
    const recoveryCode = newRecoveryCode();
    const salt = randomBytes(16);
    const pepper = this.keyFile.pepper();
    const byPassword = await sealRootByPassword({
      queue: this.queue,
      pepper,
      password,
      salt,
      staffId,
      root,
    });
    const keys = {
      salt,
      rootByPassword: Buffer.from(byPassword),
      rootByRecovery: Buffer.from(sealRootByRecovery({ pepper, code: recoveryCode, staffId, root })),
      kemPublic: Buffer.from(staffKemPair(root).publicKey),
      signPublic: Buffer.from(staffSignPair(root).publicKey),
    };
    return { keys, recoveryCode };
  }

  /**
   * Makes the account of a person with keys that were made before, in the caller's transaction or in one of its own.
   *
   * @param person - as `check` returned it
   * @throws EMAIL_TAKEN, KEY_FILE_MISMATCH
   */
  async admit(
    authority: Authority,
    staffId: string,
    person: Required<NewStaff>,
    keys: MadeKeys,
  ): Promise<void> {
    const row = Object.assign(new StaffEntity(), {
      ...person,
      otherNames: [...person.otherNames],
      id: staffId,
      active: true,
      ...(await this.vouch(authority, staffId, person.role, keys)),
      ...signStanding(authority.organisationSecret, { id: staffId, role: person.role, active: true }, 1),
    });
    row.accessNumber = 1;
    row.accessMac = accessMac(this.keyFile, row);
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
  }

  /** The keys with the organisation's signature, and for an administrator with the organisation's own key. */
  async vouch(
    { organisationSecret }: Authority,
    staffId: string,
    role: Role,
    keys: MadeKeys,
  ): Promise<MadeKeys & Pick<StaffEntity, 'keysSignature' | 'organisationGrant'>> {
    const kemPublic = asKemPublicKey(keys.kemPublic);
    const statement = { staffId, kemPublic, signPublic: asSignPublicKey(keys.signPublic) };
    const signature = signStaffKeys(organisationSecret, statement);
    if (!(await verifyStaffKeys(this.keyFile.organisationPublic, statement, signature))) {
      throw new CryptoError('KEY_FILE_MISMATCH');
    }
    const context = organisationGrantContext(staffId);
    return {
      ...keys,
      keysSignature: Buffer.from(signature),
      organisationGrant:
        role === 'administrator' ? Buffer.from(sealGrant(kemPublic, context, organisationSecret)) : null,
    };
  }

  private async insert(row: StaffEntity): Promise<void> {
    try {
      await this.staff.insert(row);
    } catch (error) {
      throw isUniqueViolation(error, 'staff_email') ? new StaffError('EMAIL_TAKEN') : error;
    }
  }
}
