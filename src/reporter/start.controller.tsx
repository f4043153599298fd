import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../platform/http/index.js';
import { PageContexts } from './page-contexts.js';
import { DonePage } from './pages/code.page.js';
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
    this.pages.send(reply, <HelpPage page={this.pages.of(request, null, null)} />);
  }

  @Get('done')
  @Public('site')
  done(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.pages.send(reply, <DonePage page={this.pages.of(request, null, null)} />);
  }
}
