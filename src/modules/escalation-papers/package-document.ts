import { printText, type PrintDocument } from '../../platform/pdf/index.js';
import { enclosureText } from '../escalations/index.js';
import { paragraphs } from './approved-sheet.js';
import { istText } from './ist.js';
import type { PackageContentFile } from './package-content.js';
import { PAPER_WORDS as WORDS } from './paper-words.js';

/**
 * The package for people: what was approved, what is enclosed with when it was recorded, and how to check it. Pure.
 *
 * @param given.from - the name of the helpdesk
 * @param given.fingerprint - of the organisation's key, in hex
 */
export function packageDocument(
  content: PackageContentFile,
  given: { from: string; made: Date; fingerprint: string },
): PrintDocument {
  const { reference, recipient, enclosed, text, digest } = content;
  const { from, made, fingerprint } = given;
  const ending = enclosureText(enclosed);
  const approved = ending === '' ? text : text.slice(0, -ending.length);
  const [day = '', time = ''] = made.toISOString().split('T');
  return {
    lang: 'en',
    rtl: false,
    title: from,
    watermark: `${reference} · ${from} · ${day}`,
    lead: [
      `${WORDS.recipient}: ${recipient.name}`,
      `${WORDS.reference}: ${reference}`,
      `${WORDS.made}: ${day} ${time.slice(0, 5)} UTC, ${istText(made)} IST`,
      WORDS.noPicture,
    ].map(printText),
    sections: [
      { heading: WORDS.approved, rows: [{ label: '', texts: paragraphs(approved) }] },
      ...enclosed.map(({ heading, rows }) => ({
        heading,
        rows: rows.map(({ label, texts, at }) => ({
          label: `${label} · ${WORDS.recorded} ${at}`,
          texts: texts.map(printText),
        })),
      })),
      { heading: WORDS.digest, rows: [{ label: '', texts: [digest, WORDS.digestMeans].map(printText) }] },
      {
        heading: WORDS.check,
        rows: [
          { label: '', texts: WORDS.checkSteps.map(printText) },
          { label: WORDS.fingerprint, texts: [printText(spaced(fingerprint))] },
        ],
      },
    ],
  };
}

/** In groups of eight, as it is read out. */
const spaced = (hex: string): string => hex.replaceAll(/(.{8})(?=.)/g, '$1 ');
