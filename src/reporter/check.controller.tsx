import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseSummaries } from '../modules/cases/index.js';
import { formatReceiptCode } from '../platform/crypto/index.js';
import { clientOf, HttpError, Public, TakesTurns } from '../platform/http/index.js';
import { csrfOf, SiteCookies, type OpenDraft } from './cookies.js';
import { firstUnvisited, REPORT_FORM, summaryOf, walk } from '../modules/report-form/index.js';
import { PageContexts } from './page-contexts.js';
import { isBot, postedOf, queryOf, searchOf } from './posted.js';
import { ReportFlow } from './report-flow.js';
import { answerBy } from './pages/answer-by.js';
import { CheckPage } from './pages/check.page.js';
import { CodePage } from './pages/code.page.js';
import { ClosedPage } from './pages/closed.page.js';
import { link } from './pages/page-context.js';

/** The end of the form: check, send, code, finish. */
@Controller('h')
export class CheckController {
  constructor(
    private readonly cookies: SiteCookies,
    private readonly flow: ReportFlow,
    private readonly pages: PageContexts,
    private readonly cases: CaseSummaries,
  ) {}

  @Get('check')
  @Public('site')
  @TakesTurns()
  async check(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const open = await this.cookies.draftOf(request);
    if (!open) return this.closed(request, reply);
    if (open.draft.sent) return redirect(reply, '/h/code');
    const country = queryOf(request, 'c');
    const language = queryOf(request, 'l');
    if (country !== null || language !== null) {
      const known = language !== null && this.pages.speaks(language) ? language : null;
      await this.flow.choose(open, { country, language: known });
      return redirect(reply, '/h/check');
    }
    const missing = this.flow.missing(open.draft);
    if (missing) return redirect(reply, `/h/${missing.page}`);
    const kept = await this.flow.prune(open);
    if (!kept) return this.closed(request, reply);
    const { draft } = kept;
    if (draft.sent) return redirect(reply, '/h/code');
    this.showCheck({ ...open, ...kept }, request, reply);
  }

  @Post('send')
  @Public('site')
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const open = await this.cookies.draftOf(request);
    if (!open) return this.closed(request, reply);
    if (open.draft.sent) return redirect(reply, '/h/code');
    // From another tab's older draft: the check page of this one shows what would be sent.
    if (!this.cookies.isOurs(request, 'draft', postedOf(request))) return redirect(reply, '/h/check');
    if (isBot(postedOf(request))) return this.showCheck(open, request, reply, true);
    const missing = await this.flow.send(open, clientOf(request));
    redirect(reply, missing ? `/h/${missing.page}` : '/h/code');
  }

  /** Where the links of an error page lead that answered the form of the check page. */
  @Get('send')
  @Public('site')
  back(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    redirect(reply, `/h/check${searchOf(request)}`);
  }

  @Get('code')
  @Public('site')
  @TakesTurns()
  async code(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const open = await this.cookies.draftOf(request);
    if (!open) return this.closed(request, reply);
    if (!open.draft.sent) return redirect(reply, '/h/check');
    const { draft } = open;
    const now = this.pages.now();
    const facts = await this.cases.forReporter(draft.caseId);
    const due = facts?.nextAnswerDue ?? null;
    // A sent draft is not written any more: what is chosen here lives in the links.
    const choice = this.pages.choiceOf(request, draft);
    const page = this.pages.of(request, open, csrfOf(open.cookie), { choice });
    const view = {
      page,
      code: formatReceiptCode(draft.code),
      answer:
        due !== null && due > now
          ? answerBy(page, due, now, facts?.closed ?? null, 'site.code.answer_at')
          : null,
      readFirst: facts?.readFirst ?? false,
      answers: draft.answers,
    };
    this.pages.send(reply, <CodePage {...view} />);
  }

  /** The same for the form of the code page. */
  @Get('finish')
  @Public('site')
  stay(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    redirect(reply, `/h/code${searchOf(request)}`);
  }

  /** Ends the draft and the session of this browser; a form made for neither ends nothing. */
  @Post('finish')
  @Public('site')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const posted = postedOf(request);
    const known = this.cookies.csrf(request, 'draft') ?? this.cookies.csrf(request, 'session');
    const ours =
      this.cookies.isOurs(request, 'draft', posted) || this.cookies.isOurs(request, 'session', posted);
    if (known !== null && !ours) throw new HttpError('CSRF_INVALID');
    await this.cookies.endAll(request, reply);
    redirect(reply, link(this.pages.of(request, null, null), '/done'));
  }

  private showCheck(open: OpenDraft, request: FastifyRequest, reply: FastifyReply, again = false): void {
    const page = this.pages.of(request, open, csrfOf(open.cookie), { path: '/h/check' });
    const way = walk(REPORT_FORM, open.draft.answers);
    const view = {
      page,
      answers: way.answers,
      rows: summaryOf(REPORT_FORM, open.draft.answers),
      back: `/h/${way.screens.at(-1)?.page ?? 1}`,
      unseen: firstUnvisited(way, open.draft.visited)?.page ?? null,
      notice: again ? page.words.t('site.error.try_again') : undefined,
    };
    this.pages.send(reply, <CheckPage {...view} />, again ? 422 : 200);
  }

  private closed(request: FastifyRequest, reply: FastifyReply): void {
    this.pages.send(reply, <ClosedPage page={this.pages.of(request, null, null)} />, 410);
  }
}

function redirect(reply: FastifyReply, path: string): void {
  void reply.redirect(path, 303);
}
