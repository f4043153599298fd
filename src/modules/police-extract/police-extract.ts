import { EVIDENCE_QUESTIONS } from '../evidence/index.js';
import { contentOf, reportEntry, type Entry, type ReportAnswer } from '../entries/index.js';
import { fingerprintsEntry } from '../fingerprints/index.js';
import { messageEntry } from '../messages/index.js';
import { detailsEntry, safetyEntry } from '../reporter-additions/index.js';
import type { PrintPart } from '../vocabulary/index.js';
import { POLICE_PARTS, POLICE_WORDS } from './police-words.js';

/** What was asked and answered, or who wrote what. */
export interface ExtractRow {
  /** Of its entry, and its place there: the same at each reading. */
  id: string;
  label: string;
  texts: string[];
  /** When it was recorded. */
  at: Date;
}

export interface ExtractSection {
  part: PrintPart;
  heading: string;
  /** In the order in which they were recorded; empty: nothing was given. */
  rows: ExtractRow[];
}

/**
 * What was chosen of a case for those who can act: never a note, a name of staff, the wish to keep somebody away or a code word. Pure.
 *
 * @param entries - of the case, verified, in their order
 */
export function policeExtract(entries: readonly Entry[], parts: readonly PrintPart[]): ExtractSection[] {
  const rows = entries.flatMap((entry, at) => (at === 0 ? reported(entry) : added(entry)));
  return parts.map((part) => ({
    part,
    heading: POLICE_PARTS[part],
    rows: rows.flatMap((one) => (one.part === part ? [one.row] : [])),
  }));
}

interface PartRow {
  part: PrintPart;
  row: ExtractRow;
}

function reported(entry: Entry): PartRow[] {
  return (contentOf(entry, reportEntry)?.answers ?? []).map(answered(entry));
}

function added(entry: Entry): PartRow[] {
  const details = contentOf(entry, detailsEntry);
  if (details) return details.answers.map(answered(entry));
  const prints = contentOf(entry, fingerprintsEntry);
  if (prints) {
    const row = {
      id: `${entry.id}:0`,
      label: POLICE_WORDS.reporter,
      texts: [prints.text],
      at: entry.createdAt,
    };
    return [{ part: 'identifiers', row }];
  }
  const text = contentOf(entry, messageEntry)?.text ?? contentOf(entry, safetyEntry)?.text;
  if (text === undefined) return [];
  const label = entry.author === 'reporter' ? POLICE_WORDS.reporter : POLICE_WORDS.desk;
  return [{ part: 'thread', row: { id: `${entry.id}:0`, label, texts: [text], at: entry.createdAt } }];
}

const answered =
  (entry: Entry) =>
  (answer: ReportAnswer, place: number): PartRow => {
    const { question, options, text } = answer;
    const texts = [...options, ...(text === null ? [] : [text])];
    const row = { id: `${entry.id}:${place}`, label: question, texts, at: entry.createdAt };
    return { part: partOf(answer), row };
  };

function partOf({ id, values }: ReportAnswer): Exclude<PrintPart, 'thread'> {
  if (Object.hasOwn(EVIDENCE_QUESTIONS, id)) return 'identifiers';
  return values.length > 0 ? 'facts' : 'words';
}
