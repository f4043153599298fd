import {
  asKemPublicKey,
  asSignPublicKey,
  fromBase64Url,
  organisationFingerprint,
  verifyPackageSignature,
  verifyStaffKeys,
  type SignPublicKey,
} from '../../platform/crypto/index.js';
import { readZip, type ZipFile } from '../../platform/zip/index.js';
import { digestOf, enclosureText, type EnclosedSection } from '../escalations/index.js';
import { MANIFEST_FILE, parseJson, readManifest, sha256, SIGNATURE_FILE, type Manifest } from './manifest.js';
import { CONTENT_FILE } from './package-content.js';

/** What is asked of a package, in this order. */
export type PackageCheck =
  | 'container'
  | 'manifest'
  | 'file'
  | 'foreign_file'
  | 'signature'
  | 'keys'
  | 'second_person'
  | 'organisation'
  | 'digest'
  | 'enclosure';

export interface PackageFinding {
  check: PackageCheck;
  holds: boolean;
  /** The file or the person that it is about; null: the package. */
  of: string | null;
}

export interface PackageVerdict {
  /** Whether everything holds. */
  holds: boolean;
  findings: PackageFinding[];
  /** What the package says of itself; null: it cannot be read. */
  manifest: Manifest | null;
  /** SHA-256, in hex, of the key by which the organisation vouches; null: there is none. */
  fingerprint: string | null;
}

/**
 * Checks a package from its bytes alone: no database, no network, no key of the helpdesk.
 *
 * @param expected - the fingerprint of the organisation that the helpdesk gave by another way, in hex; left out: it is not compared
 */
export async function verifyPackage(archive: Uint8Array, expected?: string): Promise<PackageVerdict> {
  const findings: PackageFinding[] = [];
  const note = (check: PackageCheck, holds: boolean, of: string | null = null): void =>
    void findings.push({ check, holds, of });
  const read = readZip(archive);
  const files = new Map(read?.files.map((file) => [file.name, file]));
  note('container', (read?.intact ?? false) && files.size === read?.files.length);
  const manifestBytes = files.get(MANIFEST_FILE)?.bytes;
  const manifest = manifestBytes ? readManifest(manifestBytes) : null;
  note('manifest', manifest !== null);
  if (!manifest || !manifestBytes) return { holds: false, findings, manifest: null, fingerprint: null };

  for (const { name, bytes, sha256: hash } of manifest.files) {
    const file = files.get(name);
    note('file', file?.bytes.length === bytes && sha256(file.bytes) === hash, name);
  }
  const known = [MANIFEST_FILE, SIGNATURE_FILE, ...manifest.files.map(({ name }) => name)];
  for (const name of files.keys()) if (!known.includes(name)) note('foreign_file', false, name);

  const organisation = keyOf(manifest.organisation.signPublic);
  const fingerprint = organisation && organisationFingerprint(organisation);
  note('signature', await isSigned(manifest, manifestBytes, files.get(SIGNATURE_FILE)));
  for (const { staffId } of manifest.people)
    note('keys', organisation !== null && (await isVouched(manifest, staffId, organisation)), staffId);
  const { writtenBy, approvedBy, digest } = manifest.approved;
  const named = new Set(manifest.people.map(({ staffId }) => staffId));
  const all = [writtenBy, approvedBy, manifest.signedBy].every((one) => named.has(one));
  note('second_person', all && writtenBy !== approvedBy);
  note(
    'organisation',
    fingerprint === manifest.organisation.fingerprint &&
      (expected === undefined || fingerprint === plainHex(expected)),
  );
  const content = contentOf(files.get(CONTENT_FILE));
  note('digest', content !== null && digestOf(content.text) === digest);
  note('enclosure', content?.text.endsWith(enclosureText(content.enclosed)) ?? false);
  return { holds: findings.every(({ holds }) => holds), findings, manifest, fingerprint };
}

/** A fingerprint as it is compared: spaces and capitals say nothing. */
export const plainHex = (typed: string): string => typed.replaceAll(/\s/g, '').toLowerCase();

async function isSigned(manifest: Manifest, bytes: Uint8Array, signature?: ZipFile): Promise<boolean> {
  const signer = manifest.people.find(({ staffId }) => staffId === manifest.signedBy);
  const key = signer ? keyOf(signer.signPublic) : null;
  return key !== null && signature !== undefined && verifyPackageSignature(key, bytes, signature.bytes);
}

async function isVouched(manifest: Manifest, staffId: string, organisation: SignPublicKey): Promise<boolean> {
  const person = manifest.people.find((one) => one.staffId === staffId);
  if (!person) return false;
  try {
    const signPublic = asSignPublicKey(bytesOf(person.signPublic));
    const kemPublic = asKemPublicKey(bytesOf(person.kemPublic));
    const signature = bytesOf(person.keysSignature);
    return await verifyStaffKeys(organisation, { staffId, signPublic, kemPublic }, signature);
  } catch {
    return false; // bytes that are no key
  }
}

/** None for what is no base64url: too short for any key. */
const bytesOf = (base64: string): Uint8Array => fromBase64Url(base64) ?? new Uint8Array(0);

function keyOf(base64: string): SignPublicKey | null {
  try {
    return asSignPublicKey(bytesOf(base64));
  } catch {
    return null;
  }
}

function contentOf(file?: ZipFile): { text: string; enclosed: EnclosedSection[] } | null {
  const value = file && parseJson(file.bytes);
  if (typeof value !== 'object' || value === null) return null;
  const { text, enclosed } = value as { text?: unknown; enclosed?: unknown };
  if (typeof text !== 'string' || !Array.isArray(enclosed)) return null;
  return enclosed.every(isSection) ? { text, enclosed: enclosed as EnclosedSection[] } : null;
}

function isSection(value: unknown): boolean {
  const { heading, rows } = (value ?? {}) as { heading?: unknown; rows?: unknown };
  return (
    typeof heading === 'string' &&
    Array.isArray(rows) &&
    rows.every((row: unknown) => {
      const { label, texts, at } = (row ?? {}) as { label?: unknown; texts?: unknown; at?: unknown };
      const said = [label, at].every((one) => typeof one === 'string');
      return said && Array.isArray(texts) && texts.every((one) => typeof one === 'string');
    })
  );
}
