import { createHash } from 'node:crypto';
import { canonical } from './canonical.js';
import { SEEDS } from './data/index.js';
import type { DirectoryRecord } from './record.js';

const RECORDS: ReadonlyMap<string, DirectoryRecord> = new Map(
  SEEDS.map(({ id, ...content }) => [id, { ...content, id, version: 0, verifiedOn: null }]),
);
const DIGESTS: ReadonlyMap<string, string> = new Map(
  SEEDS.map(({ id, ...content }) => [id, createHash('sha256').update(canonical(content)).digest('hex')]),
);

/** The ids of the records that come with the program. */
export const BUILT_IN_IDS: readonly string[] = [...RECORDS.keys()];

/** The record as it comes with the program; null: none has this id. Pure. */
export function builtIn(id: string): DirectoryRecord | null {
  return RECORDS.get(id) ?? null;
}

/** A fingerprint of what comes with the program; empty: nothing with this id. Pure. */
export function builtInDigest(id: string): string {
  return DIGESTS.get(id) ?? '';
}
