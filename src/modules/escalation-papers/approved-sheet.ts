import { printText, type PrintDocument, type PrintText } from '../../platform/pdf/index.js';
import { PAPER_WORDS } from './paper-words.js';

/** A text with each paragraph from the side that its script begins on. Pure. */
export function paragraphs(text: string): PrintText[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map(printText);
}

/**
 * The sheet of what was approved: the text that leaves, and the digest that the approval is bound to. Pure.
 *
 * @param given.from - the name of the helpdesk
 * @param given.text - what was approved, to the character
 * @param given.digest - SHA-256 of it, in hex
 */
export function approvedSheet(given: {
  from: string;
  reference: string;
  on: string;
  text: string;
  digest: string;
}): PrintDocument {
  const { from, reference, on, text, digest } = given;
  return {
    lang: 'en',
    rtl: false,
    title: from,
    watermark: `${reference} · ${from} · ${on}`,
    lead: [`${PAPER_WORDS.reference}: ${reference}`, `${PAPER_WORDS.printedOn}: ${on}`].map(printText),
    sections: [
      { heading: PAPER_WORDS.approved, rows: [{ label: '', texts: paragraphs(text) }] },
      {
        heading: PAPER_WORDS.digest,
        rows: [{ label: '', texts: [digest, PAPER_WORDS.digestMeans].map(printText) }],
      },
    ],
  };
}
