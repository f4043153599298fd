import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Drafts, type KeptDraft } from '../modules/reports/index.js';
import { ReporterSessions, type ReporterSession } from '../modules/receipts/index.js';
import { Config } from '../platform/config/index.js';
import { csrfMatches, csrfTokenOf, parseToken } from '../platform/crypto/index.js';
import {
  clearCookie,
  forgetLiveCookie,
  noteLiveCookie,
  readCookie,
  setCookie,
  type ReporterAuthenticator,
} from '../platform/http/index.js';
import { fieldOf, type Posted } from './posted.js';

/** Names that say nothing. */
const DRAFT = 'd';
const SESSION = 'r';

/** A draft with the cookie that opens it. */
export interface OpenDraft extends KeptDraft {
  cookie: string;
}

/** The cookies of the site: one for an unfinished report, one for a reporter who came back; none before either exists. */
@Injectable()
export class SiteCookies implements ReporterAuthenticator {
  constructor(
    private readonly config: Config,
    private readonly drafts: Drafts,
    private readonly sessions: ReporterSessions,
  ) {}

  /** The draft of this browser, or null. */
  async draftOf(request: FastifyRequest): Promise<OpenDraft | null> {
    const cookie = readCookie(this.config, request, DRAFT);
    const kept = cookie === null ? null : await this.drafts.read(cookie);
    if (cookie === null || !kept) return null;
    noteLiveCookie(request, cookie);
    return { cookie, ...kept };
  }

  async startDraft(
    request: FastifyRequest,
    reply: FastifyReply,
    init: { language: string; country: string },
  ): Promise<OpenDraft> {
    const { token, ...kept } = await this.drafts.start(init);
    setCookie(this.config, request, reply, DRAFT, token);
    noteLiveCookie(request, token);
    return { cookie: token, ...kept };
  }

  startSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
    setCookie(this.config, request, reply, SESSION, token);
    noteLiveCookie(request, token);
  }

  async authenticate(request: FastifyRequest): Promise<ReporterSession | null> {
    const cookie = readCookie(this.config, request, SESSION);
    const session = cookie === null ? null : await this.sessions.read(cookie);
    if (cookie !== null && session) noteLiveCookie(request, cookie);
    return session;
  }

  /** What the forms of the draft, or of the session, carry; null without a cookie. */
  csrf(request: FastifyRequest, of: 'draft' | 'session'): string | null {
    return csrfOf(readCookie(this.config, request, of === 'draft' ? DRAFT : SESSION) ?? '');
  }

  /** Whether a posted form was made for the cookie it came with. */
  isOurs(request: FastifyRequest, of: 'draft' | 'session', posted: Posted): boolean {
    const token = parseToken(readCookie(this.config, request, of === 'draft' ? DRAFT : SESSION) ?? '');
    return token !== null && csrfMatches(token.key, fieldOf(posted, 't') ?? '');
  }

  /** Forgets everything in this browser, and on the server what only this browser could open. */
  async endAll(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const draft = readCookie(this.config, request, DRAFT);
    const session = readCookie(this.config, request, SESSION);
    clearCookie(this.config, request, reply, DRAFT);
    clearCookie(this.config, request, reply, SESSION);
    reply.header('clear-site-data', '"cookies", "storage"');
    for (const cookie of [draft, session]) if (cookie !== null) forgetLiveCookie(request, cookie);
    await Promise.all([draft && this.drafts.destroy(draft), session && this.sessions.end(session)]);
  }
}

/** What the forms of a page carry that belongs to this cookie. */
export function csrfOf(cookie: string): string | null {
  const token = parseToken(cookie);
  return token && csrfTokenOf(token.key);
}
