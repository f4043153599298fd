import {
  CryptoError,
  grantMac,
  grantMacMatches,
  intakeKeyOf,
  type CaseGrantContext,
  type KeyFile,
} from '../../platform/crypto/index.js';
import { caseGrantContext } from './contexts.js';
import type { GrantEntity } from './grant.entity.js';

/** What the grant of a row is bound to. */
export function grantContextOf(grant: Omit<GrantEntity, 'mac' | 'macVersion'>): CaseGrantContext {
  return caseGrantContext(grant.caseId, grant.keyEpoch, { id: grant.holderId, epoch: grant.holderEpoch });
}

/** The MAC of the helpdesk for a grant that it made. */
export function signGrantRow(
  keyFile: KeyFile,
  grant: Omit<GrantEntity, 'mac' | 'macVersion'>,
): Pick<GrantEntity, 'mac' | 'macVersion'> {
  const { key, version } = keyFile.indexKey();
  const mac = grantMac(intakeKeyOf(key), grantContextOf(grant), grant.sealed, grant.sinceEpoch);
  return { mac: Buffer.from(mac), macVersion: version };
}

/** Throws KEY_WRONG for a grant that the helpdesk did not make. */
export function requireGrantMac(keyFile: KeyFile, grant: GrantEntity): void {
  const intakeKey = intakeKeyOf(keyFile.indexKey(grant.macVersion).key);
  const { sealed, mac, sinceEpoch } = grant;
  if (!grantMacMatches(intakeKey, grantContextOf(grant), sealed, mac, sinceEpoch))
    throw new CryptoError('KEY_WRONG');
}

/** The epoch of the desk's key at which this key of the case was made, whatever the grant is sealed to now. */
export const sinceOf = ({ sinceEpoch, holderEpoch }: GrantEntity): number => sinceEpoch ?? holderEpoch;
