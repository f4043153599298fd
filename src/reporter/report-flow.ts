import { Injectable } from '@nestjs/common';
import { Drafts, ReportError, SubmitReport, type Draft, type KeptDraft } from '../modules/reports/index.js';
import { CurrentSite } from '../modules/site-settings/index.js';
import type { OpenDraft } from './cookies.js';
import {
  contentOf,
  firstUnanswered,
  firstUnvisited,
  isCountryChoice,
  nextScreen,
  placeOf,
  readScreen,
  REPORT_FORM,
  screenOnWay,
  STAFF_LANGUAGE,
  walk,
  type FieldError,
  type Fields,
  type Screen,
} from '../modules/report-form/index.js';
import { bothErrors, heldAgainst, MADE_FROM, postedMadeFrom, type Held } from './made-from.js';
import { sentWords } from './sent-words.js';
import { tellingAnswers } from './who-reads.js';

/** How often a report is made anew because another page was saved while it was being sent. */
const MOST_TRIES = 5;

/** What became of a posted step; `sent`: the report was sent before it came. */
export type StepOutcome =
  | { kind: 'gone' }
  | { kind: 'sent'; draft: Draft }
  | ({ kind: 'errors'; open: OpenDraft; errors: FieldError[] } & Held)
  | { kind: 'saved'; open: OpenDraft };

/** Where a person goes next: a screen, or the check page. */
export type Place = { screen: Screen } | { check: true };

/** What a button asks for beside Continue. */
export interface StepWish {
  /** Continue, or on to the check page: the screen counts as seen, and a needed answer is needed. */
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
    private readonly site: CurrentSite,
  ) {}

  /**
   * Reads a posted step into the draft and keeps it, also where a field needs another look. A field that another page changed
   * meanwhile is an error too, and is left as it was.
   */
  async save(open: OpenDraft, screen: Screen, posted: Fields, wish: StepWish): Promise<StepOutcome> {
    let errors: FieldError[] = [];
    let held: Held = { fields: posted, others: new Map() };
    const kept = await this.drafts.write(
      open.cookie,
      (before) => {
        const asked = screenOnWay(walk(REPORT_FORM, before.answers), screen);
        held = heldAgainst(before, asked, posted);
        const partial = postedMadeFrom(posted) === null;
        const { fields, others } = held;
        const free = { ...asked, questions: asked.questions.filter(({ id }) => !others.has(id)) };
        const reading = readScreen(free, fields, before.answers, { lenient: !wish.finished, partial });
        errors = [...bothErrors(others), ...reading.errors];
        const seen = wish.finished && errors.length === 0 && !before.visited.includes(screen.id);
        const draft: Draft = {
          ...before,
          answers: reading.answers,
          language: wish.language ?? before.language,
          visited: seen ? [...before.visited, screen.id] : before.visited,
        };
        return withCountry(draft, screen, wish.country);
      },
      open,
    );
    if (!kept) return { kind: 'gone' };
    if (kept.draft.sent) return { kind: 'sent', draft: kept.draft };
    const written = { cookie: open.cookie, ...kept };
    return errors.length > 0
      ? { kind: 'errors', open: written, errors, ...held }
      : { kind: 'saved', open: written };
  }

  /** Changes language or country of a draft. Null where it is gone. */
  choose(
    open: OpenDraft,
    choice: { country: string | null; language: string | null },
  ): Promise<KeptDraft | null> {
    return this.drafts.write(
      open.cookie,
      (before) => {
        const draft = { ...before, language: choice.language ?? before.language };
        return withCountry(draft, null, choice.country ?? undefined);
      },
      open,
    );
  }

  /** Drops what was answered on branches since left, and gives the draft its full time again. Null where it is gone. */
  prune(open: OpenDraft): Promise<KeptDraft | null> {
    return this.drafts.write(
      open.cookie,
      (before) => ({
        ...before,
        answers: walk(REPORT_FORM, before.answers).answers,
      }),
      open,
    );
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
    const place = (one: Screen): number => placeOf(REPORT_FORM, one);
    if (blocked && place(blocked) < place(screen)) return { screen: blocked };
    if (way.screens.some(({ id }) => id === screen.id)) return null;
    const next = nextScreen(REPORT_FORM, way, screen);
    return next ? { screen: next } : { check: true };
  }

  /** A page that was made for another draft than this one, held against it: what this one has is not written over unasked. */
  strange(draft: Draft, screen: Screen, posted: Fields): Held {
    const asked = screenOnWay(walk(REPORT_FORM, draft.answers), screen);
    return heldAgainst(draft, asked, new Map([...posted, [MADE_FROM, ['']]]));
  }

  /** Where a report that was begun goes on: the first screen that was not seen yet, or the check page. */
  goOn(draft: Draft): Place {
    const way = walk(REPORT_FORM, draft.answers);
    const next = firstUnanswered(way) ?? firstUnvisited(way, draft.visited);
    return next ? { screen: next } : { check: true };
  }

  /** The needed answer that is missing before the report can be sent; null when it can. */
  missing(draft: Draft): Screen | null {
    return firstUnanswered(walk(REPORT_FORM, draft.answers));
  }

  /**
   * Sends the draft, with what another page adds to it meanwhile. Sending again changes nothing. Resolves to the screen whose
   * needed answer is missing, with nothing sent; null: sent. Throws DRAFT_GONE, DRAFT_CHANGING, BUSY, DESK_KEY_UNSIGNED.
   */
  async send(open: OpenDraft, client: string): Promise<Screen | null> {
    const { cookie: cookieText } = open;
    let kept: KeptDraft | null = open;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (!kept) throw new ReportError('DRAFT_GONE');
      if (kept.draft.sent) return null;
      const missing = this.missing(kept.draft);
      if (missing) return missing;
      const outcome = await this.submit.run({ cookieText, kept, client, ...this.made(kept.draft) });
      if (outcome === 'sent') return null;
      kept = await this.drafts.read(cookieText);
    }
    throw new ReportError('DRAFT_CHANGING');
  }

  /** What a draft is sent as, and what stays of it in the browser's draft. */
  private made(draft: Draft): Pick<Parameters<SubmitReport['run']>[0], 'content' | 'left'> {
    const { screens, answers } = walk(REPORT_FORM, draft.answers);
    return {
      content: contentOf(REPORT_FORM, draft, this.site.get().translator(STAFF_LANGUAGE)),
      left: { ...tellingAnswers(answers), ...sentWords(draft, screens, answers) },
    };
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
