import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OwnRecords } from '../modules/case-print/index.js';
import type { ReporterSession as Session } from '../modules/receipts/index.js';
import {
  clientOf,
  CurrentReporter,
  defineRate,
  HttpError,
  RateLimit,
  ReporterSession,
} from '../platform/http/index.js';
import { SiteCookies } from './cookies.js';
import { PageContexts } from './page-contexts.js';
import { buttonOf, postedOf } from './posted.js';

/** A copy costs a second of a core, and places that others wait for. */
const COPIES = defineRate({ name: 'own-copy', burst: 4, perMinute: 1 });

/** The copy of their case that somebody who came back takes with them. */
@Controller('r/copy')
export class OwnCopyController {
  constructor(
    private readonly cookies: SiteCookies,
    private readonly records: OwnRecords,
    private readonly pages: PageContexts,
    private readonly rates: RateLimit,
  ) {}

  @Post()
  @ReporterSession()
  async make(
    @CurrentReporter() session: Session,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { words } = this.pages.of(request, null, null);
    const posted = postedOf(request);
    const format = buttonOf(posted) === 'json' ? 'json' : 'pdf';
    if (!this.cookies.isOurs(request, 'session', posted))
      return void reply.redirect(this.pages.threadPath(request), 303);
    const client = clientOf(request);
    if (!this.rates.take(client, COPIES, session.caseId))
      throw new HttpError('TOO_MANY_REQUESTS', this.rates.secondsToWait(client, COPIES, session.caseId));
    const record = await this.records.of(session, words.language);
    const file = format === 'json' ? this.records.json(record) : await this.records.pdf(record, 'reporter');
    // The name says nothing of what is inside: others may see the list of files.
    void reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="copy-${record.madeOn}.${format}"`)
      .type(format === 'json' ? 'application/json' : 'application/pdf')
      .send(Buffer.from(file));
  }
}
