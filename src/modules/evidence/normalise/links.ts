import { getDomain } from 'tldts';
import { readUrl } from '../../../platform/text/index.js';
import { PLATFORMS, type PlatformName } from '../../vocabulary/index.js';
import { visible } from './fold.js';
import { APP_LINKS, REDIRECTORS, SITES } from './more-sites.data.js';
import { fill, match, pattern, type Pattern } from './patterns.js';
import type { SiteData, Target } from './sites.data.js';

/** What a link says. Nothing is fetched or resolved: all of it stands in the link. */
export interface ReadLink {
  platform: PlatformName;
  /** A user name of the platform, its letters folded. */
  handle: string | null;
  /** The number or key of an account. */
  id: string | null;
  /** As it stands in the link: with a country code, mostly without a plus. */
  phone: string | null;
  /** A post, group or page, in the one spelling of all links to it; null for a profile. */
  place: string | null;
  /** Where the profile is found; the place itself where it is none. */
  address: string;
  /** The registrable domain, where nobody but its owner writes there; null on the platforms and for an IP address. */
  domain: string | null;
}

interface Site extends SiteData {
  host: string;
  compiled: readonly (readonly [Pattern, Target])[];
  reserved: ReadonlySet<string>;
}

/** Parameters that say how a link was passed on, on whatever site. What a single site adds is left out by its `keeps`. */
const TRACKING =
  /^(?:utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|ig_rid|si|ref|ref_src|ref_url|refsrc|referrer|feature|mibextid|share_id|rdid|_rdc|_rdr|__cft__.*|__tn__|__xts__.*|_ga|_gl|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|_branch_match_id|oly_anon_id|oly_enc_id|vero_id)$/i;
const HOST = /^(?:[\p{L}\p{M}\p{N}._-]+|\[[0-9a-f:.]+\])$/iu;
/** A host that is known for one without its scheme. */
const NAMED = /\.\p{L}[\p{L}\p{M}\p{N}-]+$/u;
/** Links that lead through links. */
const MOST_HOPS = 5;

const sites = new Map<string, Site>();
for (const [host, data] of Object.entries(SITES)) {
  const compiled = data.routes.map(([written, target]) => [pattern(written), target] as const);
  const site: Site = { ...data, host, compiled, reserved: new Set(data.never) };
  for (const name of [host, ...(data.also ?? [])]) sites.set(name, site);
}
const apps = APP_LINKS.map(([scheme, written, link]) => ({ scheme, pattern: pattern(written), link }));
const NOBODY: ReadonlySet<string> = new Set();

/** The site of a host: that of the longest of its parents that is known, and what stands before that. */
export function siteOf(host: string): { site: Site; before: string } | null {
  const labels = host.split('.');
  for (let from = 0; from < labels.length - 1; from++) {
    const site = sites.get(labels.slice(from).join('.'));
    if (site) return { site, before: labels.slice(0, from).join('.') };
  }
  return null;
}

/** What an address of the web or of an app says; null for what is neither. `text`: one token, visible, nothing around it. */
export function readLink(text: string): ReadLink | null {
  const url = target(text);
  if (!url || !HOST.test(url.hostname)) return null;
  return /^(?:https?|ftp):$/.test(url.protocol) ? readWeb(url) : readApp(url);
}

/** A link of an app that says nothing more: a place within it. */
function readApp(url: URL): ReadLink {
  const scheme = url.protocol.slice(0, -1);
  const place = whole(
    `${scheme}://`,
    url.hostname.toLowerCase(),
    addressRest(url, partsOf(url.pathname), undefined),
  );
  const platform = PLATFORMS.find((name) => scheme.includes(name)) ?? 'other';
  return { platform, handle: null, id: null, phone: null, place, address: place, domain: null };
}

/** The address that a token leads to in the end: an app's link as one of the web, redirections taken off. */
function target(text: string): URL | null {
  let url = parsed(text);
  for (let hop = 0; url && hop < MOST_HOPS; hop++) {
    const next: string | null = appLink(url) ?? redirected(url) ?? fragment(url);
    if (next === null) return url;
    url = parsed(next) ?? url;
  }
  return url;
}

