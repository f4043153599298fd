import { concat, constantTimeEqual, readU32, u32 } from './bytes.js';
import { labelledHmac, SUBKEY, subkey } from './derive.js';
import type { KeyFile } from './key-file.js';
import type { IndexKey } from './keys.js';

/*
 * A row that the helpdesk alone may write, 37 bytes beside it:
 *
 *     offset  bytes  field
 *     0       1      version, 0x01
 *     1       4      version of the index key, big-endian
 *     5       32     HMAC-SHA256(subkey of the index key, length(label) | label | the parts, each behind its length (4))
 *
 * The subkeys of the index key ('abh-indx'): 16 for the audit log, 17 for the site's settings, 18 for how an account is opened,
 * 19 for the replies written beforehand, 40 for the directory, 50 for packages on their way, 51 for the public keys that they are
 * sealed to, 60 for mails that came in.
 */
const VERSION = 1;
const HEADER_BYTES = 5;
const MAC_BYTES = HEADER_BYTES + 32;

/** What a MAC is of. */
export type RowKind =
  | 'audit'
  | 'settings'
  | 'access'
  | 'canned_reply'
  | 'directory_record'
  | 'dispatch'
  | 'dispatch_key'
  | 'received_mail';

const OF: Readonly<Record<RowKind, { readonly id: number; readonly label: string }>> = {
  audit: { id: 16, label: 'abhaya/audit-row/1' },
  settings: { id: 17, label: 'abhaya/site-settings/1' },
  access: { id: 18, label: 'abhaya/staff-access/1' },
  canned_reply: { id: 19, label: 'abhaya/canned-reply/1' },
  directory_record: { id: 40, label: 'abhaya/directory-record/1' },
  dispatch: { id: 50, label: 'abhaya/dispatch/1' },
  dispatch_key: { id: 51, label: 'abhaya/dispatch-key/1' },
  received_mail: { id: 60, label: 'abhaya/received-mail/1' },
};

/** HMAC-SHA256 (32 bytes) over the parts under the subkey of this kind. */
export function rowHash(key: IndexKey, kind: RowKind, parts: readonly Uint8Array[]): Uint8Array {
  const { id, label } = OF[kind];
  const message = concat(...parts.flatMap((part) => [u32(part.length), part]));
  return labelledHmac(subkey(key, SUBKEY.index, id), label, message);
}

/** The MAC to keep beside a row that consists of these parts. */
export function rowMac(keyFile: KeyFile, kind: RowKind, parts: readonly Uint8Array[]): Uint8Array {
  const { key, version } = keyFile.indexKey();
  return concat(Uint8Array.of(VERSION), u32(version), rowHash(key, kind, parts));
}

/** Whether `rowMac` made this for a row of these parts. False for anything else, null included. */
export function rowMacMatches(
  keyFile: KeyFile,
  kind: RowKind,
  parts: readonly Uint8Array[],
  mac: Uint8Array | null,
): boolean {
  if (mac?.length !== MAC_BYTES || mac[0] !== VERSION) return false;
  const known = keyFile.indexKeys().find(({ version }) => version === readU32(mac, 1));
  return (
    known !== undefined && constantTimeEqual(rowHash(known.key, kind, parts), mac.subarray(HEADER_BYTES))
  );
}
