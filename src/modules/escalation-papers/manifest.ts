import { createHash } from 'node:crypto';
import type { ZipFile } from '../../platform/zip/index.js';
import { isUuid } from '../../platform/text/index.js';

/** A person of the helpdesk by their keys, with what the organisation signed of them. Bytes in base64url. */
export interface ManifestPerson {
  staffId: string;
  signPublic: string;
  kemPublic: string;
  /** The organisation's signature over id and keys. */
  keysSignature: string;
}

/** What a package says of itself. Its bytes are signed. */
export interface Manifest {
  format: typeof FORMAT;
  reference: string;
  /** To the minute. `ist`: the same in Indian Standard Time. */
  made: { utc: string; ist: string };
  algorithm: 'SHA-256';
  files: { name: string; bytes: number; sha256: string }[];
  approved: {
    escalationId: string;
    version: number;
    recipientId: string;
    /** SHA-256 of the text that leaves, in hex. */
    digest: string;
    writtenBy: string;
    approvedBy: string;
    at: string;
  };
  people: ManifestPerson[];
  signedBy: string;
  organisation: { signPublic: string; fingerprint: string };
  /** The newest row of the audit log when this was signed: the row that tells of it is there, or before it. */
  auditHead: { row: string; hash: string };
}

const FORMAT = 'abhaya/package/1';
export const MANIFEST_FILE = 'manifest.json';
/** The raw 64 bytes of the signature over the manifest. */
export const SIGNATURE_FILE = 'manifest.sig';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes of a manifest for these files, as they are signed. Pure. */
export function manifestOf(
  files: readonly ZipFile[],
  given: Omit<Manifest, 'format' | 'algorithm' | 'files'>,
): Buffer {
  const listed = files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }));
  const manifest: Manifest = { format: FORMAT, algorithm: 'SHA-256', files: listed, ...given };
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

type Shape = { readonly [name: string]: Shape | readonly [Shape] | ((value: unknown) => boolean) };

const text = (value: unknown): boolean => typeof value === 'string';
const count = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const hash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const uuid = (value: unknown): boolean => typeof value === 'string' && isUuid(value);

const SHAPE: Shape = {
  format: (value) => value === FORMAT,
  reference: text,
  made: { utc: text, ist: text },
  algorithm: (value) => value === 'SHA-256',
  files: [{ name: text, bytes: count, sha256: hash }],
  approved: {
    ...{ escalationId: uuid, version: count, recipientId: text, digest: hash },
    ...{ writtenBy: uuid, approvedBy: uuid, at: text },
  },
  people: [{ staffId: uuid, signPublic: text, kemPublic: text, keysSignature: text }],
  signedBy: uuid,
  organisation: { signPublic: text, fingerprint: hash },
  auditHead: { row: text, hash },
};

/** The manifest that these bytes are; null: they are none. Pure. */
export function readManifest(bytes: Uint8Array): Manifest | null {
  const value = parseJson(bytes);
  return has(value, SHAPE) ? (value as Manifest) : null;
}

/** What JSON in UTF-8 says; undefined for anything else. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

function has(value: unknown, shape: Shape | readonly [Shape] | ((value: unknown) => boolean)): boolean {
  if (typeof shape === 'function') return shape(value);
  if (Array.isArray(shape))
    return Array.isArray(value) && value.every((one) => has(one, (shape as readonly [Shape])[0]));
  if (typeof value !== 'object' || value === null) return false;
  const named = value as Readonly<Record<string, unknown>>;
  return Object.entries(shape as Shape).every(([name, part]) => has(named[name], part));
}
