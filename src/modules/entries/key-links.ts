import {
  asCaseStaffKey,
  asThreadKey,
  CryptoError,
  forwardKeyOf,
  fromBase64Url,
  openDocument,
  sealDocument,
  toBase64Url,
  type DocumentKey,
  type Key,
  type KeyFile,
  type SealContext,
  type ThreadKey,
} from '../../platform/crypto/index.js';
import { linkContext } from './contexts.js';
import type { KeyLinkEntity } from './key-link.entity.js';
import type { EpochKeys } from './open-case.js';

function sealKey(under: DocumentKey, context: SealContext, key: Key<string>): Buffer {
  return Buffer.from(sealDocument(under, context, { key: toBase64Url(key) }));
}

function openKey(under: DocumentKey, context: SealContext, sealed: Uint8Array): Uint8Array {
  const { key } = openDocument(under, context, sealed) as { key: string };
  return fromBase64Url(key) ?? new Uint8Array();
}

/**
 * The link from the key of a case to the one before.
 *
 * @param forward - whether the reporter is to find the new thread key by the one before
 */
export function linkKeys(
  keyFile: KeyFile,
  { caseId, keyEpoch, forward }: { caseId: string; keyEpoch: number; forward: boolean },
  before: EpochKeys,
  now: EpochKeys,
): KeyLinkEntity {
  const context = (which: 'thread' | 'staff' | 'forward') => linkContext(caseId, which, keyEpoch);
  return {
    caseId,
    keyEpoch,
    thread: sealKey(now.threadKey, context('thread'), before.threadKey),
    staff: before.staffKey && now.staffKey && sealKey(now.staffKey, context('staff'), before.staffKey),
    forward: forward
      ? sealKey(forwardKeyOf(keyFile.indexKey().key, before.threadKey), context('forward'), now.threadKey)
      : null,
  };
}

/** The keys before those of a link, as far as they are in it. Throws CryptoError where it is not what was written. */
export function keysBefore({ caseId, keyEpoch, thread, staff }: KeyLinkEntity, now: EpochKeys): EpochKeys {
  const context = (which: 'thread' | 'staff') => linkContext(caseId, which, keyEpoch);
  return {
    threadKey: asThreadKey(openKey(now.threadKey, context('thread'), thread)),
    staffKey: now.staffKey && staff && asCaseStaffKey(openKey(now.staffKey, context('staff'), staff)),
  };
}

/** The thread key of a link, for whoever has the one before; null where none waits. Throws CryptoError as `keysBefore`. */
export function keyAfter(keyFile: KeyFile, link: KeyLinkEntity, before: ThreadKey): ThreadKey | null {
  const { caseId, keyEpoch, forward } = link;
  if (!forward) return null;
  for (const { key } of keyFile.indexKeys()) {
    try {
      const context = linkContext(caseId, 'forward', keyEpoch);
      return asThreadKey(openKey(forwardKeyOf(key, before), context, forward));
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
    }
  }
  throw new CryptoError('SEAL_BROKEN');
}
