import {
  asDispatchKey,
  CryptoError,
  NO_PREVIOUS,
  newDispatchKey,
  openDocument,
  openGrant,
  rowMac,
  rowMacMatches,
  sealDocument,
  sealGrant,
  wipe,
  type DispatchGrantContext,
  type KemPublicKey,
  type KemSecretKey,
  type KeyFile,
  type SealContext,
} from '../../platform/crypto/index.js';
import { DispatchError } from './dispatch.definitions.js';
import type { SealedDispatch } from './dispatch.repository.js';

/** What a worker is given to send. */
export type DispatchContent = {
  /** What two people approved, to the character. */
  text: string;
  /** Of the address to which the recipient answers; null: answers are not read. */
  token: string | null;
  /** Which channel of the directory it is for. */
  recipientId: string;
  channelKey: string;
};

type Placed = Pick<SealedDispatch, 'id' | 'caseId' | 'escalationId'>;

/** What the key of a package is bound to. */
export function dispatchGrantContext(id: string): DispatchGrantContext {
  return { subject: 'dispatch', subjectId: id, holder: 'worker', epoch: 1, holderEpoch: 0 };
}

/** What a package on its way is bound to. */
export function dispatchContext({ id, caseId }: Pick<Placed, 'id' | 'caseId'>): SealContext {
  return {
    table: 'dispatches',
    caseId,
    rowId: id,
    kind: 'dispatch',
    author: 'system',
    keyEpoch: 1,
    sequence: 0,
    previousHash: NO_PREVIOUS,
  };
}

function partsOf(row: Omit<SealedDispatch, 'mac'>): Uint8Array[] {
  const ids = [row.id, row.caseId, row.escalationId].map((id) => Buffer.from(id));
  return [...ids, row.keyId, row.grant, row.sealed];
}

/** Seals what leaves to the workers, byte for byte, under a key of its own, and marks it as the helpdesk's. */
export function sealDispatch(
  keyFile: KeyFile,
  to: { id: Uint8Array; publicKey: KemPublicKey },
  placed: Placed,
  content: DispatchContent,
): SealedDispatch {
  const key = newDispatchKey();
  const row = {
    ...placed,
    keyId: to.id,
    grant: sealGrant(to.publicKey, dispatchGrantContext(placed.id), key),
    sealed: sealDocument(key, dispatchContext(placed), content),
  };
  wipe(key);
  return { ...row, mac: rowMac(keyFile, 'dispatch', partsOf(row)) };
}

/**
 * What a worker is to send.
 *
 * @throws DISPATCH_UNSOUND for a row that the helpdesk did not write
 */
export function openDispatch(keyFile: KeyFile, secret: KemSecretKey, row: SealedDispatch): DispatchContent {
  if (!rowMacMatches(keyFile, 'dispatch', partsOf(row), row.mac)) throw new DispatchError('DISPATCH_UNSOUND');
  try {
    const key = asDispatchKey(openGrant(secret, dispatchGrantContext(row.id), row.grant));
    return openDocument(key, dispatchContext(row), row.sealed) as DispatchContent;
  } catch (error) {
    if (error instanceof CryptoError) throw new DispatchError('DISPATCH_UNSOUND');
    throw error;
  }
}
