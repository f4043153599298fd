import {
  asDeskRoot,
  asStaffRoot,
  fromBase64Url,
  NO_PREVIOUS,
  openDocument,
  sealDocument,
  toBase64Url,
  type JsonValue,
  type SealContext,
  type StaffRoot,
  type TokenKey,
} from '../../platform/crypto/index.js';
import type { OpenedDesk } from '../desks/index.js';

/** What a session's row holds, sealed under the key half of its cookie. */
export interface SessionRoots {
  root: StaffRoot;
  desks: OpenedDesk[];
  /** The places on desks that `desks` was opened for (DeskVault.placesOf); null in a row of an earlier release. */
  places: string | null;
}

type Written = {
  root: string;
  desks: { deskId: string; epoch: number; root: string }[];
  places?: string | null;
};

/** What the roots of a session are bound to; pinned by test/unit/contexts.spec.ts. */
export function rootsContext(staffId: string): SealContext {
  return {
    table: 'sessions',
    caseId: '',
    rowId: staffId,
    kind: 'roots',
    author: 'system',
    keyEpoch: 0,
    sequence: 0,
    previousHash: NO_PREVIOUS,
  };
}

/** Seals the unlocked roots of a person. */
export function sealRoots(key: TokenKey, staffId: string, roots: SessionRoots): Uint8Array {
  const written: Written = {
    root: toBase64Url(roots.root),
    desks: roots.desks.map(({ deskId, epoch, root }) => ({ deskId, epoch, root: toBase64Url(root) })),
    places: roots.places,
  };
  return sealDocument(key, rootsContext(staffId), written as unknown as JsonValue);
}

/** Opens what `sealRoots` sealed. Throws SEAL_BROKEN for another key, another person's row or a changed one. */
export function openRoots(key: TokenKey, staffId: string, sealed: Uint8Array): SessionRoots {
  const written = openDocument(key, rootsContext(staffId), sealed) as unknown as Written;
  const bytes = (text: string) => fromBase64Url(text) ?? new Uint8Array();
  return {
    root: asStaffRoot(bytes(written.root)),
    desks: written.desks.map(({ deskId, epoch, root }) => ({ deskId, epoch, root: asDeskRoot(bytes(root)) })),
    places: written.places ?? null,
  };
}
