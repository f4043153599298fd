import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Fields } from '../modules/report-form/index.js';

/** The fields of a form as they were posted. */
export type Posted = Readonly<Record<string, string | readonly string[]>>;

/** A field that no person sees and no browser fills: words in it are a bot's, or of a tool that fills in everything. */
export const HONEYPOT = 'comment';
/** Fields that steer a form; everything else a person chose or typed. */
const STEERING = new Set(['t', 'r', 'n', 'm', 'go', 'c', 'l', 'again', HONEYPOT]);
/** Begins the fields that say which of two texts is kept; see `made-from.ts`. */
export const KEEP_FIELD = 'k-';
const LANGUAGE_BUTTON = 'lang-';

/** The posted fields of a form, by name; empty for anything but a form. */
export function postedOf(request: FastifyRequest): Posted {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
  const texts = Object.entries(body as Record<string, unknown>).filter(
    (entry): entry is [string, string | string[]] =>
      typeof entry[1] === 'string' ||
      (Array.isArray(entry[1]) && entry[1].every((one) => typeof one === 'string')),
  );
  return Object.fromEntries(texts);
}

/** The same as a map of lists, which no name such as `__proto__` can confuse. */
export function fieldsOf(posted: Posted): Fields {
  return new Map(Object.entries(posted).map(([name, values]) => [name, [values].flat()]));
}

/** The only or first value of a field, or null. */
export function fieldOf(posted: Posted, name: string): string | null {
  const value = Object.hasOwn(posted, name) ? posted[name] : undefined;
  return value === undefined ? null : ([value].flat()[0] ?? null);
}

/** What a person chose or typed, without what steers the form and what was left empty. */
export function saidIn(posted: Posted): string[] {
  return Object.entries(posted)
    .filter(([name]) => !STEERING.has(name) && !name.startsWith(KEEP_FIELD))
    .flatMap(([, values]) => values)
    .filter((value) => value.trim() !== '');
}

/** The button that a form was sent with; Continue where none was named. */
export function buttonOf(posted: Posted): string {
  return fieldOf(posted, 'go') ?? 'next';
}

/** The button that asks for every country in the list of a step. */
export const ALL_COUNTRIES_BUTTON = 'countries';

/** What can be read beside the way: more numbers, or what is kept. */
export type SidePageName = 'help' | 'privacy';
/** Where it has a page of its own. */
export const SIDE_PAGE_PATHS: Readonly<Record<SidePageName, string>> = { help: '/help', privacy: '/p' };

/** What the button asks to read beside the way; null: it is another button. */
export function sidePageOf(posted: Posted): SidePageName | null {
  const go = buttonOf(posted);
  return go === 'help' || go === 'privacy' ? go : null;
}

/** What the button asks to change, as it was posted: the country, the language, or neither. */
export function changeOf(posted: Posted): { country?: string; language?: string } {
  const go = buttonOf(posted);
  const country = fieldOf(posted, 'c');
  if (go.startsWith(LANGUAGE_BUTTON)) return { language: go.slice(LANGUAGE_BUTTON.length) };
  return go === 'country' && country !== null ? { country } : {};
}

const NONCE_BYTES = 16;
const NONCE = /^[A-Za-z0-9_-]{20,64}$/;

/** What a form carries so that sending it twice adds once: 22 random characters of base64url. */
export function newFormNonce(): string {
  return randomBytes(NONCE_BYTES).toString('base64url');
}

/** The nonce that a form was sent with; null where it is none of ours. */
export function formNonceOf(posted: Posted): string | null {
  const nonce = fieldOf(posted, 'n') ?? '';
  return NONCE.test(nonce) ? nonce : null;
}

/**
 * Whether something filled in the field that nobody sees. It is asked once more, on a page without that field, and nothing is
 * done until then: a bot that fills in every form goes no further, a person whose tool did it presses the button again and
 * loses nothing. To answer such a form with a made-up success would lose that person's report.
 */
export function isBot(posted: Posted): boolean {
  return (fieldOf(posted, HONEYPOT) ?? '') !== '';
}

/** The only or first value of a query parameter, or null. */
export function queryOf(request: FastifyRequest, name: string): string | null {
  return fieldOf((request.query ?? {}) as Posted, name);
}

/** The path of a request without its query. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/';
}

/** What was chosen on the page, as the next one takes it: the query of a request, with its question mark, or empty. */
export function searchOf(request: FastifyRequest): string {
  return new URL(request.url, 'http://site').search;
}
