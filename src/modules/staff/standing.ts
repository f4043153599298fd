import {
  signStaffStanding,
  type SignSecretKey,
  type StaffStandingStatement,
} from '../../platform/crypto/index.js';
import type { StaffEntity } from './staff.entity.js';

/** What a row says of a person, with the signature that it has. */
export function standingOf(row: StaffEntity): StaffStandingStatement & { signature: Uint8Array | null } {
  const { id: staffId, standingNumber: number, role, active, standingSignature: signature } = row;
  return { staffId, number, role, active, signature };
}

/** The number and signature that make the row what the organisation says. */
export function signStanding(
  secret: SignSecretKey,
  { id: staffId, role, active }: Pick<StaffEntity, 'id' | 'role' | 'active'>,
  number: number,
): Pick<StaffEntity, 'standingNumber' | 'standingSignature'> {
  const signature = signStaffStanding(secret, { staffId, number, role, active });
  return { standingNumber: number, standingSignature: Buffer.from(signature) };
}
