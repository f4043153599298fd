import type { Translator } from '../../platform/i18n/index.js';
import { printText, printTime, type PrintDocument, type PrintRow } from '../../platform/pdf/index.js';
import {
  contentOf,
  reportEntry,
  type Entry,
  type ReportAnswer,
  type ReportDocument,
} from '../entries/index.js';
import { fingerprintsEntry, writeFingerprints } from '../fingerprints/index.js';
import { messageEntry } from '../messages/index.js';
import { ANOTHER_COUNTRY, phraseArgs, REPORT_FORM, type Question } from '../report-form/index.js';
import { answersIn, detailsEntry } from '../reporter-additions/index.js';
import type { CaseKind, PrintPart } from '../vocabulary/index.js';
import { policeExtract } from './police-extract.js';
import { POLICE_KINDS, POLICE_WORDS } from './police-words.js';

/** What of a case is printed. */
export interface PrintedCase {
  reference: string;
  kind: CaseKind;
  createdAt: Date;
  closed: boolean;
  entries: readonly Entry[];
}

const QUESTIONS: ReadonlyMap<string, Question> = new Map(
  REPORT_FORM.screens.flatMap(({ questions }) => questions.map((question) => [question.id, question])),
);

/**
 * What the reporter wrote and what was written to them, in their language and script: nothing that staff wrote for themselves, and no
 * name of theirs. Pure.
 *
 * @param words - of the reporter's language
 * @param args - what the texts of the form ask for besides the answers
 */
export function reporterDocument(
  { entries, closed }: PrintedCase,
  words: Translator,
  given: { watermark: string; args: Readonly<Record<string, string | number>> },
): PrintDocument {
  const { t } = words;
  const report = reportOf(entries);
  const asked = report ? { ...given.args, ...phraseArgs(answersIn(report)) } : given.args;
  const thread = entries.flatMap((entry): PrintRow[] => {
    const who = t(entry.author === 'reporter' ? 'site.thread.you' : 'site.thread.helper');
    const label = `${who} · ${printTime(entry.createdAt, closed)}`;
    const added = contentOf(entry, detailsEntry);
    const files = contentOf(entry, fingerprintsEntry)?.files;
    const texts = added
      ? added.answers.map(({ text }) => text ?? '')
      : files
        ? [t('site.prints.added', { files: files.length }), writeFingerprints(files)]
        : [contentOf(entry, messageEntry)?.text ?? ''];
    const written = texts.filter((text) => text !== '');
    return written.length === 0 ? [] : [{ label, texts: written.map(printText) }];
  });
  return {
    lang: words.language,
    rtl: words.direction === 'rtl',
    title: t('site.thread.title'),
    watermark: given.watermark,
    lead: [],
    sections: [
      {
        heading: t('site.thread.reported'),
        rows: (report?.answers ?? []).map((answer) => inTheirWords(answer, words, asked)),
      },
      {
        heading: t('site.thread.messages'),
        rows: thread.length > 0 ? thread : [{ label: '', texts: [printText(t('site.thread.empty'))] }],
      },
    ],
  };
}

/** A question and its answer as the form has them in this language; as they were kept where the form has the question no more. */
function inTheirWords(
  answer: ReportAnswer,
  words: Translator,
  args: Readonly<Record<string, string | number>>,
): PrintRow {
  const { id, values, text } = answer;
  const question = QUESTIONS.get(id);
  if (!question) return asStaffRead(answer);
  const option = (value: string): string => {
    if (question.type === 'country')
      return value === ANOTHER_COUNTRY ? words.t('site.country.another') : words.country(value);
    const found = 'options' in question ? question.options.find((one) => one.value === value) : undefined;
    return found ? words.t(found.label, args) : value;
  };
  const texts = [...values.map(option), ...(text === null ? [] : [text])];
  return { label: words.t(question.label, args), texts: texts.map(printText) };
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
  const report = reportOf(entries);
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

function asStaffRead({ question, options, text }: ReportAnswer): PrintRow {
  return { label: question, texts: [...options, ...(text === null ? [] : [text])].map(printText) };
}

function reportOf(entries: readonly Entry[]): ReportDocument | null {
  const [first] = entries;
  return (first && contentOf(first, reportEntry)) ?? null;
}
