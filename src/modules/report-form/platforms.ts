import type { PlatformName } from '../vocabulary/index.js';

/** Hosts, without a leading `www.` or any other subdomain, and the platform they belong to. */
const HOSTS: Readonly<Record<string, PlatformName>> = {
  'facebook.com': 'facebook',
  'fb.com': 'facebook',
  'fb.watch': 'facebook',
  'messenger.com': 'facebook',
  'm.me': 'facebook',
  'instagram.com': 'instagram',
  'instagr.am': 'instagram',
  'threads.net': 'threads',
  'threads.com': 'threads',
  'whatsapp.com': 'whatsapp',
  'wa.me': 'whatsapp',
  'telegram.org': 'telegram',
  'telegram.me': 'telegram',
  't.me': 'telegram',
  'x.com': 'x',
  'twitter.com': 'x',
  't.co': 'x',
  'google.com': 'google',
  'goo.gl': 'google',
  'youtube.com': 'youtube',
  'youtu.be': 'youtube',
  'snapchat.com': 'snapchat',
  'tiktok.com': 'tiktok',
  'discord.com': 'discord',
  'discord.gg': 'discord',
  'discordapp.com': 'discord',
  'reddit.com': 'reddit',
  'redd.it': 'reddit',
  'pornhub.com': 'pornhub',
  'onlyfans.com': 'onlyfans',
  'bing.com': 'microsoft',
  'live.com': 'microsoft',
  'sharechat.com': 'sharechat',
};

/** A link as a person writes it, with or without a scheme: its host in lower case and its path. Null for anything else. */
export function parseLink(text: string): { host: string; path: string } | null {
  const found = /^(?:https?:\/\/)?([a-z0-9.-]+\.[a-z][a-z0-9-]+)(?::\d+)?(\/[^\s]*)?$/i.exec(text.trim());
  if (!found?.[1]) return null;
  return { host: found[1].toLowerCase(), path: found[2] ?? '' };
}

/** The platform of a host or of one of its parents; `other` for any other host. Pure string work: nothing is looked up. */
export function platformOfHost(host: string): PlatformName {
  const labels = host.toLowerCase().split('.');
  for (let from = 0; from < labels.length - 1; from++) {
    const parent = labels.slice(from).join('.');
    if (Object.hasOwn(HOSTS, parent)) return HOSTS[parent] ?? 'other';
  }
  return 'other';
}
