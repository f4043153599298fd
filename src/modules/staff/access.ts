import { type KeyFile, rowMac, rowMacMatches } from '../../platform/crypto/index.js';
import type { StaffEntity } from './staff.entity.js';

/** What opens an account, and which setting of it this is: the first, the second .. */
export type Access = Pick<StaffEntity, 'id' | 'accessNumber' | 'salt' | 'rootByPassword' | 'rootByRecovery'>;

function partsOf({ id, accessNumber, salt, rootByPassword, rootByRecovery }: Access): Uint8Array[] {
  return [Buffer.from(`${id} ${accessNumber}`), salt, rootByPassword, rootByRecovery];
}

/** The MAC that keeps the parts of a row together, so that no older password or recovery code can be put back alone. */
export function accessMac(keyFile: KeyFile, access: Access): Buffer {
  return Buffer.from(rowMac(keyFile, 'access', partsOf(access)));
}

/** Whether a row has the MAC of what it holds. */
export function accessMacHolds(keyFile: KeyFile, row: Access & Pick<StaffEntity, 'accessMac'>): boolean {
  return rowMacMatches(keyFile, 'access', partsOf(row), row.accessMac);
}
