import { printTime } from '../../platform/pdf/index.js';
import { policeExtract } from '../police-extract/index.js';
import type { DirectoryChannel, DirectoryRecord } from '../directory/index.js';
import type { Entry } from '../entries/index.js';
import { PRINT_PARTS, type PrintPart } from '../vocabulary/index.js';

/** A part of the report as it was enclosed: a copy, which later entries of the case do not change. */
export type EnclosedSection = {
  part: PrintPart;
  heading: string;
  rows: EnclosedRow[];
};

/** `id`: of its entry in the case, and its place there; `at`: when it was recorded, to the minute, in UTC. */
export type EnclosedRow = { id: string; label: string; texts: string[]; at: string };

const HEAD = 'Enclosed from the report';

/** Whether parts of the report can be enclosed: for authorities, in what a person or a mail brings them. Pure. */
export function takesEnclosure(record: DirectoryRecord, channel: DirectoryChannel): boolean {
  return record.kind === 'authority' && channel.type !== 'api';
}

/** Everything of the report that can be enclosed, as it stands; parts of which nothing was given are left out. Pure. */
export function enclosable(entries: readonly Entry[]): EnclosedSection[] {
  return policeExtract(entries, PRINT_PARTS).flatMap(({ part, heading, rows }) => {
    const copied = rows.map(({ id, label, texts, at }) => ({ id, label, texts, at: printTime(at, false) }));
    return copied.length > 0 ? [{ part, heading, rows: copied }] : [];
  });
}

/**
 * A copy of these rows of the report, as they stand, in their order. Pure.
 *
 * @returns null where the report has no such row
 */
export function encloseFrom(entries: readonly Entry[], ids: readonly string[]): EnclosedSection[] | null {
  const wanted = new Set(ids);
  const sections = enclosable(entries).flatMap((section) => {
    const rows = section.rows.filter(({ id }) => wanted.has(id));
    return rows.length > 0 ? [{ ...section, rows }] : [];
  });
  const found = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  return found === wanted.size ? sections : null;
}

/** What is enclosed, as the text that leaves ends with it; empty where nothing is. Pure. */
export function enclosureText(sections: readonly EnclosedSection[]): string {
  if (sections.length === 0) return '';
  const shown = sections.map(({ heading, rows }) => {
    const texts = rows.map((row) => [`${row.label} (recorded ${row.at})`, ...row.texts].join('\n'));
    return [heading, ...texts].join('\n\n');
  });
  return `\n${[HEAD, ...shown].join('\n\n')}\n`;
}
