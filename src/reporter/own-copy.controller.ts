import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OwnRecords } from '../modules/case-print/index.js';
import type { ReporterSession as Session } from '../modules/receipts/index.js';
import { CurrentReporter, ReporterSession } from '../platform/http/index.js';
import { SiteCookies } from './cookies.js';
import { PageContexts } from './page-contexts.js';
import { buttonOf, postedOf } from './posted.js';

/** The copy of their case that somebody who came back takes with them. */
@Controller('r/copy')
export class OwnCopyController {
  constructor(
    private readonly cookies: SiteCookies,
    private readonly records: OwnRecords,
    private readonly pages: PageContexts,
  ) {}

  @Post()
  @ReporterSession()
  async make(
    @CurrentReporter() session: Session,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { query, words } = this.pages.of(request, null, null);
    const posted = postedOf(request);
    const format = buttonOf(posted) === 'json' ? 'json' : 'pdf';
    if (!this.cookies.isOurs(request, 'session', posted)) return void reply.redirect(`/r${query}`, 303);
    const record = await this.records.of(session, words.language);
    const file = format === 'json' ? this.records.json(record) : await this.records.pdf(record);
    // The name says nothing of what is inside: others may see the list of files.
    void reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="copy-${record.madeOn}.${format}"`)
      .type(format === 'json' ? 'application/json' : 'application/pdf')
      .send(Buffer.from(file));
  }
}
