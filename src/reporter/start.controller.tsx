import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpError, Public } from '../platform/http/index.js';
import { REPORT_FORM, screenOfPage } from '../modules/report-form/index.js';
import { PageContexts } from './page-contexts.js';
import { DonePage } from './pages/code.page.js';
import type { PageContext } from './pages/page-context.js';
import { PrivacyPage } from './pages/privacy.page.js';
import { HelpPage, StartPage } from './pages/start.page.js';

/** The pages that ask nothing, keep nothing and need no database. */
@Controller()
export class StartController {
  constructor(private readonly pages: PageContexts) {}

  @Get()
  @Public('site')
  start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.pages.send(reply, <StartPage page={this.pages.of(request, null, null)} />);
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
}

/** The way back to a step, by its page number, with the choices made meanwhile. Throws NOT_FOUND. */
function stepPath(page: PageContext, from: string): string {
  const screen = screenOfPage(REPORT_FORM, from);
  if (!screen) throw new HttpError('NOT_FOUND');
  return `/h/${screen.page}?c=${page.country}&l=${page.words.language}`;
}
