import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** One for each draft or session that somebody used in this process within the hour, so far as there is room. */
const MOST_KEPT = 50_000;
const KEPT_MS = 60 * 60 * 1000;
/** Cookies of one request that are looked at. A browser brings two of ours. */
const MOST_LOOKED_AT = 8;

/**
 * The cookies that opened a draft or a session in this process, by a hash under a key of the process. A cookie that nobody has
 * seen open counts for nothing: anybody can make one up.
 */
export class LiveCookies {
  private readonly key = randomBytes(32);
  private readonly seen = new Map<string, number>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Remembers that this value opened something. */
  add(value: string): void {
    const name = this.nameOf(value);
    this.seen.delete(name);
    if (this.seen.size >= MOST_KEPT) this.seen.delete(this.seen.keys().next().value as string);
    this.seen.set(name, this.now());
  }

  /** Forgets it: what it opened is over. */
  delete(value: string): void {
    this.seen.delete(this.nameOf(value));
  }

  /** A name for the live cookie that a request brings, or null where it brings none. */
  nameIn(request: FastifyRequest): string | null {
    const pairs = (request.headers.cookie ?? '').split(';', MOST_LOOKED_AT);
    for (const pair of pairs) {
      const name = this.nameOf(pair.slice(pair.indexOf('=') + 1).trim());
      const at = this.seen.get(name);
      if (at !== undefined && this.now() - at < KEPT_MS) return name;
    }
    return null;
  }

  private nameOf(value: string): string {
    return createHmac('sha256', this.key).update(value).digest('base64url').slice(0, 22);
  }
}

/** Says that the cookie of this value has opened a draft or session, so that its browser does not wait among strangers. */
export function noteLiveCookie(request: FastifyRequest, value: string): void {
  request.server.liveCookies.add(value);
}

/** Says that what the cookie of this value opened is over. */
export function forgetLiveCookie(request: FastifyRequest, value: string): void {
  request.server.liveCookies.delete(value);
}

declare module 'fastify' {
  interface FastifyInstance {
    liveCookies: LiveCookies;
  }
}
