import { printTime } from '../../platform/pdf/index.js';
import { policeExtract } from '../case-print/index.js';
import type { DirectoryChannel, DirectoryRecord } from '../directory/index.js';
import type { Entry } from '../entries/index.js';
import type { PrintPart } from '../vocabulary/index.js';

/** A part of the report as it was enclosed: a copy, which later entries of the case do not change. */
export type EnclosedSection = {
  part: PrintPart;
  heading: string;
  rows: EnclosedRow[];
};

/** `at`: when it was recorded, to the minute, in UTC. */
export type EnclosedRow = { label: string; texts: string[]; at: string };

const HEAD = 'Enclosed from the report';
const NOTHING = 'Nothing was given.';

/** Whether parts of the report can be enclosed: for authorities, in what a person or a mail brings them. Pure. */
export function takesEnclosure(record: DirectoryRecord, channel: DirectoryChannel): boolean {
  return record.kind === 'authority' && channel.type !== 'api';
}

/** A copy of these parts of the report, as it stands. Pure. */
export function encloseFrom(entries: readonly Entry[], parts: readonly PrintPart[]): EnclosedSection[] {
  return policeExtract(entries, parts).map(({ part, heading, rows }) => ({
    part,
    heading,
    rows: rows.map(({ label, texts, at }) => ({ label, texts, at: printTime(at, false) })),
  }));
}

/** What is enclosed, as the text that leaves ends with it; empty where nothing is. Pure. */
export function enclosureText(sections: readonly EnclosedSection[]): string {
  if (sections.length === 0) return '';
  const shown = sections.map(({ heading, rows }) => {
    const texts = rows.map((row) => [`${row.label} (recorded ${row.at})`, ...row.texts].join('\n'));
    return [heading, ...(texts.length > 0 ? texts : [NOTHING])].join('\n\n');
  });
  return `\n${[HEAD, ...shown].join('\n\n')}\n`;
}
