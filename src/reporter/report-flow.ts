import { Injectable } from '@nestjs/common';
import { Drafts, SubmitReport, type Draft } from '../modules/reports/index.js';
import { Catalogues } from '../platform/i18n/index.js';
import type { OpenDraft } from './cookies.js';
import {
  contentOf,
  firstUnanswered,
  firstUnvisited,
  isCountryChoice,
  nextScreen,
  readScreen,
  REPORT_FORM,
  walk,
  type FieldError,
  type Fields,
  type Screen,
} from './form/index.js';
import { pictureAge } from './pages/picture-age.js';

/** The language of the people at the desk. */
const STAFF_LANGUAGE = 'en';

/** What became of a posted step. */
export type StepOutcome =
  { kind: 'gone' } | { kind: 'errors'; draft: Draft; errors: FieldError[] } | { kind: 'saved'; draft: Draft };

/** Where a person goes next: a screen, or the check page. */
export type Place = { screen: Screen } | { check: true };

/** What a button asks for beside Continue. */
export interface StepWish {
  /** Continue or send: the screen counts as seen, and a needed answer is needed. */
  finished: boolean;
  country?: string;
  language?: string;
}

/** The report of one draft: its steps and its sending. */
@Injectable()
export class ReportFlow {
  constructor(
    private readonly drafts: Drafts,
    private readonly submit: SubmitReport,
    private readonly catalogues: Catalogues,
  ) {}

  /** Reads a posted step into the draft and keeps it, also where a field needs another look. */
  async save(open: OpenDraft, screen: Screen, fields: Fields, wish: StepWish): Promise<StepOutcome> {
    const before = open.draft;
    const { answers, errors } = readScreen(screen, fields, before.answers, !wish.finished);
    const seen = wish.finished && errors.length === 0 && !before.visited.includes(screen.id);
    const draft: Draft = {
      ...before,
      answers,
      language: wish.language ?? before.language,
      visited: seen ? [...before.visited, screen.id] : before.visited,
    };
    const written = await this.write(open.cookie, withCountry(draft, screen, wish.country));
    if (!written) return { kind: 'gone' };
    return errors.length > 0 ? { kind: 'errors', draft: written, errors } : { kind: 'saved', draft: written };
  }

  /** Changes language or country of a draft. Null where it is gone. */
  choose(
    open: OpenDraft,
    choice: { country: string | null; language: string | null },
  ): Promise<Draft | null> {
    const draft = { ...open.draft, language: choice.language ?? open.draft.language };
    return this.write(open.cookie, withCountry(draft, null, choice.country ?? undefined));
  }

  /** Drops what was answered on branches since left, and gives the draft its full time again. Null where it is gone. */
  prune(open: OpenDraft): Promise<Draft | null> {
    return this.write(open.cookie, { ...open.draft, answers: walk(REPORT_FORM, open.draft.answers).answers });
  }

  /** Where Continue leads from a screen; on the way back to the check page only unseen screens come between. */
  after(draft: Draft, screen: Screen, returning: boolean): Place {
    const way = walk(REPORT_FORM, draft.answers);
    const next = returning ? firstUnvisited(way, draft.visited) : nextScreen(REPORT_FORM, way, screen);
    return next ? { screen: next } : { check: true };
  }

  /** Where a person belongs who asks for a screen that is not open to them; null where it is. */
  elsewhere(draft: Draft, screen: Screen): Place | null {
    const way = walk(REPORT_FORM, draft.answers);
    const blocked = firstUnanswered(way);
    const place = (one: Screen): number => REPORT_FORM.screens.indexOf(one);
    if (blocked && place(blocked) < place(screen)) return { screen: blocked };
    if (way.screens.includes(screen)) return null;
    const next = nextScreen(REPORT_FORM, way, screen);
    return next ? { screen: next } : { check: true };
  }

  /** The needed answer that is missing before the report can be sent; null when it can. */
  missing(draft: Draft): Screen | null {
    return firstUnanswered(walk(REPORT_FORM, draft.answers));
  }

  /** Sends the draft. Sending again changes nothing. Throws DRAFT_GONE, BUSY, DESK_KEY_UNSIGNED. */
  async send(open: OpenDraft, client: string): Promise<void> {
    const { draft, cookie: cookieText } = open;
    const content = contentOf(REPORT_FORM, draft, this.catalogues.translator(STAFF_LANGUAGE));
    const left = { pictures: pictureAge(walk(REPORT_FORM, draft.answers).answers) };
    await this.submit.run({ cookieText, draft, content, client, left });
  }

  private async write(cookie: string, draft: Draft): Promise<Draft | null> {
    return (await this.drafts.write(cookie, draft)) ? draft : null;
  }
}

/** One country for numbers, law and report, wherever it was chosen last. */
function withCountry(draft: Draft, screen: Screen | null, picked: string | undefined): Draft {
  const asked = screen?.questions.some((question) => question.type === 'country') ?? false;
  const answered = draft.answers['country'];
  if (picked !== undefined && isCountryChoice(picked)) {
    const answers = answered === undefined ? draft.answers : { ...draft.answers, country: picked };
    return { ...draft, country: picked, answers };
  }
  return asked && typeof answered === 'string' ? { ...draft, country: answered } : draft;
}
