import { randomBytes } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Thread } from '../modules/messages/index.js';
import {
  REPORTER_IDLE_MINUTES,
  ReporterSessions,
  type ReporterSession as Session,
} from '../modules/receipts/index.js';
import { CryptoError, parseReceiptCode } from '../platform/crypto/index.js';
import {
  clientOf,
  CurrentReporter,
  defineRate,
  Public,
  RateLimit,
  ReporterSession,
} from '../platform/http/index.js';
import type { MessageKey } from '../platform/i18n/index.js';
import { SiteCookies } from './cookies.js';
import type { FieldError } from '../modules/report-form/index.js';
import { PageContexts } from './page-contexts.js';
import { buttonOf, isBot, fieldOf, postedOf, queryOf } from './posted.js';
import { readMessage } from './read-message.js';
import { AGAIN, EnterCodePage } from './pages/enter-code.page.js';
import { MESSAGE_FIELD, ThreadPage } from './pages/thread.page.js';
import { situationOfReport } from './who-reads.js';

/**
 * Codes have 63 bits: this bounds work, not guessing, and leaves room for many people behind one address. Beyond it a code is
 * still tried while nobody waits, so that whoever shares an address with a flood gets in with the machine's spare time.
 */
const CODES = defineRate({ name: 'code', burst: 60, perMinute: 60 });

const MISTYPED: Record<'characters' | 'length' | 'check', MessageKey> = {
  characters: 'site.enter.characters',
  length: 'site.enter.length',
  check: 'site.enter.check',
};

/** Coming back with a code: the code, then the thread of the one case it opens. */
@Controller()
export class ReturnController {
  constructor(
    private readonly cookies: SiteCookies,
    private readonly sessions: ReporterSessions,
    private readonly thread: Thread,
    private readonly rates: RateLimit,
    private readonly pages: PageContexts,
  ) {}

  @Get('c')
  @Public('site')
  ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.askAgain(request, reply, '', null, 200);
  }

  @Post('c')
  @Public('site')
  async open(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const typed = fieldOf(postedOf(request), 'code') ?? '';
    const again = (error: MessageKey, status: number): void =>
      this.askAgain(request, reply, typed, error, status);
    if (buttonOf(postedOf(request)) !== 'next') return this.askAgain(request, reply, typed, null, 200);
    if (isBot(postedOf(request))) return again(AGAIN, 422);
    if (typed.trim() === '') return again('site.enter.empty', 422);
    const parsed = parseReceiptCode(typed);
    if (!parsed.ok) return again(MISTYPED[parsed.reason], 422);
    const client = clientOf(request);
    if (!this.rates.take(client, CODES) && this.sessions.crowded) {
      reply.header('retry-after', String(this.rates.secondsToWait(client, CODES)));
      return again('site.enter.wait', 429);
    }
    const session = await this.start(parsed.digits, client);
    if (session === 'busy') return again('site.enter.busy', 503);
    if (session === null) return again('site.enter.unknown', 422);
    this.cookies.startSession(request, reply, session.token);
    void reply.redirect(this.threadPath(request), 303);
  }

  @Get('r')
  @ReporterSession()
  async read(
    @CurrentReporter() session: Session,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(session, request, reply, { typed: '', errors: [], sent: queryOf(request, 's') === '1' });
  }

  @Post('r')
  @ReporterSession()
  async write(
    @CurrentReporter() session: Session,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const posted = postedOf(request);
    const typed = fieldOf(posted, MESSAGE_FIELD) ?? '';
    const again = (message: MessageKey, status: number, args?: FieldError['args']): Promise<void> =>
      this.show(
        session,
        request,
        reply,
        { typed, errors: [{ question: MESSAGE_FIELD, message, ...(args && { args }) }], sent: false },
        status,
      );
    if (!this.cookies.isOurs(request, 'session', posted)) return again('site.error.try_again', 403);
    // Country, language, "Stay here": nothing is sent, and the words stay in their field.
    if (buttonOf(posted) !== 'next')
      return this.show(session, request, reply, { typed, errors: [], sent: false });
    const read = readMessage(typed);
    if ('error' in read) return again(read.error.message, 422, read.error.args);
    const nonce = fieldOf(posted, 'n') ?? '';
    if (!NONCE.test(nonce)) return again('site.error.try_again', 422);
    await this.thread.replyAsReporter(session, { nonce, text: read.text });
    void reply.redirect(this.threadPath(request, 's=1'), 303);
  }

  /** The page of the thread, in the language and with the numbers chosen on the page before. */
  private threadPath(request: FastifyRequest, more = ''): string {
    const { query } = this.pages.of(request, null, null);
    const parts = [query.slice(1), more].filter((part) => part !== '');
    return parts.length === 0 ? '/r' : `/r?${parts.join('&')}`;
  }

  private async start(digits: string, client: string): Promise<{ token: string } | null | 'busy'> {
    try {
      return await this.sessions.start(digits, client);
    } catch (error) {
      if (error instanceof CryptoError && error.code === 'BUSY') return 'busy';
      throw error;
    }
  }

  private askAgain(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: string,
    error: MessageKey | null,
    status: number,
  ): void {
    const page = this.pages.of(request, null, null);
    this.pages.send(reply, <EnterCodePage page={page} typed={typed} error={error} />, status);
  }

  private async show(
    session: Session,
    request: FastifyRequest,
    reply: FastifyReply,
    rest: { typed: string; errors: readonly FieldError[]; sent: boolean },
    status = 200,
  ): Promise<void> {
    const thread = await this.thread.forReporter(session);
    const csrf = this.cookies.csrf(request, 'session');
    // Every request of a session begins its time anew.
    const situation = situationOfReport(thread.report);
    const page = this.pages.of(request, null, csrf, { endsIn: REPORTER_IDLE_MINUTES, situation });
    const nonce = randomBytes(NONCE_BYTES).toString('base64url');
    this.pages.send(
      reply,
      <ThreadPage page={page} thread={thread} now={new Date()} nonce={nonce} {...rest} />,
      status,
    );
  }
}

const NONCE_BYTES = 16;
const NONCE = /^[A-Za-z0-9_-]{20,64}$/;
