import { printText, type PrintDocument, type PrintRow, type PrintSection } from '../../platform/pdf/index.js';
import type { ZipFile } from '../../platform/zip/index.js';
import { istText } from './ist.js';
import { sha256 } from './manifest.js';
import { CERTIFICATE_WORDS as WORDS } from './paper-words.js';

const LINE = '_'.repeat(60);
const row = (label: string, ...texts: string[]): PrintRow => ({ label, texts: texts.map(printText) });
/** A box stays on the line of what it is for. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
const blank = (label: string): PrintRow => row(label, LINE);
const ticks = (label: string, options: readonly string[]): PrintRow =>
  row(label, options.map((one) => unbroken(`[  ] ${one}`)).join('   '));

/**
 * The form of the certificate for these records, with blanks for all that a person says and signs. Digests, algorithm and the time at
 * which they were made are filled in. Pure.
 */
export function certificateForm(
  files: readonly ZipFile[],
  given: { reference: string; from: string; made: Date },
): PrintDocument {
  const { reference, from, made } = given;
  const hashes = row(WORDS.hashes, ...files.map(({ name, bytes }) => `${name}: ${sha256(bytes)}`));
  const filled = [hashes, row(WORDS.algorithm, WORDS.algorithms), row(WORDS.hashedAt, istText(made))];
  const person = [blank(WORDS.name), blank(WORDS.relative), blank(WORDS.residing)];
  const device = [
    ticks(WORDS.source, WORDS.sources),
    ...[WORDS.make, WORDS.colour, WORDS.serial, WORDS.identifiers, WORDS.other].map(blank),
  ];
  const signed = [blank(WORDS.signature), blank(WORDS.signedOn), blank(WORDS.place)];
  const partA: PrintSection = {
    heading: WORDS.partA,
    rows: [
      ...person,
      ...device,
      row(WORDS.declaration, WORDS.declarationText),
      ticks(WORDS.relation, WORDS.relations),
      ...filled,
      ...signed,
    ],
  };
  return {
    lang: 'en',
    rtl: false,
    title: WORDS.title,
    watermark: `${reference} · ${from}`,
    lead: WORDS.lead.map(printText),
    sections: [
      partA,
      { heading: WORDS.partB, newPage: true, rows: [...person, ...device, ...filled, ...signed] },
      {
        heading: WORDS.report,
        newPage: true,
        rows: files.map(({ name, bytes }) =>
          row(name, `${bytes.length} bytes`, `SHA-256: ${sha256(bytes)}`, `${istText(made)} IST`),
        ),
      },
    ],
  };
}
