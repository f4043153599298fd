import { printText, printTime, type PrintDocument, type PrintRow } from '../../platform/pdf/index.js';
import { contentOf, reportEntry, type Entry } from '../entries/index.js';
import { POLICE_KINDS, policeExtract, POLICE_WORDS } from '../police-extract/index.js';
import type { CaseKind, PrintPart } from '../vocabulary/index.js';

/** What of a case is printed. */
export interface PrintedCase {
  reference: string;
  kind: CaseKind;
  createdAt: Date;
  closed: boolean;
  entries: readonly Entry[];
}

/**
 * What was chosen of a case for the police: never a note, a name of staff, the wish to keep somebody away or a code word. Pure.
 *
 * @param parts - at least one
 */
export function policeDocument(
  printed: PrintedCase,
  parts: readonly PrintPart[],
  watermark: string,
): PrintDocument {
  const { entries, reference, kind, createdAt, closed } = printed;
  const [first] = entries;
  const report = first && contentOf(first, reportEntry);
  const nothing: PrintRow = { label: '', texts: [printText(POLICE_WORDS.nothing)] };
  return {
    lang: 'en',
    rtl: false,
    title: POLICE_WORDS.title,
    watermark,
    lead: [
      POLICE_WORDS.lead,
      `${POLICE_WORDS.reference}: ${reference}`,
      `${POLICE_WORDS.received}: ${printTime(createdAt, closed)}`,
      `${POLICE_WORDS.kind}: ${POLICE_KINDS[kind]}`,
      ...(report?.partial ? [POLICE_WORDS.partial] : []),
    ].map(printText),
    sections: policeExtract(entries, parts).map(({ part, heading, rows }) => ({
      heading,
      rows:
        rows.length === 0
          ? [nothing]
          : rows.map(({ label, texts, at }) => ({
              label: part === 'thread' ? `${label} · ${printTime(at, closed)}` : label,
              texts: texts.map(printText),
            })),
    })),
  };
}