function parsed(text: string): URL | null {
  const plain = text.replace(/^hxxp/i, 'http').replace(/\[\.\]|\(\.\)/g, '.');
  const intent = /^intent:\/\/([^#]*)#Intent;(?:.*;)?scheme=([a-z][a-z0-9+.-]*)(?:;|$)/i.exec(plain);
  if (intent) return parsed(`${intent[2]}://${intent[1]}`);
  const tight = /^(tg|vnd\.youtube|fb):(?!\/)(.+)$/i.exec(plain);
  if (tight) return parsed(`${tight[1]}://${tight[2]}`);
  const candidate = /^[a-z][a-z0-9+.-]*:\/\//i.test(plain) ? plain : `https://${plain.replace(/^\/\//, '')}`;
  return readUrl(candidate);
}

function appLink(url: URL): string | null {
  const scheme = url.protocol.slice(0, -1).replace(/^snssdk\d+$/, 'tiktok');
  if (scheme === 'fb' && url.searchParams.has('href')) return url.searchParams.get('href');
  if (!apps.some((app) => app.scheme === scheme)) return null;
  const path = partsOf(`${url.host}/${url.pathname}`);
  for (const app of apps) {
    if (app.scheme !== scheme) continue;
    const params = match(app.pattern, path, url.searchParams, NOBODY);
    if (params)
      return fill(app.link, new Map([...params].map(([name, value]) => [name, encodeURIComponent(value)])));
  }
  return null;
}

function redirected(url: URL): string | null {
  const host = url.hostname.replace(/^www\./, '');
  const found = REDIRECTORS.find(
    ([name, path]) =>
      (host === name || host.endsWith(`.${name}`) || googled(host, name)) && path.test(url.pathname),
  );
  for (const parameter of found?.[2] ?? []) {
    const next = url.searchParams.get(parameter);
    if (next === null || next === '') continue;
    if (/^https?:\/\//i.test(next)) return visible(next);
    if (next.startsWith('/') && !next.startsWith('//')) return `${url.origin}${visible(next)}`;
    if (/^[\w-]+(?:\.[\w-]+)+\//.test(next)) return visible(next);
  }
  return null;
}

/** Google redirects under the domain of every country. */
const googled = (host: string, name: string): boolean =>
  name === 'google.com' && /^(?:[a-z]+\.)?google\.(?:com?\.)?[a-z]{2,3}$/.test(host);

/** What web.telegram.org and old links of Twitter have behind the `#`. */
function fragment(url: URL): string | null {
  const hash = unescaped(url.hash.slice(1));
  if (hash === '') return null;
  if (url.hostname === 'web.telegram.org') {
    const address = /tgaddr=([^&]+)/.exec(hash)?.[1];
    if (address) return unescaped(address);
    const name = /^(?:\/?im\?p=)?@([\w]+)/.exec(hash)?.[1];
    if (name) return `https://t.me/${name}`;
    const user = /^(?:\/?im\?p=u)?(\d{4,20})(?:_\d+)?$/.exec(hash)?.[1];
    if (user) return `https://telegram.org/user/${user}`;
    const group = /^(?:\/?im\?p=[cgs])?-?(\d{4,20})(?:_\d+)*$/.exec(hash)?.[1];
    return group ? `https://t.me/c/${group.replace(/^100(?=\d{10})/, '')}` : null;
  }
  const bang = /^!\/@?(\w+)/.exec(hash)?.[1];
  return bang && siteOf(url.hostname)?.site.host === 'x.com' ? `https://x.com/${bang}` : null;
}

function readWeb(url: URL): ReadLink {
  const host = url.hostname.toLowerCase().replace(/\.+$/, '');
  const known = siteOf(host);
  const own = known ? known.site.host : bareHost(host);
  const path = partsOf(url.pathname);
  if (known?.site.host === 't.me' && /^[a-z][a-z0-9_]{3,}$/.test(known.before)) path.unshift(known.before);
  const address = addressOf(own, url, path, known?.site.keeps);
  const base: ReadLink = {
    platform: known?.site.platform ?? 'other',
    handle: null,
    id: null,
    phone: null,
    place: address,
    address,
    domain: known ? null : getDomain(host, { allowPrivateDomains: true }),
  };
  if (!known) return base;
  for (const [written, given] of known.site.compiled) {
    const params = match(written, path, url.searchParams, known.site.reserved);
    if (!params) continue;
    const filled = (template: string | undefined) => (template === undefined ? null : fill(template, params));
    const [handle, id, phone] = [filled(given.handle), filled(given.id), filled(given.phone)];
    const place =
      given.place === '*' ? address : given.place === undefined ? null : fill(given.place, placed(params));
    return {
      ...base,
      handle,
      id,
      phone,
      place,
      address: place ?? profileOf(known.site, { handle, id, phone }) ?? address,
    };
  }
  return base;
}

/** The names of a place as an address spells them. */
const placed = (params: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...params].map(([name, value]) => [name, escaped(value)]));

function profileOf(
  site: Site,
  { handle, id, phone }: Pick<ReadLink, 'handle' | 'id' | 'phone'>,
): string | null {
  if (phone !== null) return `${site.host}/${phone.replace(/\D/g, '')}`;
  if (id !== null && site.profileById) return site.profileById.replace(':id', escaped(id));
  if (handle === null || !site.profile) return null;
  // A name with a folder of its own stands without the sign.
  return handle.includes('/') ? `${site.host}/${handle}` : site.profile.replace(':user', escaped(handle));
}

/** An address without what differs between two copies of it: scheme, `www`, port of the scheme, tracking, last slash. */
function addressOf(
  host: string,
  url: URL,
  path: readonly string[],
  keeps: readonly string[] | undefined,
): string {
  const named = getDomain(host, { validateHostname: true }) !== null && NAMED.test(host);
  const scheme = named ? '' : 'http://';
  return whole(scheme, host, addressRest(url, path, keeps));
}

function addressRest(url: URL, path: readonly string[], keeps: readonly string[] | undefined): string {
  // A site that is known reads the first of several of one name.
  const query = [...url.searchParams]
    .filter(([name]) => (keeps ? keeps.includes(name) : !TRACKING.test(name)))
    .filter(([name], at, all) => !keeps || all.findIndex(([other]) => other === name) === at)
    .map(([name, value]): [string, string] => [visible(name), visible(value)])
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  const port = url.port === '' ? '' : `:${url.port}`;
  const search = query.length === 0 ? '' : `?${new URLSearchParams(query).toString()}`;
  const hash = keeps ? '' : pageOf(url.hash);
  return `${port}${path.map((part) => `/${escaped(part)}`).join('')}${search}${hash}`;
}

/** The fragment where it is the page itself, as sites have it whose pages are made in the browser: `#/post/5`, `#!abc`. */
function pageOf(hash: string): string {
  const page = /^#([!/])(.+)$/.exec(hash);
  if (page?.[1] === undefined || page[2] === undefined) return '';
  const parts = partsOf(page[2]).map(escaped);
  return parts.length === 0 ? '' : `#${page[1]}${parts.join('/')}`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Without a first label that only names a kind of screen, where the rest is still a site of its own. */
function bareHost(host: string): string {
  const rest = host.replace(/^(?:www\d?|m|mobile|amp|touch)\./, '');
  return rest !== host && getDomain(rest, { allowPrivateDomains: true }) !== null ? rest : host;
}

/** The parts of a path, each as it was typed: a link spells what is not ASCII in percents. */
function partsOf(path: string): string[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => visible(unescaped(part)))
    .filter((part) => part !== '');
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As a link spells it: the signs of user names stay readable, those that a sentence puts behind a link do not. */
const escaped = (text: string): string =>
  encodeURIComponent(text)
    .replace(/%40/g, '@')
    .replace(/[!'()*~]/g, percent);

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/** An address that is read as the same one again where it stands in a sentence. */
const whole = (scheme: string, host: string, rest: string): string =>
  scheme + host + rest.replace(/[.*]$/, percent);
