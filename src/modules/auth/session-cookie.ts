import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/index.js';
import { parseToken, type Token } from '../../platform/crypto/index.js';
import { clearCookie, readCookie, setCookie } from '../../platform/http/index.js';

const NAME = 'staff';

/** The cookie of a staff session. It ends with the browser; how long it is worth something, the sessions table says. */
@Injectable()
export class SessionCookie {
  constructor(private readonly config: Config) {}

  read(request: FastifyRequest): Token | null {
    const text = readCookie(this.config, request, NAME);
    return text === null ? null : parseToken(text);
  }

  set(request: FastifyRequest, reply: FastifyReply, text: string): void {
    setCookie(this.config, request, reply, NAME, text);
  }

  clear(request: FastifyRequest, reply: FastifyReply): void {
    clearCookie(this.config, request, reply, NAME);
  }
}
