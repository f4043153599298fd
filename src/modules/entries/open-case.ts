import type { CaseStaffKey, KemPublicKey, ThreadKey } from '../../platform/crypto/index.js';

/** The keys of a case of one epoch. A reporter holds the thread key alone. */
export interface EpochKeys {
  threadKey: ThreadKey;
  staffKey: CaseStaffKey | null;
}

/**
 * A case whose keys are in hand. What is written is sealed under the present ones; what was sealed under earlier ones, `keysAt`
 * opens. A case gets a new key at its first write after the key of its desk changed: the keys in hand then follow.
 */
export interface OpenCase extends EpochKeys {
  caseId: string;
  keyEpoch: number;
  /** The keys before, by their epoch; left out: none were asked for yet. */
  older?: ReadonlyMap<number, EpochKeys>;
  /** Opens the case anew, where its key was changed meanwhile; null: it is no longer the holder's to open. */
  reopen?: () => Promise<OpenCase | null>;
  /** Of the reporter who is there: the public key of their code, and what keeps their grant of the next thread key. */
  reporter?: { kemPublic: () => KemPublicKey; keep: (keyEpoch: number, sealed: Uint8Array) => Promise<void> };
}

/** The keys of this epoch; null where they are not in hand. */
export function keysAt(open: OpenCase, keyEpoch: number): EpochKeys | null {
  return keyEpoch === open.keyEpoch ? open : (open.older?.get(keyEpoch) ?? null);
}

/** Puts the keys as they are now in the place of those in hand. */
export function follow(open: OpenCase, now: OpenCase): void {
  const { keyEpoch, threadKey, staffKey, older } = now;
  Object.assign(open, { keyEpoch, threadKey, staffKey, ...(older && { older }) });
}
