import type { Translator } from '../../platform/i18n/index.js';
import { dayText } from '../../platform/text/index.js';
import type { ReporterAppointment } from '../appointments/index.js';
import type { ReporterConsent, ReporterDuty } from '../consents/index.js';
import { contentOf, reportEntry, type Entry, type ReportAnswer } from '../entries/index.js';
import type { ReporterEscalation } from '../escalations/index.js';
import { fingerprintsEntry, writeFingerprints } from '../fingerprints/index.js';
import { messageEntry } from '../messages/index.js';
import { shownPlanIn, type ShownPlanContent } from '../plan/index.js';
import { ANOTHER_COUNTRY, phraseArgs, REPORT_FORM, type Question } from '../report-form/index.js';
import { answersIn, detailsEntry, safetyEntry } from '../reporter-additions/index.js';
import type { ReporterReferral } from '../referrals/index.js';
import type { ReporterLink } from '../takedowns/index.js';

/** Of the form of the document; a change that a program would trip over gets the next one. */
export const OWN_RECORD_VERSION = 1;

/** A question, and what was chosen and typed, in the order of the form. */
export interface OwnAnswer {
  question: string;
  answers: string[];
}

/** What one of the two wrote. `at`: `2026-12-03T18:04Z`, of a closed case `2026-12-03`. */
export interface OwnMessage {
  by: 'you' | 'helpdesk';
  at: string;
  texts: string[];
}

/**
 * All that a helpdesk holds of a report for the person who made it: their own words, what was written to them, and what was done.
 * Nothing that staff wrote for themselves, no name of staff, and not the code word, by which somebody who finds the file could
 * speak for them. docs/api/own-record.md says what each member means.
 */
export interface OwnRecord {
  format: 'abhaya-own-record';
  version: typeof OWN_RECORD_VERSION;
  /** BCP 47, of its own words. */
  language: string;
  /** UTC. */
  madeOn: string;
  helpdesk: string;
  reference: string;
  reportedOn: string;
  report: OwnAnswer[];
  /** Whom they want kept away, as they said it; null: nobody. */
  keepAway: string | null;
  /** How they can be reached, as they said it on the phone; null: not said there. */
  reach: string | null;
  messages: OwnMessage[];
  plan: ShownPlanContent | null;
  consents: {
    recipient: string;
    question: string;
    state: ReporterConsent['standing'];
    words: string;
    said: string | null;
    sentOn: string[] | null;
  }[];
  duties: { recipient: string; words: string; sentOn: string[] }[];
  sentTo: { recipient: string; day: string; state: ReporterEscalation['came']; words: string }[];
  links: {
    number: number;
    site: string | null;
    state: ReporterLink['standing'];
    words: string;
    told: string | null;
  }[];
  referrals: {
    service: string;
    offer: string;
    state: ReporterReferral['state'];
    said: string | null;
    told: string | null;
  }[];
  appointments: { at: string; zone: string; state: ReporterAppointment['state']; words: string | null }[];
}

/** What a record is made of. `entries`: of the case, verified, in their order. */
export interface RecordParts {
  reference: string;
  closed: boolean;
  entries: readonly Entry[];
  consents: readonly ReporterConsent[];
  duties: readonly ReporterDuty[];
  passed: readonly ReporterEscalation[];
  links: readonly ReporterLink[];
  referrals: readonly ReporterReferral[];
  appointments: readonly ReporterAppointment[];
}

const QUESTIONS: ReadonlyMap<string, Question> = new Map(
  REPORT_FORM.screens.flatMap(({ questions }) => questions.map((question) => [question.id, question])),
);

/**
 * Writes down what a reporter may have of their case. Pure.
 *
 * @param words - of their language
 * @param given.args - what the texts of the form ask for besides the answers
 */
