import { getDomain } from 'tldts';
import { readLink, siteOf, type ReadLink } from './links.js';
import { withoutClosing } from './marks.js';

export interface TakenLinks {
  links: ReadLink[];
  /** The words around them. */
  rest: string;
}

/** Schemes that begin a link wherever they stand in a token. */
const SCHEME =
  /(?:https?|hxxps?|ftp|tg|whatsapp|instagram|fb|fb-messenger|twitter|snapchat|discord|reddit|tiktok|snssdk\d{3,6}|youtube|vnd\.youtube|intent):\/\/|(?:tg|vnd\.youtube):(?=[a-z])/i;
/** A host without a scheme, and what may follow it. */
const BARE = /^((?:[\p{L}\p{M}\p{N}_-]+\.)+\p{L}[\p{L}\p{M}\p{N}-]+)(?::\d{1,5})?([/?#].*)?$/u;
/** As Reddit writes its own addresses. */
const REDDIT_POST = /^\/?r\/\w{2,30}\/(?:comments|s)\/\w+/i;
const BEFORE = new Set('([{<"\'`*“”‘’«»„‚|•>~');

/**
 * The links in a text, and the text without them. `domains`: a host alone is a link too; else only one of a site that is known,
 * as `some.one` is more often a user name. `text`: visible.
 */
export function takeLinks(text: string, { domains }: { domains: boolean }): TakenLinks {
  const links: ReadLink[] = [];
  const rest: string[] = [];
  for (const token of text.replace(/[,;|)\]]+(?=https?:\/\/)/gi, ' ').split(' ')) {
    const found = cut(token, domains);
    const link = found && readLink(found.link);
    if (link) links.push(link);
    const left = link ? found.before : token;
    if (left !== '') rest.push(left);
  }
  return { links, rest: rest.join(' ') };
}

/** The link in a token and what stands before it. */
function cut(token: string, domains: boolean): { before: string; link: string } | null {
  const scheme = SCHEME.exec(token);
  if (scheme) return { before: token.slice(0, scheme.index), link: ended(token.slice(scheme.index)) };
  let start = 0;
  while (BEFORE.has(token.charAt(start))) start++;
  const label = /^[\p{L}]+[:=](?=[\p{L}\p{N}])/u.exec(token.slice(start));
  const from = start + (label?.[0].length ?? 0);
  const link = ended(token.slice(from));
  if (REDDIT_POST.test(link))
    return { before: token.slice(0, from), link: `reddit.com/${link.replace(/^\//, '')}` };
  const [, host, path] = BARE.exec(link) ?? [];
  if (host === undefined) return null;
  const known = siteOf(host.toLowerCase()) !== null;
  return known || ((domains || path !== undefined) && isDomain(host))
    ? { before: token.slice(0, from), link }
    : null;
}

const isDomain = (host: string): boolean => getDomain(host, { validateHostname: true }) !== null;

/** Without what a sentence puts behind a link, and the bracket that closes one that stood before it. */
function ended(link: string): string {
  const text = /^[^<>"|`^{}\\]*/.exec(link)?.[0] ?? '';
  return withoutClosing(text);
}
