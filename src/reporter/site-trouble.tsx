import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { setSiteErrorPage } from '../platform/http/index.js';
import type { MessageKey } from '../platform/i18n/index.js';
import { PageContexts } from './page-contexts.js';
import { fieldOf, pathOf, postedOf, type Posted } from './posted.js';
import { ADDABLE } from './read-added.js';
import { toHtml } from './pages/layout.js';
import { DraftExpiredPage } from './pages/draft-expired.page.js';
import { BrokenPage } from './pages/broken.page.js';
import { SignedOutPage } from './pages/signed-out.page.js';
import { MESSAGE_FIELD } from './pages/thread.page.js';
import { TroublePage } from './pages/trouble.page.js';

/** Failures that may pass: the same form, sent again, may work. */
const PASSING = new Set([429, 500, 503]);
const AGAIN: MessageKey = 'site.trouble.again';

/** The page that a person sees when the site could not do what was asked; it needs no database. */
@Injectable()
export class SiteTrouble implements OnModuleInit {
  constructor(private readonly pages: PageContexts) {}

  onModuleInit(): void {
    setSiteErrorPage((status, code, request) => this.render(status, code, request));
  }

  /** A whole HTML document. What was posted stays in it, ready to be sent again. */
  render(status: number, code: string, request: FastifyRequest): string {
    const path = pathOf(request);
    const page = this.pages.of(request, null, null, { path: isPage(path) ? path : '/' });
    const posted = request.method === 'POST' ? postedOf(request) : null;
    if (code === 'REPORTER_SESSION_REQUIRED') return toHtml(<SignedOutPage page={page} posted={posted} />);
    if (code === 'ENTRIES_TAMPERED')
      return toHtml(<BrokenPage page={page} typed={posted ? wordsIn(posted) : []} />);
    if (code === 'DRAFT_GONE') return toHtml(<DraftExpiredPage page={page} posted={null} />);
    const view = { page, title: 'site.trouble.title' as const, text: textFor(status) };
    const resend = posted !== null && PASSING.has(status) ? { resend: resendOf(path, posted) } : {};
    const next =
      PASSING.has(status) && posted === null
        ? { path, label: AGAIN }
        : { path: '/', label: 'site.trouble.start' as const };
    return toHtml(<TroublePage {...view} {...resend} next={[next]} />);
  }
}

/** What was typed on the page of the thread. The code, which may have come from another page, is not among it. */
function wordsIn(posted: Posted): string[] {
  return [MESSAGE_FIELD, ...ADDABLE.map(({ id }) => id)].flatMap(
    (name) => fieldOf(posted, name)?.trim() || [],
  );
}

function resendOf(
  action: string,
  fields: Posted,
): { action: string; fields: Posted; button: MessageKey; text: MessageKey } {
  return { action, fields, button: AGAIN, text: 'site.error.saving' };
}

/** Paths of ours only: what else was asked for is not written back into a page. */
function isPage(path: string): boolean {
  return /^\/(?:|help(?:\/\d{1,3})?|done|c|r(?:\/n)?|h\/[a-z0-9]{1,8})$/.test(path);
}

function textFor(status: number): MessageKey {
  if (status === 503) return 'site.trouble.busy';
  if (status === 429) return 'site.trouble.many';
  if (status === 413) return 'site.trouble.too_large';
  return status === 404 ? 'site.trouble.not_found' : 'site.trouble.other';
}
