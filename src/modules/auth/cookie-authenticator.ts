import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { csrfMatches } from '../../platform/crypto/index.js';
import type { StaffAuthenticator } from '../../platform/http/index.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions, type LiveSession } from './sessions.service.js';

/** Sent by the console with requests that nobody asked for: refreshing a list after a live update, for example. */
const UNATTENDED_HEADER = 'x-unattended';

/** Finds out who is asking, for the guard. */
@Injectable()
export class CookieAuthenticator implements StaffAuthenticator {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: Sessions,
  ) {}

  async authenticate(request: FastifyRequest): Promise<LiveSession | null> {
    const token = this.cookie.read(request);
    return token && this.sessions.read(token, isAttended(request));
  }

  csrfMatches(request: FastifyRequest, given: string): boolean {
    const token = this.cookie.read(request);
    return token !== null && csrfMatches(token.key, given);
  }
}

/** A screen that refreshes itself must not keep a session alive that its person has walked away from. */
function isAttended(request: FastifyRequest): boolean {
  const stream = (request.headers.accept ?? '').includes('text/event-stream');
  return !stream && request.headers[UNATTENDED_HEADER] === undefined;
}
