import { type KeyFile, rowMac, rowMacMatches } from '../../platform/crypto/index.js';

/** A version as its row has it. `settings` is JSON, whoever wrote it. */
export interface MarkedVersion {
  readonly version: number;
  readonly settings: unknown;
  readonly createdBy: string;
}

/** JSON with the fields of every object in order: the database keeps no order of its own. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

function partsOf({ version, settings, createdBy }: MarkedVersion): Uint8Array[] {
  return [String(version), createdBy, canonical(settings)].map((text) => Buffer.from(text));
}

/** The MAC beside a version: whoever writes to the database cannot make one. */
export function settingsMac(keyFile: KeyFile, version: MarkedVersion): Buffer {
  return Buffer.from(rowMac(keyFile, 'settings', partsOf(version)));
}

/** Whether a version is as an administrator published it. */
export function settingsMacHolds(
  keyFile: KeyFile,
  version: MarkedVersion & { mac: Uint8Array | null },
): boolean {
  return rowMacMatches(keyFile, 'settings', partsOf(version), version.mac);
}