export function ownRecord(
  { reference, closed, entries, consents, duties, passed, links, referrals, appointments }: RecordParts,
  words: Translator,
  given: { helpdesk: string; now: Date; args: Readonly<Record<string, string | number>> },
): OwnRecord {
  const { t } = words;
  const [first] = entries;
  const report = (first && contentOf(first, reportEntry)) ?? null;
  const args = report ? { ...given.args, ...phraseArgs(answersIn(report)) } : given.args;
  return {
    format: 'abhaya-own-record',
    version: OWN_RECORD_VERSION,
    language: words.language,
    madeOn: dayText(given.now),
    helpdesk: given.helpdesk,
    reference,
    reportedOn: dayText(first?.createdAt ?? given.now),
    report: (report?.answers ?? []).map((answer) => inTheirWords(answer, words, args)),
    keepAway: report?.keepOut ?? null,
    reach: report?.taken?.reach ?? null,
    messages: entries.flatMap((entry): OwnMessage[] => {
      const texts = textsOf(entry, words);
      const by = entry.author === 'reporter' ? 'you' : 'helpdesk';
      return texts.length === 0 ? [] : [{ by, at: timeText(entry.createdAt, closed), texts }];
    }),
    plan: shownPlanIn(entries),
    consents: consents.map(({ recipient, words: question, standing, said, leftOn }) => ({
      recipient,
      question,
      state: standing,
      words: t(`site.consent.${standing}`),
      said,
      sentOn: leftOn && [...leftOn],
    })),
    duties: duties.map(({ recipient, words: told, leftOn }) => ({
      recipient,
      words: told,
      sentOn: [...leftOn],
    })),
    sentTo: passed.map(({ recipient, day, came }) => ({
      recipient,
      day,
      state: came,
      words: t(`site.passed.${came}`),
    })),
    links: links.map(({ number, host, standing, seen }) => ({
      number,
      site: host,
      state: standing,
      words: t(`site.links.${standing}`),
      told: seen && t(`site.links.told_${seen}`),
    })),
    referrals: referrals.map(({ service, words: offer, state, said, told }) => ({
      service,
      offer,
      state,
      said,
      told,
    })),
    appointments: appointments.map(({ startsAt, zone, state, words: told }) => ({
      at: timeText(startsAt, false),
      zone,
      state,
      words: told,
    })),
  };
}

/** What an entry of the thread says; empty: it is none that a person wrote. */
function textsOf(entry: Entry, words: Translator): string[] {
  const safety = contentOf(entry, safetyEntry);
  if (safety) return [pressed(safety, words)];
  const files = contentOf(entry, fingerprintsEntry)?.files;
  if (files) return [words.t('site.prints.added', { files: files.length }), writeFingerprints(files)];
  const added = contentOf(entry, detailsEntry);
  const texts = added
    ? added.answers.map(({ text }) => text ?? '')
    : [contentOf(entry, messageEntry)?.text ?? ''];
  return texts.filter((text) => text !== '');
}

/** A button that was pressed, in the words that stand on it in this language. */
function pressed({ safety, text }: { safety: string; text: string }, words: Translator): string {
  const told = TOLD.find((one) => one === safety);
  return told ? words.t(`form.safety.${told}`) : text;
}

const TOLD = ['danger', 'self_harm', 'watched'] as const;

/** A question and its answer as the form has them in this language; as they were kept where the form has the question no more. */
function inTheirWords(
  { id, question: asked, values, options, text }: ReportAnswer,
  words: Translator,
  args: Readonly<Record<string, string | number>>,
): OwnAnswer {
  const typed = text === null ? [] : [text];
  const question = QUESTIONS.get(id);
  if (!question) return { question: asked, answers: [...options, ...typed] };
  const option = (value: string): string => {
    if (question.type === 'country')
      return value === ANOTHER_COUNTRY ? words.t('site.country.another') : words.country(value);
    const found = 'options' in question ? question.options.find((one) => one.value === value) : undefined;
    return found ? words.t(found.label, args) : value;
  };
  return { question: words.t(question.label, args), answers: [...values.map(option), ...typed] };
}

const timeText = (at: Date, closed: boolean): string =>
  closed ? dayText(at) : `${at.toISOString().slice(0, 16)}Z`;
