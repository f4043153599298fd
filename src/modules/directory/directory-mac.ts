import { rowMac, rowMacMatches, type KeyFile } from '../../platform/crypto/index.js';
import { canonical } from './canonical.js';
import type { StoredRecord } from './directory.repository.js';

type Marked = Omit<StoredRecord, 'savedAt' | 'mac'>;

const partsOf = ({ id, version, data, seedDigest, authorId, why }: Marked): Uint8Array[] =>
  [id, String(version), canonical(data), seedDigest, authorId, why].map((text) => Buffer.from(text));

/** The MAC beside a version: whoever writes to the database cannot make one, and so cannot lead a package astray. */
export function directoryMac(keyFile: KeyFile, row: Marked): Uint8Array {
  return rowMac(keyFile, 'directory_record', partsOf(row));
}

/** Whether a version is as a coordinator saved it. */
export function directoryMacHolds(keyFile: KeyFile, row: Marked & { mac: Uint8Array }): boolean {
  return rowMacMatches(keyFile, 'directory_record', partsOf(row), row.mac);
}
