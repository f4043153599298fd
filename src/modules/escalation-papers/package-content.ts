import type { EnclosedSection } from '../escalations/index.js';

export const CONTENT_FILE = 'package.json';
export const DOCUMENT_FILE = 'package.pdf';
export const CERTIFICATE_FILE = 'certificate.pdf';

/** What was approved, for a program to read. */
export interface PackageContentFile {
  format: 'abhaya/package-content/1';
  reference: string;
  recipient: { id: string; name: string; channel: string; address: string | null };
  fields: { key: string; label: string; value: string }[];
  /** What was enclosed from the report, each with when it was recorded. */
  enclosed: readonly EnclosedSection[];
  /** What was approved, to the character: the fields, and behind them what is enclosed. */
  text: string;
  /** SHA-256 of the text in UTF-8, in hex. */
  digest: string;
}

/** Its bytes. Pure. */
export function contentBytes(content: PackageContentFile): Buffer {
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`);
}
