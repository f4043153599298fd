import { readFile } from 'node:fs/promises';
import {
  plainHex,
  verifyPackage,
  type PackageCheck,
  type PackageFinding,
} from '../modules/escalation-papers/index.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage.js';

/** What is said of each check: where it holds, and where it does not. */
const SENTENCES: Readonly<Record<PackageCheck, readonly [holds: string, fails: string]>> = {
  container: ['The archive is as it was written.', 'The archive is not as it was written, or is none.'],
  manifest: ['The manifest can be read.', 'There is no manifest that can be read.'],
  file: ['The file is as the manifest says', 'The file is missing or was changed'],
  foreign_file: ['', 'The manifest names no such file'],
  signature: ['The manifest is signed by who made the package.', 'The signature over the manifest is wrong.'],
  keys: ['The organisation vouches for the keys of', 'The organisation does not vouch for the keys of'],
  second_person: [
    'Who approved it is not who wrote it.',
    'It does not name two people, one who wrote it and one who approved it.',
  ],
  organisation: ['The key of the organisation has its fingerprint.', 'The organisation is another one.'],
  digest: ['The text is the one that was approved.', 'The text is not the one that was approved.'],
  enclosure: [
    'What is enclosed is what the approved text says.',
    'What is enclosed is not what the approved text says.',
  ],
};

/**
 * Says of a package what holds and what does not, without database, network or keys. Returns whether everything holds.
 *
 * @param organisation - the fingerprint that the helpdesk gave by another way
 * @throws UsageError for a file that cannot be read, and for what is no fingerprint
 */
export async function runVerifyPackage(
  terminal: Terminal,
  { file, organisation }: { file: string; organisation: string | undefined },
): Promise<boolean> {
  if (organisation !== undefined && !/^[0-9a-f]{64}$/.test(plainHex(organisation)))
    throw new UsageError('--organisation wants a fingerprint of 64 hex digits.');
  const { holds, findings, manifest, fingerprint } = await verifyPackage(await read(file), organisation);
  for (const finding of findings) terminal.say(lineOf(finding));
  if (manifest) {
    const { reference, made, approved, signedBy, auditHead } = manifest;
    terminal.say(`Reference ${reference}, made on ${made.ist} IST (${made.utc}).`);
    terminal.say(
      `Written by ${approved.writtenBy}, approved by ${approved.approvedBy}, signed by ${signedBy}.`,
    );
    terminal.say(`SHA-256 of the approved text: ${approved.digest}`);
    terminal.say(`Head of the helpdesk's audit log: row ${auditHead.row}, ${auditHead.hash}`);
  }
  if (fingerprint !== null) {
    terminal.say(`Fingerprint of the organisation: ${fingerprint.replaceAll(/(.{8})(?=.)/g, '$1 ')}`);
    if (organisation === undefined)
      terminal.say(
        'NOT COMPARED: anybody can make an organisation of their own. Ask the helpdesk for its fingerprint by another way, and check again with --organisation.',
      );
  }
  terminal.say(holds ? 'All of it holds.' : 'NOT INTACT: do not rely on this package.');
  return holds;
}

function lineOf({ check, holds, of }: PackageFinding): string {
  const sentence = SENTENCES[check][holds ? 0 : 1];
  return `${holds ? 'holds' : 'FAILS'}  ${of === null ? sentence : `${sentence}: ${of}`}`;
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new UsageError('verify-package wants a file that can be read.');
  }
}
