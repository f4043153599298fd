import type { FastifyReply, FastifyRequest } from 'fastify';
import { FairLane } from '../crypto/index.js';
import { isWrite } from './cross-site.js';
import { HttpError } from './http.errors.js';
import { clientOf } from './rate-limit.js';
import { surfaceOf } from './surface.js';

/** How many posted forms are worked on at once. More would wait at the database instead, where nobody takes turns. */
const AT_ONCE = 6;
const MOST_WAITING = 1_000;

/**
 * Fastify preHandler hook: posted forms of the site take turns by client, so that a flood from one address waits behind itself.
 * The forms of an address have two lines: those that bring a cookie, as whoever is on their way through a report does, and
 * those that do not, as bots and beginners. Nobody is refused before 1,000 wait; then the newest of the longest line is, with
 * UNAVAILABLE and everything typed still there.
 */
export function takeTurns(): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const lane = new FairLane(MOST_WAITING);
  let running = 0;
  const startNext = (): void => {
    while (running < AT_ONCE) {
      const next = lane.take();
      if (!next) return;
      running += 1;
      void next.start().finally(() => {
        running -= 1;
        startNext();
      });
    }
  };
  return (request, reply) => {
    if (!isWrite(request) || surfaceOf(request) !== 'site') return Promise.resolve();
    const line = request.headers.cookie === undefined ? 'new' : 'known';
    return new Promise((resolve, reject) => {
      lane.add({
        client: `${clientOf(request)} ${line}`,
        start: () =>
          new Promise((ended) => {
            // Whoever has gone meanwhile needs no turn, but the request still has to end.
            if (reply.raw.destroyed || reply.raw.closed) ended();
            else reply.raw.once('close', ended);
            resolve();
          }),
        drop: () => reject(new HttpError('UNAVAILABLE')),
      });
      startNext();
    });
  };
}
