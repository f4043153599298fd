import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from './classify.js';
import type { ProblemDto } from './problem.js';
import { renderSiteError } from './site-error-page.js';
import { surfaceOf, type Surface } from './surface.js';

const DETAIL: Readonly<Record<number, string>> = {
  400: 'The request could not be understood.',
  401: 'Sign in first.',
  403: 'This is not allowed.',
  404: 'There is nothing here that you can see.',
  405: 'This address does not take this method.',
  408: 'The request took too long to arrive.',
  409: 'This does not fit what is there now.',
  413: 'The request is too large.',
  414: 'The address is too long.',
  415: 'This kind of content is not accepted.',
  422: 'The request cannot be carried out as it is.',
  429: 'Too many requests. Wait a little and try again.',
  431: 'The head of the request is too large.',
  500: 'Something went wrong on our side.',
  503: 'The service cannot answer at the moment. Try again shortly.',
};

/** What an error says and in which form: a page on the site, problem+json on the console. */
export function bodyOf(
  answer: Pick<Answer, 'status' | 'code' | 'errors'> & Partial<Pick<Answer, 'told'>>,
  surface: Surface,
  page: () => string,
): { type: string; text: string } {
  if (surface === 'site') return { type: 'text/html; charset=utf-8', text: page() };
  const problem: ProblemDto = {
    type: 'about:blank',
    title: STATUS_CODES[answer.status] ?? 'Error',
    status: answer.status,
    code: answer.code,
    detail: DETAIL[answer.status] ?? 'The request was refused.',
    ...(answer.errors.length > 0 && { errors: [...answer.errors] }),
    ...answer.told,
  };
  return { type: 'application/problem+json; charset=utf-8', text: JSON.stringify(problem) };
}

/** Answers a failed request in the way of its surface. */
export function sendError(answer: Answer, request: FastifyRequest, reply: FastifyReply): void {
  void reply.status(answer.status);
  if (answer.retryAfter !== null) reply.header('retry-after', String(answer.retryAfter));
  if (answer.status === 413 || answer.status === 415) reply.header('connection', 'close');
  const page = (): string => renderSiteError(answer.status, answer.code, request);
  const { type, text } = bodyOf(answer, surfaceOf(request), page);
  void reply.type(type).send(text);
}
