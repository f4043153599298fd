import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentOf, Entries, reportEntry, type ReportDocument } from '../modules/entries/index.js';
import { AddFingerprints, MOST_FILES, readFingerprints } from '../modules/fingerprints/index.js';
import {
  openCaseOf,
  REPORTER_IDLE_MINUTES,
  type ReporterSession as Session,
} from '../modules/receipts/index.js';
import { answersIn } from '../modules/reporter-additions/index.js';
import type { Answers, FieldError } from '../modules/report-form/index.js';
import { CurrentReporter, policyWithWorker, ReporterSession } from '../platform/http/index.js';
import type { MessageKey } from '../platform/i18n/index.js';
import { SiteCookies } from './cookies.js';
import { PageContexts } from './page-contexts.js';
import { FINGERPRINTS_FIELD, FingerprintsPage } from './pages/fingerprints.page.js';
import { FINGERPRINTS_PATH } from './pages/fingerprints-link.js';
import { buttonOf, fieldOf, formNonceOf, newFormNonce, postedOf } from './posted.js';
import { canMakeFingerprints, pictureServiceFor, situationOfReport } from './who-reads.js';

const UNREAD = {
  FINGERPRINTS_EMPTY: 'site.prints.empty',
  FINGERPRINTS_UNREADABLE: 'site.prints.unreadable',
  FINGERPRINTS_TOO_MANY: 'site.prints.many',
} as const satisfies Record<string, MessageKey>;

/** Adding the fingerprints of pictures and videos to a report that was sent. The browser makes them; only numbers come here. */
@Controller()
export class FingerprintsController {
  constructor(
    private readonly cookies: SiteCookies,
    private readonly entries: Entries,
    private readonly fingerprints: AddFingerprints,
    private readonly pages: PageContexts,
  ) {}

  @Get(FINGERPRINTS_PATH)
  @ReporterSession()
  read(
    @CurrentReporter() session: Session,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.show(session, request, reply);
  }

  @Post(FINGERPRINTS_PATH)
  @ReporterSession()
  async add(
    @CurrentReporter() session: Session,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const posted = postedOf(request);
    // Country, language, "Stay here": nothing is sent, and the numbers stay in their field.
    if (buttonOf(posted) !== 'next') return this.show(session, request, reply);
    const nonce = formNonceOf(posted);
    const again = (message: MessageKey, status: number, args?: FieldError['args']): Promise<void> =>
      this.show(session, request, reply, { message, ...(args && { args }) }, status);
    if (!this.cookies.isOurs(request, 'session', posted)) return again('site.error.try_again', 403);
    if (nonce === null) return again('site.error.try_again', 422);
    if (!canMakeFingerprints(answersOf(await this.report(session))))
      return this.show(session, request, reply);
    const read = readFingerprints(fieldOf(posted, FINGERPRINTS_FIELD) ?? '');
    // Lines that cannot be taken would be in the way of whatever is chosen next, so they go.
    if (!('files' in read))
      return this.show(
        session,
        request,
        reply,
        { message: UNREAD[read.reason], args: { most: MOST_FILES } },
        422,
        '',
      );
    const { files } = read;
    const words = this.pages.staffWords().t('site.prints.added', { files: files.length });
    const wait = await this.fingerprints.add(session, { nonce, files, words });
    if (wait) {
      reply.header('retry-after', String(wait.minutes * 60));
      const minutes = this.pages.of(request, null, null).words.span(wait.minutes);
      return again('site.prints.wait', 429, { minutes });
    }
    void reply.redirect(this.pages.threadPath(request, 's=1'), 303);
  }

  private async show(
    session: Session,
    request: FastifyRequest,
    reply: FastifyReply,
    error: Omit<FieldError, 'question'> | null = null,
    status = 200,
    typed = fieldOf(postedOf(request), FINGERPRINTS_FIELD) ?? '',
  ): Promise<void> {
    const report = await this.report(session);
    const answers = answersOf(report);
    const csrf = this.cookies.csrf(request, 'session');
    const situation = situationOfReport(report);
    const page = this.pages.of(request, null, csrf, { endsIn: REPORTER_IDLE_MINUTES, situation });
    reply.header('content-security-policy', policyWithWorker());
    const view = (
      <FingerprintsPage
        page={page}
        nonce={newFormNonce()}
        isOffered={canMakeFingerprints(answers)}
        service={pictureServiceFor(answers)}
        typed={typed}
        error={error}
      />
    );
    this.pages.send(reply, view, status);
  }
  private async report(session: Session): Promise<ReportDocument | null> {
    const [first] = await this.entries.read(openCaseOf(session));
    return (first && contentOf(first, reportEntry)) ?? null;
  }
}

function answersOf(report: ReportDocument | null): Answers {
  return report === null ? {} : answersIn(report);
}
