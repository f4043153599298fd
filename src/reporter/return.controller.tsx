import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReporterAppointments } from '../modules/appointments/index.js';
import { CodeWords, readCodeWord } from '../modules/code-word/index.js';
import { ReporterConsents } from '../modules/consents/index.js';
import { ReporterEscalations } from '../modules/escalations/index.js';
import { Thread, type ReporterThread } from '../modules/messages/index.js';
import {
  REPORTER_IDLE_MINUTES,
  ReporterSessions,
  type ReporterSession as Session,
} from '../modules/receipts/index.js';
import {
  AddDetails,
  safetyEntry,
  TELLABLE,
  TellSafety,
  type SafetyContent,
  type Tellable,
} from '../modules/reporter-additions/index.js';
import { ReporterReferrals } from '../modules/referrals/index.js';
import { ReporterLinks } from '../modules/takedowns/index.js';
import type { Safety } from '../modules/vocabulary/index.js';
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
import { buttonOf, fieldOf, formNonceOf, isBot, newFormNonce, postedOf, queryOf } from './posted.js';
import { ADDABLE, readAdded } from './read-added.js';
import { readMessage } from './read-message.js';
import { AGAIN, EnterCodePage } from './pages/enter-code.page.js';
import { consentButtonOf, type ConsentButton } from './pages/consents.js';
import { linkButtonOf, type LinkButton } from './pages/links.js';
import { referralButtonOf, type ReferralButton } from './pages/referrals.js';
import { SAFETY_WORDS } from './pages/safety.js';
import { WORD_BUTTON, WORD_FIELD, wordError } from './pages/code-word.js';
import { MESSAGE_FIELD, ThreadPage } from './pages/thread.page.js';
import type { AnsweredConsent, AnsweredReferral, ThreadView } from './pages/thread-view.js';
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
    private readonly safety: TellSafety,
    private readonly details: AddDetails,
    private readonly words: CodeWords,
    private readonly consents: ReporterConsents,
    private readonly escalations: ReporterEscalations,
    private readonly links: ReporterLinks,
    private readonly referrals: ReporterReferrals,
    private readonly appointments: ReporterAppointments,
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
    if (!this.cookies.isOurCodeForm(request, postedOf(request))) {
      const token = this.cookies.codeFormToken(request, reply);
      return this.askAgain(request, reply, typed, AGAIN, 403, token);
    }
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
    void reply.redirect(this.pages.threadPath(request), 303);
  }

  @Get('r')
  @ReporterSession()
  async read(
    @CurrentReporter() session: Session,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const said = queryOf(request, 's');
    const safety = TELLABLE.find((_one, at) => said === String(at + FIRST_TOLD));
    await this.show(session, request, reply, {
      sent: said === '1',
      told: safety ? { safety, isKept: true } : null,
    });
  }

  @Post('r')
  @ReporterSession()
  async write(
    @CurrentReporter() session: Session,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const posted = postedOf(request);
    const go = buttonOf(posted);
    const safety = TELLABLE.find((one) => one === go);
    const nonce = formNonceOf(posted);
    const isOurs = this.cookies.isOurs(request, 'session', posted);
    if (safety) return this.tell(session, request, reply, { safety, nonce: isOurs ? nonce : null });
    if (!isOurs) return this.again(session, request, reply, [tryAgain()], 403);
    const page = /^page-(\d{1,4})$/.exec(go)?.[1];
    const consent = consentButtonOf(go);
    if (consent) return this.answerConsent(session, request, reply, consent);
    const referral = referralButtonOf(go);
    if (referral) return this.answerReferral(session, request, reply, referral);
    const link = linkButtonOf(go);
    if (link && nonce !== null) return this.tellLink(session, request, reply, { nonce, ...link });
    // Country, language, "Stay here", another page: nothing is sent, and the words stay in their fields.
    if (page !== undefined) return this.show(session, request, reply, { at: Number(page) });
    if (go !== 'next' && go !== WORD_BUTTON) return this.show(session, request, reply, {});
    if (nonce === null) return this.again(session, request, reply, [tryAgain()], 422);
    if (go === WORD_BUTTON) return this.setWord(session, request, reply, nonce);
    await this.add(session, request, reply, nonce);
  }

  /** Tells the desk what a button says. A form that is not ours tells nothing, and its page says so and whom to call. */
  private async tell(
    session: Session,
    request: FastifyRequest,
    reply: FastifyReply,
    { safety, nonce }: { safety: Tellable; nonce: string | null },
  ): Promise<void> {
    if (nonce === null) return this.show(session, request, reply, { told: { safety, isKept: false } }, 403);
    const words = this.pages.staffWords().t(SAFETY_WORDS[safety]);
    await this.safety.tell(session, { nonce, safety, words });
    if (Object.values(typedIn(request)).some((text) => text.trim() !== ''))
      return this.show(session, request, reply, { told: { safety, isKept: true } });
    void reply.redirect(this.pages.threadPath(request, `s=${TELLABLE.indexOf(safety) + FIRST_TOLD}`), 303);
  }

  /** Takes what a button says of a question for consent. What is typed on the page stays in its fields. */
  private async answerConsent(
    session: Session,
    request: FastifyRequest,
    reply: FastifyReply,
    { consentId, answer }: ConsentButton,
  ): Promise<void> {
    const taking = await this.consents.answer(session, consentId, answer);
    if (typeof taking === 'object') {
      reply.header('retry-after', String(taking.minutes * 60));
      return this.show(session, request, reply, { answered: { became: 'wait', ...taking } }, 429);
    }
    const isKept = taking === 'taken' || taking === 'same';
    const answered: AnsweredConsent = isKept ? { became: answer, consentId } : { became: 'gone' };
    await this.show(session, request, reply, { answered }, isKept ? 200 : 409);
  }

  /** Takes what a button says of a service that was offered. What is typed on the page stays in its fields. */
  private async answerReferral(
    session: Session,
    request: FastifyRequest,
    reply: FastifyReply,
    { referralId, answer }: ReferralButton,
  ): Promise<void> {
    const taken = await this.referrals.answer(session, referralId, answer);
    if (typeof taken === 'object') {
      reply.header('retry-after', String(taken.minutes * 60));
      return this.show(session, request, reply, { referralAnswered: { became: 'wait', ...taken } }, 429);
    }
    const isKept = taken !== 'gone';
    const referralAnswered: AnsweredReferral = isKept ? { became: answer, referralId } : { became: 'gone' };
    await this.show(session, request, reply, { referralAnswered }, isKept ? 200 : 409);
  }

  /** Tells the desk what the reporter saw of a link. What is typed on the page stays in its fields. */
  private async tellLink(
    session: Session,
    request: FastifyRequest,
    reply: FastifyReply,
    told: { nonce: string } & LinkButton,
  ): Promise<void> {
    const wait = await this.links.tell(session, told);
    if (wait) return this.tooMuch(session, request, reply, wait.minutes, told.nonce);
    await this.show(session, request, reply, { linkTold: true });
  }

  /** Sets the code word. What else is typed on the page stays in its fields; the word itself is not shown again. */
  private async setWord(
    session: Session,
    request: FastifyRequest,
    reply: FastifyReply,
    nonce: string,
  ): Promise<void> {
    const typed = fieldOf(postedOf(request), WORD_FIELD) ?? '';
    const read = readCodeWord(typed);
    if (!('word' in read)) {
      const error = { question: WORD_FIELD, ...wordError(read.reason, typed) };
      return this.again(session, request, reply, [error], 422);
    }
    const wait = await this.words.setByReporter(session, { nonce, word: read.word });
    if (wait) {
      const minutes = this.pages.of(request, null, null).words.span(wait.minutes);
      const error = { question: WORD_FIELD, message: 'site.word.too_many' as const, args: { minutes } };
      reply.header('retry-after', String(wait.minutes * 60));
      return this.again(session, request, reply, [error], 429);
    }
    await this.show(session, request, reply, { wordSet: true });
  }

  /** Adds the message, and the names and links, that were typed. */
  private async add(
    session: Session,
    request: FastifyRequest,
    reply: FastifyReply,
    nonce: string,
  ): Promise<void> {
    const posted = postedOf(request);
    const typed = fieldOf(posted, MESSAGE_FIELD) ?? '';
    const added = readAdded(posted, this.pages.staffWords());
    const hasAdded = added.answers.length > 0 || added.errors.length > 0;
    const read = typed.trim() === '' && hasAdded ? null : readMessage(typed);
    const errors: FieldError[] = [...added.errors];
    if (read && 'error' in read) errors.unshift({ question: MESSAGE_FIELD, ...read.error });
    if (errors.length > 0) return this.again(session, request, reply, errors, 422);
    // What was added before the limit of the other was met is added once: it has the same nonce.
    const waits = [
      added.answers.length > 0 ? await this.details.add(session, { nonce, answers: added.answers }) : null,
      read && 'text' in read ? await this.thread.replyAsReporter(session, { nonce, text: read.text }) : null,
    ];
    const wait = waits.find((one) => one !== null);
    if (wait) return this.tooMuch(session, request, reply, wait.minutes, nonce);
    void reply.redirect(this.pages.threadPath(request, 's=1'), 303);
  }

  /** The limit of an hour is met: what was typed stays, and the page says when it can be sent. */
  private tooMuch(
    session: Session,
    request: FastifyRequest,
    reply: FastifyReply,
    wait: number,
    nonce: string,
  ): Promise<void> {
    const minutes = this.pages.of(request, null, null).words.span(wait);
    const error = { question: MESSAGE_FIELD, message: 'site.thread.too_many' as const, args: { minutes } };
    reply.header('retry-after', String(wait * 60));
    return this.again(session, request, reply, [error], 429, nonce);
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
    token = fieldOf(postedOf(request), 't'),
  ): void {
    const page = this.pages.of(request, null, token);
    this.pages.send(reply, <EnterCodePage page={page} typed={typed} error={error} />, status);
  }

  private again(
    session: Session,
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldError[],
    status: number,
    nonce?: string,
  ): Promise<void> {
    return this.show(session, request, reply, { errors, ...(nonce && { nonce }) }, status);
  }

  /** The page of the thread, with what is in its fields. */
  private async show(
    session: Session,
    request: FastifyRequest,
    reply: FastifyReply,
    shown: Partial<
      Pick<
        ThreadView,
        'errors' | 'sent' | 'told' | 'nonce' | 'wordSet' | 'linkTold' | 'answered' | 'referralAnswered'
      >
    > & {
      at?: number;
    },
    status = 200,
  ): Promise<void> {
    const { at, ...rest } = shown;
    const thread = await this.thread.forReporter(session, at);
    const consents = await this.consents.list(session);
    const duties = await this.consents.duties(session);
    const links = await this.links.forReporter(session);
    const referrals = await this.referrals.list(session);
    const csrf = this.cookies.csrf(request, 'session');
    // Every request of a session begins its time anew.
    const situation = situationOfReport(thread.report, rest.told?.safety ?? lastTold(thread.messages));
    const page = this.pages.of(request, null, csrf, { endsIn: REPORTER_IDLE_MINUTES, situation });
    const passed = await this.escalations.forReporter(session, page.words.language);
    const view: ThreadView = {
      page,
      thread,
      now: this.pages.now(),
      nonce: newFormNonce(),
      typed: typedIn(request, rest.wordSet === true),
      errors: [],
      sent: false,
      told: null,
      wordSet: false,
      linkTold: false,
      consents,
      duties,
      passed,
      links,
      referrals,
      appointments: await this.appointments.list(session),
      answered: null,
      referralAnswered: null,
      ...rest,
    };
    this.pages.send(reply, <ThreadPage {...view} />, status);
  }
}

/** What is in the fields of the page of the thread. */
function typedIn(request: FastifyRequest, wordSet = false): Record<string, string> {
  const posted = postedOf(request);
  const names = [MESSAGE_FIELD, ...(wordSet ? [] : [WORD_FIELD]), ...ADDABLE.map(({ id }) => id)];
  return Object.fromEntries(names.map((name) => [name, fieldOf(posted, name) ?? '']));
}

function tryAgain(): FieldError {
  return { question: MESSAGE_FIELD, message: 'site.error.try_again' };
}

/** `?s=2` and on: what was told, by its number, for the address stays in the history. 1: a message was sent. */
const FIRST_TOLD = 2;

/** How safe the reporter said last, with one press, of what is on the page; null where they did not. */
function lastTold(messages: ReporterThread['messages']): Safety | null {
  const pressed = messages.filter(({ kind }) => kind === safetyEntry.name).at(-1);
  return pressed ? (pressed.value as unknown as SafetyContent).safety : null;
}
