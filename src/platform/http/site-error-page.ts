import type { FastifyRequest } from 'fastify';

/** Renders the page a person on the public site sees when something went wrong: a whole HTML document. */
export type SiteErrorPage = (status: number, code: string, request: FastifyRequest) => string;

/** The page that says least: for when there is nothing to render a better one from. */
export const plainErrorPage = (status: number): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${status}</title><p>This page did not work. Please go back and try again.</p></html>`;

let page: SiteErrorPage = plainErrorPage;

/** Registered once by the public site, so that the floor needs to know nothing of its looks or languages. */
export function setSiteErrorPage(render: SiteErrorPage): void {
  page = render;
}

/** The site's error page; the plain one when the site's own fails, because an error page must not fail. */
export function renderSiteError(status: number, code: string, request: FastifyRequest): string {
  try {
    return page(status, code, request);
  } catch {
    return plainErrorPage(status);
  }
}
