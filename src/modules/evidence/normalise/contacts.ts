import { takeAddresses } from './addresses.js';
import { Findings } from './findings.js';
import { fold, visible } from './fold.js';
import { isNoAnswer, isOnlyLabels, platformOfWord, withoutLabel } from './labels.js';
import type { ReadLink } from './links.js';
import { bare } from './marks.js';
import { linkedPhone, phoneRuns, plainMarks, validPhone, withoutRuns } from './phones.js';
import { takeLinks } from './take-links.js';

/** A longer line is no name, number or link. */
export const MOST_CHARACTERS = 4_096;

export interface Reading {
  /** Of the report, else of the desk, ISO 3166-1 alpha-2: whose numbers are written without their country code. */
  country: string | null;
  /** Where the offender was met, as it was chosen or typed: folded; null where it was not said. */
  platform: string | null;
}

/** Sites on which people give the number of an account. */
const NUMBERED = new Set(['facebook', 'discord', 'telegram', 'x', 'instagram', 'snapchat', 'youtube']);
const CLEAR = /^@|[._\d#]/;
const REDDIT_USER = /^\/?u\/([\w-]{2,30})$/i;
const REDDIT_GROUP = /^\/?r\/(\w{2,30})$/i;
const DISCORD_OLD = /^\S.{0,31}#\d{4}$/;
const SEPARATOR =
  / *[,;|،؛\n] *| +\/+ +|\/(?=@)| +(?:and|or|&|\+|और|या|আর|এবং|ও|आणि|మరియు|மற்றும்|اور) +| +(?=@)/iu;
const MENTION = /^<?@!?(\d{15,21})>?$/;

/** What one line says of a person: names, links, e-mail addresses, telephone numbers, in whatever mixture. Never throws. */
export function readContact(line: string, reading: Reading): Findings {
  const into = new Findings();
  const text = line.length > MOST_CHARACTERS ? '' : visible(line);
  const { links, rest } = takeLinks(spelled(text), { domains: false });
  for (const link of links) {
    addPerson(link, reading.country, into);
    if (link.place !== null) into.addPlace({ ...link, value: link.place });
  }
  const words = takePhones(takeAddresses(rest, 'contact', reading.country, into), reading, into);
  addNames(words, reading, into, !into.empty);
  return into;
}

/** With the signs that some people write as words, so that no machine finds an address. */
const spelled = (text: string): string =>
  text.replace(/ ?[[(] ?at ?[\])] ?/gi, '@').replace(/ ?[[(] ?dot ?[\])] ?/gi, '.');

/** The person of a link: its account, if it is of one. */
export function addPerson(link: ReadLink, country: string | null, into: Findings): void {
  if (link.handle !== null) into.addHandle(link.platform, link.handle);
  if (link.id !== null) into.addAccount(link.platform, link.id);
  if (link.phone !== null) into.add('phone', linkedPhone(link.phone, country));
}

/**
 * Takes the telephone numbers out of a text. What is no valid number counts as one only if nothing else is said.
 *
 * @returns the words that are left
 */
function takePhones(text: string, { country, platform }: Reading, into: Findings): string {
  const plain = plainMarks(text);
  const runs = phoneRuns(plain, country, 'contact');
  const valid = runs.filter(({ numbers }) => numbers.length > 0);
  for (const number of valid.flatMap(({ numbers }) => numbers)) into.add('phone', number);
  if (valid.length > 0) return withoutRuns(plain, runs);
  const around = withoutRuns(plain, runs);
  if (runs.length === 0) return takeParted(plain, country, into) ?? text;
  const labels = withoutLabel(`${around} 0`);
  const where = labels.platform ?? platform;
  if (around !== '' && !isOnlyLabels(around)) return text;
  for (const { digits, international } of runs) {
    if (!international && where !== null && NUMBERED.has(where)) into.addAccount(where, digits);
    else into.addPhone(international ? `+${digits}` : digits, country);
  }
  return '';
}

/** A number whose groups are parted as two numbers are: `98765/43210`. Null: there is none. */
function takeParted(text: string, country: string | null, into: Findings): string | null {
  if (!/^[\d+(][\d\s\-/.,()]{5,40}$/.test(text)) return null;
  const number = validPhone(text, country);
  if (number === null) return null;
  into.add('phone', number);
  return '';
}

/** @param beside - something else was found on the line: words count as a name only if they clearly are one */
function addNames(text: string, reading: Reading, into: Findings, beside: boolean): void {
  if (text === '' || isNoAnswer(text)) return;
  let platform = reading.platform;
  for (const part of partsOf(text)) {
    const labelled = withoutLabel(bare(part));
    const name = bare(labelled.text);
    platform = labelled.platform ?? platform;
    if (name === '' || isNoAnswer(name) || (beside && isOnlyLabels(name))) continue;
    const clear =
      name.startsWith('@') || (!name.includes(' ') && (labelled.platform !== null || name.includes('_')));
    if (!beside || clear) addName(name, platform, into);
  }
}

function addName(name: string, platform: string | null, into: Findings): void {
  const user = REDDIT_USER.exec(name)?.[1];
  const group = REDDIT_GROUP.exec(name)?.[1];
  const mention = MENTION.exec(name)?.[1];
  if (user !== undefined) into.addHandle('reddit', fold(user));
  else if (group !== undefined)
    into.addPlace({ platform: 'reddit', value: `reddit.com/r/${fold(group)}`, domain: null });
  else if (mention !== undefined) into.addAccount('discord', mention);
  else {
    // Discord writes `#0` behind a name of the new form.
    const folded = bare(fold(name.replace(/^[@\s]+/, '').replace(/#0{1,4}$/, '')));
    const old = platform === null && DISCORD_OLD.test(folded);
    if (folded !== '') into.addHandle(old ? 'discord' : platform, folded);
  }
}

/** Several names on one line; one where a separator may be part of it. */
function partsOf(text: string): string[] {
  return byLabels(text).flatMap((labelled) => {
    const beside = /^(.*\S) ?\(([^()]+)\)$/.exec(labelled);
    const inner = beside && withoutLabel(bare(beside[2] ?? ''));
    if (beside?.[1] !== undefined && inner?.platform && inner.text !== '' && !inner.text.includes(' '))
      return [...separated(beside[1]), beside[2] ?? ''];
    return separated(labelled);
  });
}

/** Each label with a sign begins a part: `insta: some.one snap: another`. */
function byLabels(text: string): string[] {
  const parts: string[] = [];
  for (const token of text.split(' ')) {
    const label = /^([\p{L}\p{M}]+)[:=]/u.exec(token)?.[1];
    const begins = label !== undefined && platformOfWord(label) !== null;
    if (begins || parts.length === 0) parts.push(token);
    else parts[parts.length - 1] += ` ${token}`;
  }
  return parts;
}

function separated(text: string): string[] {
  const parts = text.split(SEPARATOR).filter((part) => part !== '');
  const names = parts.map((part) => withoutLabel(bare(part)));
  const single = names.every((name) => name.text !== '' && !name.text.includes(' '));
  const sure = names.some((name) => name.platform !== null || CLEAR.test(name.text));
  // `Surname, Given`: one name.
  const listed = /[,;|،؛]/.test(text) && !parts.every((part) => /^\p{Lu}/u.test(part));
  if (parts.length > 1 && single && (sure || listed)) return parts;
  const slashed = text.split('/');
  const both = slashed.length > 1 && slashed.every((part) => /^\S*[._\d]\S*$/.test(part.trim()));
  return both ? slashed : [text];
}

/** The platform that a person chose or named in their own words, as identifiers carry it. */
export function platformKey(chosen: string | null, typed: string | null): string | null {
  if (chosen !== null && chosen !== 'other') return chosen;
  const named = typed === null ? '' : bare(fold(typed)).replace(/:/g, ' ');
  return named === '' || isNoAnswer(named) ? null : (platformOfWord(named) ?? named);
}
