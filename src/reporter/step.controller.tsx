import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Duty } from '../modules/duty/index.js';
import type { Draft } from '../modules/reports/index.js';
import { clientOf, HttpError, Public } from '../platform/http/index.js';
import { SiteCookies, type OpenDraft } from './cookies.js';
import { countryOrNull, REPORT_FORM, screenOfPage, type Screen } from './form/index.js';
import { PageContexts } from './page-contexts.js';
import { fieldOf, fieldsOf, pathOf, postedOf, queryOf } from './posted.js';
import { ReportFlow, type Place, type StepWish } from './report-flow.js';
import { LostPage } from './pages/lost.page.js';
import { StepPage, type StepView } from './pages/step.page.js';
import { valuesOf, viewOf } from './step-view.js';

/** The screen that tells when to expect an answer. */
const SAYS_WHEN = 'private';
const LANGUAGE_BUTTON = 'lang-';

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
  async show(
    @Param('page') number: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const screen = requireScreen(number);
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
    await this.render(request, reply, open.draft, screen, { returning: queryOf(request, 'r') === '1' });
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
    if (open.draft.sent) return redirect(reply, '/h/code');
    const returning = fieldOf(posted, 'r') === '1';
    const fields = fieldsOf(posted);
    if (!this.cookies.isOurs(request, 'draft', posted)) {
      // The page was made before the draft it came with: nothing to save on the first one, else one more press confirms it.
      if (isFirst(screen)) return redirect(reply, pathTo(this.flow.after(open.draft, screen, false)));
      const view = { returning, values: valuesOf(fields), notice: 'site.error.try_again' as const };
      return this.render(request, reply, open.draft, screen, view, 403);
    }
    const go = fieldOf(posted, 'go') ?? 'next';
    if (go === 'leave') {
      await this.cookies.endAll(request, reply);
      return redirect(reply, '/done');
    }
    const outcome = await this.flow.save(open, screen, fields, this.wish(go, fieldOf(posted, 'c')));
    if (outcome.kind === 'gone') return this.lost(request, reply, true);
    if (outcome.kind === 'errors') {
      const view = { returning, values: valuesOf(fields), errors: outcome.errors };
      return this.render(request, reply, outcome.draft, screen, view, 422);
    }
    if (go === 'send') return this.send({ ...open, draft: outcome.draft }, request, reply);
    if (go !== 'next') return redirect(reply, pathOf(request) + (returning ? '?r=1' : ''));
    redirect(reply, pathTo(this.flow.after(outcome.draft, screen, returning), returning));
  }

  /** A step without a draft: the first one begins it, as does "start again" with what was typed when time ran out. */
  private async begin(screen: Screen, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const posted = postedOf(request);
    const again = fieldOf(posted, 'again') === '1';
    if (!isFirst(screen) && !again) return this.lost(request, reply, true);
    const { country, language } = this.pages.choiceOf(request);
    if (isFirst(screen) && fieldOf(posted, 'go') === 'country')
      return redirect(reply, `${pathOf(request)}?c=${country}&l=${language}`);
    const open = await this.cookies.startDraft(request, reply, { country, language });
    const outcome = await this.flow.save(open, screen, fieldsOf(posted), { finished: isFirst(screen) });
    if (outcome.kind === 'gone') return this.lost(request, reply, true);
    redirect(reply, isFirst(screen) ? pathTo(this.flow.after(outcome.draft, screen, false)) : '/h/1');
  }

  private async send(open: OpenDraft, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const missing = this.flow.missing(open.draft);
    if (missing) return redirect(reply, pathTo({ screen: missing }));
    await this.flow.send(open, clientOf(request));
    redirect(reply, '/h/code');
  }

  private wish(go: string, country: string | null): StepWish {
    const language = go.startsWith(LANGUAGE_BUTTON) ? this.language(go.slice(LANGUAGE_BUTTON.length)) : null;
    return {
      finished: go === 'next' || go === 'send',
      ...(go === 'country' && country !== null && { country }),
      ...(language !== null && { language }),
    };
  }

  private language(given: string | null): string | null {
    return given !== null && this.pages.speaks(given) ? given : null;
  }

  private async render(
    request: FastifyRequest,
    reply: FastifyReply,
    draft: Draft | null,
    screen: Screen,
    over: Partial<Pick<StepView, 'values' | 'errors' | 'returning'>> & { notice?: 'site.error.try_again' },
    status = 200,
  ): Promise<void> {
    const page = this.pages.of(request, draft, draft && this.cookies.csrf(request, 'draft'));
    // The one page that says it says it as the desk's hours are.
    if (screen.id === SAYS_WHEN)
      page.answerMinutes = await this.duty.longestAnswer(countryOrNull(page.country), new Date());
    const view = {
      ...viewOf(page, draft, screen),
      ...over,
      notice: over.notice && page.words.t(over.notice),
    };
    this.pages.send(reply, <StepPage {...view} />, status);
  }

  private lost(request: FastifyRequest, reply: FastifyReply, typed: boolean): void {
    const page = this.pages.of(request, null, null);
    this.pages.send(reply, <LostPage page={page} posted={typed ? postedOf(request) : null} />, 410);
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

function pathTo(place: Place, returning = false): string {
  if ('check' in place) return '/h/check';
  return `/h/${place.screen.page}${returning ? '?r=1' : ''}`;
}

function redirect(reply: FastifyReply, path: string): void {
  void reply.redirect(path, 303);
}
