import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Waiting } from '../crypto/index.js';
import { isWrite } from './cross-site.js';
import { hasHungUp, onHangUp } from './hang-up.js';
import { HttpError } from './http.errors.js';
import type { LiveCookies } from './live-cookies.js';
import { clientOf } from './rate-limit.js';
import { surfaceOf } from './surface.js';
import { Turns } from './turns.js';

/** How many posted forms are worked on at once. More would wait at the database instead, where nobody takes turns. */
const FORMS_AT_ONCE = 6;
/** How many pages that read the database. Together they leave one of its ten connections to the console. */
const PAGES_AT_ONCE = 3;
const MOST_WAITING = 1_000;

/**
 * Fastify hooks: forms posted to the site, and its pages that cost the database something, take turns by client, so that a
 * flood from one address waits behind itself. Those who bring the cookie of a live draft or session wait in a line of their
 * own, each draft with its own turns; bots and beginners in the other. Nobody is refused before 1,000 wait in a line; then the
 * newest of the client with most waiting is, with UNAVAILABLE and everything typed still there.
 *
 * Whoever hangs up before their turn has no work done. Whoever hangs up during it holds their place until the work has ended:
 * else a flood that never waits for an answer would have no limit at all.
 */
export class FormQueue {
  private readonly forms = new Turns(FORMS_AT_ONCE, MOST_WAITING);
  private readonly pages = new Turns(PAGES_AT_ONCE, MOST_WAITING);
  private readonly ends = new WeakMap<FastifyRequest, () => void>();

  constructor(private readonly live: Pick<LiveCookies, 'nameIn'>) {}

  /** preHandler: waits for the turn of a request. */
  readonly wait = (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const turns = this.turnsFor(request);
    if (!turns) return Promise.resolve();
    const { socket } = request.raw;
    if (hasHungUp(socket)) return nothing(reply);
    const cookie = this.live.nameIn(request);
    const standing = cookie === null ? 'new' : 'known';
    const client = cookie === null ? clientOf(request) : `${clientOf(request)}/${cookie}`;
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        client,
        start: () =>
          new Promise((ended) => {
            stopWatching();
            this.ends.set(request, ended);
            resolve();
          }),
        drop: () => {
          stopWatching();
          reject(new HttpError('UNAVAILABLE'));
        },
      };
      const stopWatching = onHangUp(socket, () => {
        turns.remove(standing, waiting);
        resolve(nothing(reply));
      });
      turns.add(standing, waiting);
    });
  };

  /** onSend: the work is done. A client that does not fetch its answer holds nobody up. */
  readonly end = (request: FastifyRequest, _reply: FastifyReply, payload: unknown, done: Done): void => {
    this.ends.get(request)?.();
    done(null, payload);
  };

  private turnsFor(request: FastifyRequest): Turns | null {
    if (surfaceOf(request) !== 'site') return null;
    if (isWrite(request)) return this.forms;
    return request.routeOptions.config.takesTurns ? this.pages : null;
  }
}

type Done = (error: Error | null, payload: unknown) => void;

/** Tells Fastify that there is nobody to answer: no later hook and no handler runs. */
function nothing(reply: FastifyReply): Promise<void> {
  reply.hijack();
  return Promise.resolve();
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A page that costs the database something: see `TakesTurns`. */
    takesTurns?: boolean;
  }
}
