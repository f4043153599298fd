import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Draft } from '../modules/reports/index.js';
import { HttpError, Public } from '../platform/http/index.js';
import { REPORT_FORM, screenOfPage } from '../modules/report-form/index.js';
import { SiteCookies, type OpenDraft } from './cookies.js';
import { answersOf, PageContexts, situationOfDraft } from './page-contexts.js';
import { ReportFlow } from './report-flow.js';
import { DonePage } from './pages/code.page.js';
import type { PageContext } from './pages/page-context.js';
import { PrivacyPage } from './pages/privacy.page.js';
import { HelpPage, StartPage } from './pages/start.page.js';
import { readerOf } from './who-reads.js';

/** The pages that ask nothing, keep nothing and are there without a database. */
@Controller()
export class StartController {
  constructor(
    private readonly pages: PageContexts,
    private readonly cookies: SiteCookies,
    private readonly flow: ReportFlow,
  ) {}

  @Get()
  @Public('site')
  async start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const open = await this.draftOf(request);
    // One that was sent tells the next person at this browser nothing.
    const draft = open?.draft.sent ? null : (open?.draft ?? null);
    const page = this.pages.of(request, null, null, { situation: situationOfDraft(draft) });
    this.pages.send(
      reply,
      <StartPage page={page} reader={draft && readerOf(answersOf(draft))} goOn={draft && this.goOn(draft)} />,
    );
  }

  @Get('help')
  @Public('site')
  help(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.pages.send(reply, <HelpPage page={this.pages.of(request, null, null)} back={null} />);
  }

  /** The same for who reads, with a way back to the step that one came from, by its page number. */
  @Get('help/:from')
  @Public('site')
  async helpOnTheWay(
    @Param('from') from: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const situation = situationOfDraft((await this.draftOf(request))?.draft ?? null);
    const page = this.pages.of(request, null, null, { situation });
    this.pages.send(reply, <HelpPage page={page} back={stepPath(page, from)} />);
  }

  /** What is kept of a report, who reads it, how long. */
  @Get('p')
  @Public('site')
  privacy(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.pages.send(reply, <PrivacyPage page={this.pages.of(request, null, null)} back={null} />);
  }

  /** The same, with a way back to the step that one came from. */
  @Get('p/:from')
  @Public('site')
  privacyOnTheWay(
    @Param('from') from: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const page = this.pages.of(request, null, null);
    this.pages.send(reply, <PrivacyPage page={page} back={stepPath(page, from)} />);
  }

  @Get('done')
  @Public('site')
  done(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.pages.send(reply, <DonePage page={this.pages.of(request, null, null)} />);
  }

  /** The report that this browser began; null also while it cannot be read, for help must always be there. */
  private draftOf(request: FastifyRequest): Promise<OpenDraft | null> {
    return this.cookies.draftOf(request).catch(() => null);
  }

  /** Where a report goes on that was begun. */
  private goOn(draft: Draft): string {
    const place = this.flow.goOn(draft);
    return 'check' in place ? '/h/check' : `/h/${place.screen.page}`;
  }
}

/** The way back to a step, by its page number, with the choices made meanwhile. Throws NOT_FOUND. */
function stepPath(page: PageContext, from: string): string {
  const screen = screenOfPage(REPORT_FORM, from);
  if (!screen) throw new HttpError('NOT_FOUND');
  return `/h/${screen.page}?c=${page.country}&l=${page.words.language}`;
}
