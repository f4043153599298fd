import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Duty } from '../modules/duty/index.js';
import type { Draft } from '../modules/reports/index.js';
import { HttpError, Public, TakesTurns } from '../platform/http/index.js';
import { csrfOf, SiteCookies, type OpenDraft } from './cookies.js';
import {
  countryOrNull,
  REPORT_FORM,
  screenOfPage,
  screenOnWay,
  walk,
  type Screen,
} from '../modules/report-form/index.js';
import { PageContexts } from './page-contexts.js';
import {
  ALL_COUNTRIES_BUTTON,
  SIDE_PAGE_PATHS,
  sidePageOf,
  buttonOf,
  changeOf,
  isBot,
  fieldOf,
  fieldsOf,
  pathOf,
  postedOf,
  queryOf,
  saidIn,
  searchOf,
  type Posted,
} from './posted.js';
import { bothErrors, postedMadeFrom } from './made-from.js';
import { ReportFlow, type Place, type StepWish } from './report-flow.js';
import { SentAlreadyPage } from './pages/sent-already.page.js';
import { DraftExpiredPage } from './pages/draft-expired.page.js';
import { fieldId } from './pages/fields.js';
import { link } from './pages/page-context.js';
import { StepPage, type StepView } from './pages/step.page.js';
import { lateWords } from './sent-words.js';
import { valuesOf, viewOf } from './step-view.js';

/** The screen that tells when to expect an answer. */
const SAYS_WHEN = 'private';

type Shown = Partial<Pick<StepView, 'values' | 'errors' | 'others' | 'returning' | 'again'>> & {
  notice?: 'site.error.try_again';
};

/** The screens of the report form: each is shown, saved, and leads on. */
@Controller('h')
export class StepController {
  constructor(
    private readonly cookies: SiteCookies,
    private readonly flow: ReportFlow,
    private readonly pages: PageContexts,
    private readonly duty: Duty,
  ) {}

  @Get(':page')
  @Public('site')
  @TakesTurns()
  async show(
    @Param('page') number: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const screen = requireScreen(number);
    if (isFormerly(screen, number)) return redirect(reply, `/h/${screen.page}${searchOf(request)}`);
    const open = await this.cookies.draftOf(request);
    if (!open) {
      if (isFirst(screen)) return this.render(request, reply, null, screen, {});
      return this.lost(request, reply, false);
    }
    if (open.draft.sent) return redirect(reply, '/h/code');
    const choice = { country: queryOf(request, 'c'), language: this.language(queryOf(request, 'l')) };
    if (choice.country !== null || choice.language !== null) {
      return (await this.flow.choose(open, choice))
        ? redirect(reply, pathOf(request))
        : this.lost(request, reply, false);
    }
    const elsewhere = this.flow.elsewhere(open.draft, screen);
    if (elsewhere) return redirect(reply, pathTo(elsewhere));
    await this.render(request, reply, open, screen, { returning: queryOf(request, 'r') === '1' });
  }

  @Post(':page')
  @Public('site')
  async save(
    @Param('page') number: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const screen = requireScreen(number);
    const posted = postedOf(request);
    const open = await this.cookies.draftOf(request);
    if (!open) return this.begin(screen, request, reply);
    if (open.draft.sent) return this.late(open.draft, screen, request, reply);
    if (!this.cookies.isOurs(request, 'draft', posted)) return this.confirm(open, screen, request, reply);
    if (buttonOf(posted) === 'leave') {
      const done = link(this.pages.of(request, open, null), '/done');
      await this.cookies.endAll(request, reply);
      return redirect(reply, done);
    }
    await this.keep(open, screen, request, reply);
  }

  /** Saves the fields that came, and goes where the button leads. */
  private async keep(
    open: OpenDraft,
    screen: Screen,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const posted = postedOf(request);
    const go = buttonOf(posted);
    const again = fieldOf(posted, 'again') === '1';
    const returning = fieldOf(posted, 'r') === '1';
    const fields = fieldsOf(posted);
    // A page of before: its questions stand on another page now, which is still to be seen.
    const isOld = isFormerly(screen, request);
    const outcome = await this.flow.save(open, screen, fields, this.wish(posted, again || isOld));
    if (outcome.kind === 'gone') return this.lost(request, reply, true);
    if (outcome.kind === 'sent') return this.late(outcome.draft, screen, request, reply);
    if (outcome.kind === 'errors') {
      const { errors, others } = outcome;
      const values = valuesOf(outcome.fields, postedMadeFrom(fields) === null ? outcome.open.draft : null);
      const view = { returning, again, values, errors, others };
      return this.render(request, reply, outcome.open, screen, view, others.size > 0 ? 409 : 422);
    }
    const { draft } = outcome.open;
    const aside = sidePageOf(posted);
    if (aside !== null) {
      const page = this.pages.of(request, outcome.open, null);
      return redirect(reply, link(page, `${SIDE_PAGE_PATHS[aside]}/${screen.page}`));
    }
    if (again) return redirect(reply, pathTo({ screen: REPORT_FORM.screens[0] ?? screen }));
    if (go === 'send') return redirect(reply, '/h/check');
    if (go === ALL_COUNTRIES_BUTTON) return redirect(reply, pathToAllCountries(draft, screen, returning));
    if (go !== 'next' || isOld) return redirect(reply, pathTo({ screen }, returning));
    redirect(reply, pathTo(this.flow.after(draft, screen, returning), returning));
  }

