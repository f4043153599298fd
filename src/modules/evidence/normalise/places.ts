import { takeAddresses } from './addresses.js';
import { addPerson, MOST_CHARACTERS, readContact, type Reading } from './contacts.js';
import { Findings } from './findings.js';
import { fold, visible } from './fold.js';
import { isNoAnswer, withoutLabel } from './labels.js';
import { bare } from './marks.js';
import { takeLinks } from './take-links.js';

const MOST_ROUNDS = 4;

/**
 * What one line says of where something is: each link as a place, and whoever's page or post it is; a line without a link as the
 * place that it describes. Never throws.
 *
 * @param rounds - how often what is left of a line may be read again
 */
export function readPlace(line: string, reading: Reading, rounds = MOST_ROUNDS): Findings {
  const into = new Findings();
  const text = line.length > MOST_CHARACTERS ? '' : visible(line);
  const { links, rest } = takeLinks(text, { domains: true });
  for (const link of links) {
    into.addPlace({ ...link, value: link.address });
    addPerson(link, reading.country, into);
  }
  if (links.length > 0 || text === '') return into;
  takeAddresses(rest, 'contact', reading.country, into);
  if (into.places.length > 0) return into;
  const name = withoutLabel(bare(text));
  const isName = /^@[^\s@]+$/.test(name.text) || (name.platform !== null && !name.text.includes(' '));
  if (isName) into.addAll(readContact(text, { ...reading, platform: null }));
  if (into.places.length > 0 || isNoAnswer(text)) return into;
  const left = bare(fold(text).replace(/["“”«»„‟]/g, ''));
  // What is left without its marks may be a link after all.
  if (left !== text && rounds > 0) into.addAll(readPlace(left, reading, rounds - 1));
  else if (left === text) into.addPlace({ platform: 'other', value: left, domain: null });
  return into;
}
