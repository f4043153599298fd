import {
  isGrownInPictures,
  pictureService,
  type GuideKind,
  type GuideReader,
  type PicturedPerson,
  type PictureService,
  type Reader,
  type Situation,
} from '../modules/guidance/index.js';
import type { ReportDocument } from '../modules/entries/index.js';
import { answersIn } from '../modules/reporter-additions/index.js';
import { factsOf, type Answers } from '../modules/report-form/index.js';
import type { Safety } from '../modules/vocabulary/index.js';

/** The answers that say who reads and what happened: choices, never a word that was typed. */
const TELLING = [
  'safety',
  'about',
  'relation',
  'happening',
  'age',
  'picturesUnder18',
  'otherKind',
  'knowsChild',
] as const;

/** What of the answers numbers and steps are chosen by, to be kept once the rest is gone. */
export function tellingAnswers(answers: Answers): Record<string, string> {
  return Object.fromEntries(
    TELLING.flatMap((question) => {
      const chosen = answers[question];
      return typeof chosen === 'string' ? [[question, chosen]] : [];
    }),
  );
}

/** What the answers say of who reads and what happened, as far as they go. */
export function situationOf(answers: Answers): Situation {
  const { about, kind, ageBand, safety } = factsOf(answers, UNPLACED);
  const isKindKnown = answers['happening'] !== undefined || about === 'saw';
  const isAgeKnown = answers['age'] !== undefined || (isKindKnown && kind !== 'found');
  return { about, kind: isKindKnown ? kind : null, ageBand: isAgeKnown ? ageBand : null, safety };
}

/** The same of a report that was sent. `told`: how safe the reader is by what they said since; it stands over the report. */
export function situationOfReport(
  report: Pick<ReportDocument, 'answers'> | null,
  told: Safety | null = null,
): Situation {
  const situation = situationOf(report === null ? {} : answersIn(report));
  return told === null ? situation : { ...situation, safety: told };
}

/** The service that takes down pictures of whoever answered; null: none is offered to them. */
export function pictureServiceFor(answers: Answers): PictureService | null {
  return pictureService(picturedPerson(answers));
}

/**
 * Whether fingerprints are asked for: only where pictures of somebody are the trouble, and never of whoever came across abuse of
 * a child, who must not look for it again, keep it or choose it.
 */
export function canMakeFingerprints(answers: Answers): boolean {
  const { about, kind } = situationOf(answers);
  return about !== 'saw' && (kind === 'threatened' || kind === 'shared');
}

function picturedPerson(answers: Answers): PicturedPerson {
  const { picturesUnder18 } = factsOf(answers, UNPLACED);
  return { ...situationOf(answers), picturesUnder18 };
}

/** Who reads the steps, and about what; null while what happened is not said. */
export function readerOf(answers: Answers): Reader | null {
  const { kind, about, safety, otherKind } = factsOf(answers, UNPLACED);
  if (situationOf(answers).kind === null) return null;
  return {
    who: whoReads(answers),
    kind: kind === 'other' ? (OTHER_KINDS[otherKind ?? ''] ?? 'other') : kind,
    adultPictures: isGrownInPictures(picturedPerson(answers)),
    ownPictures: about === 'self',
    safety,
  };
}

/** Who writes about somebody else, by who that is to them. */
const HELPERS: Readonly<Record<string, GuideReader>> = { my_child: 'parent', pupil: 'teacher' };
const OTHER_KINDS: Readonly<Record<string, GuideKind>> = {
  pressure_on_child: 'pressure',
  account_taken: 'account',
};

/** The person themselves by their age, or whoever helps them. */
function whoReads(answers: Answers): GuideReader {
  const { kind, about, ageBand } = factsOf(answers, UNPLACED);
  const relation = answers['relation'];
  // A finder who knows the child is asked who they are to it.
  if (about === 'other' || (kind === 'found' && relation !== undefined))
    return HELPERS[String(relation)] ?? 'friend';
  if (kind === 'found') return 'saw';
  return ageBand === 'under_13' ? 'child' : ageBand === 'adult' ? 'adult' : 'young';
}

const UNPLACED = { country: null, language: '', partial: true } as const;
