import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/index.js';
import { parseToken } from '../../platform/crypto/index.js';
import { readCookie, setCookie } from '../../platform/http/index.js';
import type { DeviceCookie } from './staff-devices.service.js';

const NAME = 'device';
/** As long as a browser keeps any cookie. */
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

/** The cookie of a browser that somebody signed in from. It outlives sessions, and signing out. */
@Injectable()
export class StaffDeviceCookie {
  constructor(private readonly config: Config) {}

  read(request: FastifyRequest): DeviceCookie | null {
    const text = readCookie(this.config, request, NAME);
    const token = text === null ? null : parseToken(text);
    return text !== null && token ? { text, ...token } : null;
  }

  set(request: FastifyRequest, reply: FastifyReply, text: string): void {
    setCookie(this.config, request, reply, NAME, text, { maxAge: MAX_AGE_SECONDS });
  }
}
