import { rowMac, rowMacMatches, type KeyFile } from '../../platform/crypto/index.js';
import type { StoredVersion } from './canned-reply.repository.js';

type Marked = Omit<StoredVersion, 'createdAt' | 'mac'>;

const partsOf = (row: Marked): Uint8Array[] =>
  [
    row.id,
    row.deskId ?? '',
    row.language,
    String(row.version),
    row.title,
    row.text,
    row.reviewBy ?? '',
    row.retired ? 'retired' : '',
    row.authorId,
  ].map((text) => Buffer.from(text));

/** The MAC beside a version: whoever writes to the database cannot make one. */
export function cannedReplyMac(keyFile: KeyFile, row: Marked): Uint8Array {
  return rowMac(keyFile, 'canned_reply', partsOf(row));
}

/** Whether a version is as somebody saved it. */
export function cannedReplyMacHolds(keyFile: KeyFile, row: Marked & { mac: Uint8Array }): boolean {
  return rowMacMatches(keyFile, 'canned_reply', partsOf(row), row.mac);
}
