import { Injectable } from '@nestjs/common';
import { KeyFile } from '../../platform/crypto/index.js';
import { Alarms } from '../alarms/index.js';
import { Audit, type AuditAction } from '../audit/index.js';
import { accessMac, accessMacHolds, type Access } from './access.js';
import { keysRenewed } from './staff.definitions.js';
import type { StaffEntity } from './staff.entity.js';

/** The actions whose rows of the audit log name the number of a password and recovery code. */
const SET: readonly AuditAction[] = [
  'staff.created',
  'staff.password_changed',
  'staff.recovered',
  'staff.access_signed',
  keysRenewed.name,
];

/**
 * Whether password and recovery code of an account are those that its owner set last: whoever writes to the database could put
 * older ones back, which somebody still knows.
 */
@Injectable()
export class AccountAccess {
  constructor(
    private readonly keyFile: KeyFile,
    private readonly audit: Audit,
    private readonly alarms: Alarms,
  ) {}

  /** Whether an account is opened by what was set last. Where it is not, administrators are told. */
  async isLast(row: StaffEntity): Promise<boolean> {
    const holds = await this.holds(row);
    if (!holds) this.alarms.raise({ kind: 'access_put_back', subject: 'staff', subjectId: row.id });
    return holds;
  }

  /** The same, and tells nobody. */
  async holds(row: StaffEntity): Promise<boolean> {
    if (!accessMacHolds(this.keyFile, row)) return false;
    return row.accessNumber === (await this.audit.highestNumber(row.id, SET));
  }

  /** The number and the MAC that the next setting has, of which the caller writes a row of the audit log with the number. */
  async next(row: Access): Promise<Pick<StaffEntity, 'accessNumber' | 'accessMac'>> {
    const accessNumber = Math.max(row.accessNumber, await this.audit.highestNumber(row.id, SET)) + 1;
    return { accessNumber, accessMac: accessMac(this.keyFile, { ...row, accessNumber }) };
  }
}
