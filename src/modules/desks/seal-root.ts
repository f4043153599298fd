import {
  sealGrant,
  signGrant,
  type DeskRoot,
  type KemPublicKey,
  type SignSecretKey,
} from '../../platform/crypto/index.js';
import { deskGrantContext } from '../keys/index.js';
import type { DeskMemberEntity } from './desk.entity.js';

/**
 * The grant of a desk root to a member, as it stands in the row of their place.
 *
 * @param to - the member's key, which the organisation vouches for
 * @param by - who gives it, and signs it
 */
export function sealRoot(
  place: Pick<DeskMemberEntity, 'deskId' | 'staffId' | 'epoch'>,
  root: DeskRoot,
  to: KemPublicKey,
  by: { staffId: string; signSecret: SignSecretKey },
): Pick<DeskMemberEntity, 'rootGrant' | 'grantedBy' | 'grantSignature'> {
  const context = deskGrantContext(place.deskId, place.epoch, place.staffId);
  const sealed = sealGrant(to, context, root);
  return {
    rootGrant: Buffer.from(sealed),
    grantedBy: by.staffId,
    grantSignature: Buffer.from(signGrant(by.signSecret, context, sealed)),
  };
}