  /** A page made before the draft it came with: nothing to save on the first one, else one more press confirms it. */
  private async confirm(
    open: OpenDraft,
    screen: Screen,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const posted = postedOf(request);
    if (isFirst(screen) && saidIn(posted).length === 0) {
      const away = this.awayFromFirst(request);
      return redirect(reply, away ?? pathTo(this.flow.after(open.draft, screen, false)));
    }
    const { fields, others } = this.flow.strange(open.draft, screen, fieldsOf(posted));
    const view = {
      returning: fieldOf(posted, 'r') === '1',
      again: fieldOf(posted, 'again') === '1',
      values: valuesOf(fields, open.draft),
      errors: bothErrors(others),
      others,
      notice: 'site.error.try_again' as const,
    };
    await this.render(request, reply, open, screen, view, 403);
  }

  /** A step without a draft: the first one begins it, as does "start again" with what was typed when time ran out. */
  private async begin(screen: Screen, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const posted = postedOf(request);
    if (!isFirst(screen) && fieldOf(posted, 'again') !== '1') return this.lost(request, reply, true);
    const away = isFirst(screen) && saidIn(posted).length === 0 ? this.awayFromFirst(request) : null;
    if (away !== null) return redirect(reply, away);
    if (isBot(posted)) {
      const shown = {
        values: valuesOf(fieldsOf(posted)),
        again: fieldOf(posted, 'again') === '1',
        notice: 'site.error.try_again' as const,
      };
      return this.render(request, reply, null, screen, shown, 422);
    }
    const open = await this.cookies.startDraft(request, reply, this.pages.choiceOf(request));
    await this.keep(open, screen, request, reply);
  }

  /** Where the buttons for country, language, numbers and privacy lead from the first screen while there is no draft; else null. */
  private awayFromFirst(request: FastifyRequest): string | null {
    const posted = postedOf(request);
    const aside = sidePageOf(posted);
    const { country, language } = this.pages.choiceOf(request);
    if (aside !== null) return link(this.pages.of(request, null, null), `${SIDE_PAGE_PATHS[aside]}/1`);
    return Object.keys(changeOf(posted)).length > 0 ? `${pathOf(request)}?c=${country}&l=${language}` : null;
  }

  /** A page of a report that is sent already: its words are not in it. */
  private late(sent: Draft, screen: Screen, request: FastifyRequest, reply: FastifyReply): void {
    const words = lateWords(sent, screen, fieldsOf(postedOf(request)));
    if (words.length === 0) return redirect(reply, '/h/code');
    const page = this.pages.of(request, null, null, { choice: sent });
    this.pages.send(reply, <SentAlreadyPage page={page} words={words} />, 409);
  }

  private wish(posted: Posted, again: boolean): StepWish {
    const go = buttonOf(posted);
    const { country, language } = changeOf(posted);
    const known = this.language(language ?? null);
    return {
      finished: (go === 'next' || go === 'send') && !again,
      ...(country !== undefined && { country }),
      ...(known !== null && { language: known }),
    };
  }

  private language(given: string | null): string | null {
    return given !== null && this.pages.speaks(given) ? given : null;
  }

  private async render(
    request: FastifyRequest,
    reply: FastifyReply,
    open: OpenDraft | null,
    screen: Screen,
    shown: Shown,
    status = 200,
  ): Promise<void> {
    const path = `/h/${screen.page}`;
    const page = this.pages.of(request, open, open && csrfOf(open.cookie), { path });
    page.allCountries = queryOf(request, 'all') === '1';
    // The one page that says it says it as the desk's hours are.
    if (screen.id === SAYS_WHEN)
      page.answerMinutes = await this.duty.longestAnswer(
        countryOrNull(page.country),
        page.words.language,
        this.pages.now(),
      );
    const view = {
      ...viewOf(page, open?.draft ?? null, screen),
      ...shown,
      notice: shown.notice && page.words.t(shown.notice),
    };
    this.pages.send(reply, <StepPage {...view} />, status);
  }

  private lost(request: FastifyRequest, reply: FastifyReply, typed: boolean): void {
    const page = this.pages.of(request, null, null);
    this.pages.send(reply, <DraftExpiredPage page={page} posted={typed ? postedOf(request) : null} />, 410);
  }
}

/** The screen of a page number. Throws NOT_FOUND. */
function requireScreen(number: string): Screen {
  const screen = screenOfPage(REPORT_FORM, number);
  if (!screen) throw new HttpError('NOT_FOUND');
  return screen;
}

function isFirst(screen: Screen): boolean {
  return screen === REPORT_FORM.screens[0];
}

/** Whether the page asked for is one whose questions another screen took over. */
function isFormerly(screen: Screen, asked: string | FastifyRequest): boolean {
  const number = typeof asked === 'string' ? asked : pathOf(asked).split('/').at(-1);
  return number !== String(screen.page);
}

function pathTo(place: Place, returning = false): string {
  if ('check' in place) return '/h/check';
  return `/h/${place.screen.page}${returning ? '?r=1' : ''}`;
}

/** The same page with every country to choose from, at that field. */
function pathToAllCountries(draft: Draft, screen: Screen, returning: boolean): string {
  const { questions } = screenOnWay(walk(REPORT_FORM, draft.answers), screen);
  const asked = questions.find(({ type }) => type === 'country');
  const at = asked ? `#${fieldId(questions, asked.id)}` : '';
  return `${pathTo({ screen }, returning)}${returning ? '&' : '?'}all=1${at}`;
}

function redirect(reply: FastifyReply, path: string): void {
  void reply.redirect(path, 303);
}
