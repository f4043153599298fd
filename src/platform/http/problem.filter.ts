import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { databaseError } from '../database/index.js';
import { AppLogger } from '../logging/index.js';
import { sendError } from './send-error.js';
import { classify } from './classify.js';

/** Milliseconds in which a database that takes nothing is one line in the log, not one for each request. */
const SAY_AGAIN_MS = 60_000;

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private saidAt = -Infinity;

  constructor(private readonly logger: AppLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer = classify(error);
    if (answer.unforeseen)
      this.logger.failure('http.request_failed', error, { route: request.routeOptions?.url });
    if (answer.code === 'UNAVAILABLE') this.sayUnavailable(error);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const allowed =
      answer.code === 'NOT_FOUND' && request.is404 ? request.server.knownRoutes.methodsAt(request) : [];
    if (allowed.length > 0) {
      reply.header('allow', allowed.join(', '));
      sendError({ ...answer, status: 405, code: 'METHOD_NOT_ALLOWED' }, request, reply);
    } else {
      sendError(answer, request, reply);
    }
  }

  /** A full disk, for one, shows nowhere else: such a database still answers whoever only asks. */
  private sayUnavailable(error: unknown): void {
    const now = performance.now();
    if (now - this.saidAt < SAY_AGAIN_MS) return;
    this.saidAt = now;
    this.logger.failure('http.database_unavailable', databaseError(error));
  }
}
