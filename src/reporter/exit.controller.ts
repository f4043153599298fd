import { setTimeout as delay } from 'node:timers/promises';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentSite } from '../modules/site-settings/index.js';
import { Public } from '../platform/http/index.js';
import { readUrl } from '../platform/text/index.js';
import { SiteCookies } from './cookies.js';
import { PageContexts } from './page-contexts.js';

/** The longest that leaving waits for the database. */
const PATIENCE_MS = 1_000;

/** Leaving at once. */
@Controller('exit')
export class ExitController {
  constructor(
    private readonly current: CurrentSite,
    private readonly cookies: SiteCookies,
    private readonly pages: PageContexts,
  ) {}

  /** A plain link, so a GET; it changes nothing that could be wanted back by anyone but the person who leaves. */
  @Get()
  @Public('site')
  async exit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // A link on another site, or a window that it opens, may send a person away, but not take from them what they have written.
    if (cameFromElsewhere(request)) return this.leave(request, reply);
    // Whatever fails or hangs behind it, the browser must forget and the person must get away. What could not be deleted by
    // then may still be; else it expires within the hour, and only the cookie that the browser now drops could have opened it.
    await atMost(PATIENCE_MS, this.cookies.endAll(request, reply));
    this.leave(request, reply);
  }

  private leave(request: FastifyRequest, reply: FastifyReply): void {
    void reply.redirect(this.current.get().exitPage(this.pages.choiceOf(request).country), 303);
  }
}

/**
 * Whether a page of another site asked for this: by Fetch Metadata (W3C), and where a browser sends none, by the Origin or the
 * Referer. Our own pages send neither; nor is there one where somebody types the address.
 */
function cameFromElsewhere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const asking = headers.origin ?? headers.referer;
  if (asking === undefined || asking === '') return false;
  return readUrl(asking)?.host !== headers.host;
}

/** Waits until the work has ended, well or not, but no longer than `ms`. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  const over = new AbortController();
  const ended = work.catch(() => undefined);
  await Promise.race([ended, delay(ms, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
}
