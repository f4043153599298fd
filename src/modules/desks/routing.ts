import {
  signDeskMember,
  signDeskRouting,
  type DeskMemberStatement,
  type DeskRoutingStatement,
  type SignSecretKey,
} from '../../platform/crypto/index.js';
import type { DeskEntity, DeskMemberEntity } from './desk.entity.js';

/** What of a desk the organisation's statement is about. */
type RoutedDesk = Pick<
  DeskEntity,
  'id' | 'epoch' | 'country' | 'isDefault' | 'inUse' | 'createdAt' | 'languages' | 'kinds'
>;

/** What a row says of which reports a desk takes, with the signature that it has. */
export function routingOf(row: DeskEntity): DeskRoutingStatement & { signature: Uint8Array | null } {
  const { id: deskId, routingNumber: number, epoch, country, isDefault, inUse, createdAt } = row;
  const { languages, kinds, routingSignature: signature } = row;
  return { deskId, number, epoch, country, isDefault, inUse, createdAt, languages, kinds, signature };
}

/** The number and signature that make the row what the organisation says. */
export function signRouting(
  secret: SignSecretKey,
  row: RoutedDesk,
  number: number,
): Pick<DeskEntity, 'routingNumber' | 'routingSignature'> {
  const { id: deskId, epoch, country, isDefault, inUse, createdAt, languages, kinds } = row;
  const statement = { deskId, number, epoch, country, isDefault, inUse, createdAt, languages, kinds };
  return { routingNumber: number, routingSignature: Buffer.from(signDeskRouting(secret, statement)) };
}

/** What a row says of who is on a desk, with the signature that it has. */
export function membershipOf(
  row: Pick<DeskMemberEntity, 'deskId' | 'staffId' | 'epoch' | 'memberSignature'>,
): DeskMemberStatement & { signature: Uint8Array | null } {
  const { deskId, staffId, epoch, memberSignature: signature } = row;
  return { deskId, staffId, epoch, signature };
}

/** The signature that makes the row what the organisation says. */
export function signMembership(
  secret: SignSecretKey,
  { deskId, staffId, epoch }: Pick<DeskMemberEntity, 'deskId' | 'staffId' | 'epoch'>,
): Pick<DeskMemberEntity, 'memberSignature'> {
  return { memberSignature: Buffer.from(signDeskMember(secret, { deskId, staffId, epoch })) };
}

/** The words in their order, each once: what is signed of them does not depend on how they were given. */
export function sorted<T extends string>(words: readonly T[]): T[] {
  return [...new Set(words)].sort();
}
