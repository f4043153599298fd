import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpError, Public } from '../platform/http/index.js';
import { PageContexts } from './page-contexts.js';
import { kindOfPage, readerOfPage } from './pages/guide-paths.js';
import { GuidePage, GuideReaderPage } from './pages/guide.page.js';
import { PreventionPage } from './pages/prevention.page.js';

/** Guidance by who reads it and what it is about: pages that ask nothing, keep nothing, and need no database. */
@Controller('g')
export class GuideController {
  constructor(private readonly pages: PageContexts) {}

  @Get(':page')
  @Public('site')
  reader(@Param('page') number: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const reader = readerOfPage(number);
    if (reader === null) throw new HttpError('NOT_FOUND');
    const page = this.pages.of(request, null, null);
    const shown =
      reader === 'own_thoughts' ? (
        <PreventionPage page={page} />
      ) : (
        <GuideReaderPage page={page} reader={reader} />
      );
    this.pages.send(reply, shown);
  }

  @Get(':page/:about')
  @Public('site')
  guide(
    @Param('page') number: string,
    @Param('about') about: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const reader = readerOfPage(number);
    const kind = kindOfPage(about);
    if (reader === null || reader === 'own_thoughts' || kind === null) throw new HttpError('NOT_FOUND');
    const page = this.pages.of(request, null, null);
    this.pages.send(reply, <GuidePage page={page} reader={reader} kind={kind} />);
  }
}
