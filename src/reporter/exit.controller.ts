import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/index.js';
import { Public } from '../platform/http/index.js';
import { SiteCookies } from './cookies.js';
import { neutralPage } from './exits.js';
import { PageContexts } from './page-contexts.js';

/** Leaving at once. */
@Controller('exit')
export class ExitController {
  constructor(
    private readonly config: Config,
    private readonly cookies: SiteCookies,
    private readonly pages: PageContexts,
  ) {}

  /** A plain link, so a GET; it changes nothing that could be wanted back by anyone but the person who leaves. */
  @Get()
  @Public('site')
  async exit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // Whatever fails behind it, the browser must forget and the person must get away.
    await this.cookies.endAll(request, reply).catch(() => undefined);
    void reply.redirect(neutralPage(this.pages.choiceOf(request).country, this.config.exitUrl), 303);
  }
}
