import { parseLink, platformOfHost } from './platforms.js';

/** Something by which an offender can be found again, as it was typed. */
export interface RawIdentifier {
  type: 'handle' | 'phone' | 'email' | 'payment';
  platform: string | null;
  value: string;
}

export interface RawLocation {
  platform: string;
  value: string;
}

const EMAIL = /^[^\s@/]+@[^\s@/]+\.[^\s@/.]{2,}$/;
/** A UPI id is `name@bank`, with no dot after the sign. */
const PHONE = /^\+?[\p{Nd}\s().\-/]{6,30}$/u;
const PROFILE_PATHS: Readonly<Record<string, RegExp>> = {
  facebook:
    /^\/(?!groups\/|watch\/|photo|share\/|reel\/|[^/]+\/(?:posts|videos|photos)\/)[^/?#]+\/?(?:[?#].*)?$/,
  instagram: /^\/(?!p\/|reel\/|stories\/|explore\/|tv\/)[^/?#]+\/?(?:[?#].*)?$/,
  threads: /^\/@[^/?#]+\/?(?:[?#].*)?$/,
  telegram: /^\/(?!\+|joinchat\/|c\/|s\/)[^/?#]+\/?(?:[?#].*)?$/,
  x: /^\/(?!i\/|search|hashtag\/)[^/?#]+\/?(?:[?#].*)?$/,
  snapchat: /^\/add\/([^/?#]+)\/?(?:[?#].*)?$/,
  tiktok: /^\/@[^/?#]+\/?(?:[?#].*)?$/,
  youtube: /^\/@[^/?#]+\/?(?:[?#].*)?$/,
  reddit: /^\/(?:u|user)\/([^/?#]+)\/?(?:[?#].*)?$/,
  onlyfans: /^\/[^/?#]+\/?(?:[?#].*)?$/,
  whatsapp: /^\/(\+?[0-9]+)\/?(?:[?#].*)?$/,
};

/** One line of "user name, link, e-mail or phone number": what it is, by its form alone. A link to no profile is a location. */
export function readContact(
  line: string,
  platform: string | null,
): { identifier: RawIdentifier } | { location: RawLocation } {
  if (EMAIL.test(line)) return { identifier: { type: 'email', platform: null, value: line } };
  if (isPhone(line)) return { identifier: { type: 'phone', platform, value: line } };
  const link = line.startsWith('@') ? null : parseLink(line);
  if (!link || !looksLikeLink(line, link)) return { identifier: { type: 'handle', platform, value: line } };
  const place = platformOfHost(link.host);
  const name = profileName(place, link.path);
  if (name === null) return { location: { platform: place, value: line } };
  return { identifier: { type: place === 'whatsapp' ? 'phone' : 'handle', platform: place, value: name } };
}

/** One line of "where are the pictures": always a location, with the platform its host tells. */
export function readLocation(line: string): RawLocation {
  const link = parseLink(line);
  return { platform: link ? platformOfHost(link.host) : 'other', value: line };
}

function isPhone(line: string): boolean {
  return PHONE.test(line) && (line.match(/\p{Nd}/gu)?.length ?? 0) >= 6;
}

/** `some.name` is a user name; `example.com/x`, `https://...` and the bare host of a known platform are links. */
function looksLikeLink(line: string, link: { host: string; path: string }): boolean {
  return /^https?:\/\//i.test(line) || link.path !== '' || platformOfHost(link.host) !== 'other';
}

function profileName(platform: string, path: string): string | null {
  const pattern = Object.hasOwn(PROFILE_PATHS, platform) ? PROFILE_PATHS[platform] : undefined;
  const found = pattern?.exec(path);
  if (!found) return null;
  const name = found[1] ?? path.split(/[/?#]/)[1] ?? '';
  return name === '' || name.includes('.php') ? null : decoded(name.replace(/^@/, ''));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
