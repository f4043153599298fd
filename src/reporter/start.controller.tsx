import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpError, Public } from '../platform/http/index.js';
import { REPORT_FORM, screenOfPage } from '../modules/report-form/index.js';
import { SiteCookies } from './cookies.js';
import { PageContexts } from './page-contexts.js';
import { ReportFlow } from './report-flow.js';
import { DonePage } from './pages/code.page.js';
import type { PageContext } from './pages/page-context.js';
import { PrivacyPage } from './pages/privacy.page.js';
import { HelpPage, StartPage } from './pages/start.page.js';

/** The pages that ask nothing, keep nothing and need no database. */
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
    const goOn = await this.goOn(request);
    this.pages.send(reply, <StartPage page={this.pages.of(request, null, null)} goOn={goOn} />);
  }

  @Get('help')
  @Public('site')
  help(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.pages.send(reply, <HelpPage page={this.pages.of(request, null, null)} back={null} />);
  }

  /** The same, with a way back to the step that one came from, by its page number. */
  @Get('help/:from')
  @Public('site')
  helpOnTheWay(
    @Param('from') from: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const page = this.pages.of(request, null, null);
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

  /** Where the report goes on that this browser began; null: none, or none that can be read now, for help must always be there. */
  private async goOn(request: FastifyRequest): Promise<string | null> {
    const open = await this.cookies.draftOf(request).catch(() => null);
    if (!open || open.draft.sent) return null;
    const place = this.flow.goOn(open.draft);
    return 'check' in place ? '/h/check' : `/h/${place.screen.page}`;
  }
}

/** The way back to a step, by its page number, with the choices made meanwhile. Throws NOT_FOUND. */
function stepPath(page: PageContext, from: string): string {
  const screen = screenOfPage(REPORT_FORM, from);
  if (!screen) throw new HttpError('NOT_FOUND');
  return `/h/${screen.page}?c=${page.country}&l=${page.words.language}`;
}
