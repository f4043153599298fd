import type { FastifyReply, FastifyRequest } from 'fastify';
import { FairQueue } from '../crypto/index.js';
import { isWrite } from './cross-site.js';
import { HttpError } from './http.errors.js';
import { clientOf } from './rate-limit.js';
import { surfaceOf } from './surface.js';

/** How many posted forms are worked on at once. More would wait at the database instead, where nobody takes turns. */
const AT_ONCE = 6;
const MOST_WAITING = 1_000;

/**
 * Fastify hooks: posted forms of the site take turns by client, so that a flood from one address waits behind itself. The forms
 * of an address have two lines: those that bring a cookie, as whoever is on their way through a report does, and those that do
 * not, as bots and beginners. Nobody is refused before 1,000 wait; then the newest of the longest line is, with UNAVAILABLE and
 * everything typed still there.
 */
export class FormQueue {
  private readonly lane = new FairQueue(MOST_WAITING);
  private readonly ends = new WeakMap<FastifyRequest, () => void>();
  private running = 0;

  /** preHandler: waits for the turn of a posted form. */
  readonly wait = (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!isWrite(request) || surfaceOf(request) !== 'site') return Promise.resolve();
    const line = request.headers.cookie === undefined ? 'new' : 'known';
    return new Promise((resolve, reject) => {
      this.lane.add({
        client: `${clientOf(request)} ${line}`,
        start: () =>
          new Promise((ended) => {
            this.ends.set(request, ended);
            // Whoever has gone meanwhile needs no turn, but the request still has to end.
            if (reply.raw.destroyed || reply.raw.closed) ended();
            else reply.raw.once('close', ended);
            resolve();
          }),
        drop: () => reject(new HttpError('UNAVAILABLE')),
      });
      this.startNext();
    });
  };

  /** onSend: the work is done. A client that does not fetch its answer holds nobody up. */
  readonly end = (request: FastifyRequest, _reply: FastifyReply, payload: unknown, done: Done): void => {
    this.ends.get(request)?.();
    done(null, payload);
  };

  private startNext(): void {
    while (this.running < AT_ONCE) {
      const next = this.lane.take();
      if (!next) return;
      this.running += 1;
      void next.start().finally(() => {
        this.running -= 1;
        this.startNext();
      });
    }
  }
}

type Done = (error: Error | null, payload: unknown) => void;
